/** The page about privacy: what is counted, what is forbidden, how to check it, deleting everything. */
export default {
  back: 'Back',
  title: 'Private, and how to check it',
  lead: 'Your songs are analysed on this device. Nothing about them is sent to anyone: not the sound, not the title, not the result. You need not believe that. You can see it.',
  counted: {
    title: 'Counted on this page',
    none: 'Nothing is counted in this browser.',
    foreign: 'Requests to anyone else',
    refused: 'Requests stopped before they left',
    own: 'Requests for its own files, mostly answered by the copy on this device',
    since: 'Counted for',
    byWorker: 'The service worker counts: it sees every request of this page and of its workers.',
    byPage: 'The page itself counts, until its service worker is in charge.',
    limits: 'What the browser and its extensions send by themselves, no page can see.',
  },
  forbidden: {
    title: 'Forbidden, not only promised',
    text: 'The page carries a Content-Security-Policy. Because of it the browser itself refuses to connect to any address but the one that Earshot came from, and refuses to run any code from elsewhere.',
    show: 'The policy of this page',
    worker:
      'And its own address gets nothing either: the service worker on your device answers every request that would carry data with an error, before it leaves.',
    share:
      'When you share a song into the installed app, the system hands it over as a form. The service worker takes that form on this device; it goes no further.',
  },
  check: {
    title: 'Check it yourself',
    airplane: {
      title: 'The plainest test: airplane mode',
      open: 'Open Earshot once, until it says “Ready offline” at the bottom of the page.',
      use: 'Switch on airplane mode, or pull the plug. Reload the page.',
      see: 'Drop a song. Everything works as before, with nobody to send anything to.',
    },
    chrome: {
      title: 'Chrome, Edge and other Chromium browsers',
      open: 'Press F12 (on a Mac ⌥⌘I) and open the tab “Network”. Tick “Preserve log”.',
      use: 'Analyse a song. Click with the right button on the head of the list and add the columns “Domain” and “Method”.',
      see: 'Every line has the address of this page and the method GET, and most of them come from “(ServiceWorker)”: the copy on this device.',
    },
    firefox: {
      title: 'Firefox',
      open: 'Press Ctrl+Shift+E (on a Mac ⌥⌘E). Tick “Persist Logs” behind the cogwheel.',
      use: 'Analyse a song.',
      see: 'The column “Domain” knows only the address of this page, “Method” only GET, and “Transferred” mostly says “service worker”.',
    },
    safari: {
      title: 'Safari',
      open: 'In the settings, under “Advanced”, tick “Show features for web developers”. Press ⌥⌘I and open the tab “Network”.',
      use: 'Tick “Preserve Log” and analyse a song.',
      see: 'The column “Domain” knows only the address of this page. Right-click on the head of the list to add “Method”: it is always GET.',
    },
  },
  stored: {
    title: 'What is stored on this device',
    text: 'Earshot keeps these things in this browser, and nowhere else:',
    library: 'your saved songs, their reports and your notes',
    model: 'the model that listens',
    copy: 'a copy of the app, so that it works without a network',
    settings: 'your choice of language and colours',
    used: 'Together that takes {{size}}.',
    persisted: 'The browser has promised to keep it.',
    notPersisted:
      'When space runs short, the browser may remove it; a backup in the library protects your songs.',
  },
  delete: {
    button: 'Delete everything …',
    question: 'Delete everything from this browser?',
    warning:
      'All saved songs, reports and notes, the model and the offline copy will be gone, and cannot be brought back. If you want to keep your songs, make a backup in the library first.',
    confirm: 'Delete everything',
    deleting: 'Deleting …',
    keep: 'Keep it',
    done: 'Everything is deleted.',
    partly: 'Not everything could be deleted.',
    after:
      'Close this page, and no trace of it is left. If you start afresh, Earshot loads itself again, as on the first day.',
    installed:
      'If you have installed Earshot, remove that too, or open it once before you share a song into it: without its service worker the system would hand the song to the website.',
    afresh: 'Start afresh',
  },
} as const;
