/** The frame of the page: header, footer, navigation. */
export default {
  title: 'Earshot: how far could your song carry?',
  description:
    'Drop an unreleased song and learn, privately and offline, how its sound compares with released songs.',
  yourSongs: 'Your songs',
  skip: 'Skip to the content',
  language: 'Language',
  viewFailed: 'This page could not be loaded. Check the connection and open it again.',
  toStart: 'Earshot, to the start',
  anotherSong: 'Another song',
  songFile: 'Song file',
  noFile: 'There was no file in that. Drop a song file.',
  letGo: 'Let go',
  onDevice: 'On this device',
  sent: '{{size}} sent',
  sentUnknown: 'Bytes sent: not known',
  sentMeaning: 'Measured on this page: everything that it has sent to anyone since it was opened.',
  colours: {
    auto: 'Colours: as the system. Switch to light',
    light: 'Colours: light. Switch to dark',
    dark: 'Colours: dark. Switch to as the system',
  },
  offlineReady: 'Ready offline',
  decoder: {
    present: 'All formats work offline',
    absent: 'All formats offline ({{size}})',
    fetching: 'Fetching the extra decoder …',
    failed: 'That did not arrive. Try again when you are connected.',
  },
  privacy: 'Privacy',
  aboutModel: 'About the model',
  licences: 'Licences',
} as const;
