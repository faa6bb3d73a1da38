/** Installing the app, and its new versions. */
export default {
  title: 'Keep Earshot on this device',
  why: 'Installed, it opens like any app, works without a network, and your songs can be shared into it or opened with it.',
  whyPlain: 'Installed, it opens like any app and works without a network.',
  install: 'Install',
  how: 'How to install it',
  notNow: 'No, thanks',
  done: 'Earshot is installed.',
  steps: {
    appleShare: 'Tap the share button of the browser.',
    appleAdd: 'Choose “Add to Home Screen”. You may have to scroll for it.',
    appleConfirm: 'Tap “Add”. Earshot is now among your apps.',
    appleLimit:
      'iPhone and iPad do not show web apps in their share menu: there, bring songs with the button “Choose a song”, which also opens your files.',
    macFile: 'Open the menu “File” and choose “Add to Dock”.',
    macConfirm: 'Click “Add”. Earshot is now among your apps.',
    menuOpen: 'Open the menu of the browser.',
    menuInstall: 'Choose “Install” or “Add app to Home screen”.',
  },
  update: {
    title: 'A new version of Earshot is here.',
    hint: 'Reload when you like. The song on the page stays.',
    reload: 'Reload',
    later: 'Later',
    notKept: 'This browser has no room to keep the song while it reloads. You would have to choose it again.',
    reloadAnyway: 'Reload all the same',
  },
} as const;
