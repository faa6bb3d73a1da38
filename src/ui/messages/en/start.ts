/** The start page, and the page while a song is analysed or could not be. */
export default {
  title: 'How far could your song carry?',
  lead: 'Bring a song that nobody has heard yet. A model on your own device compares its sound with {{songs}} released songs, and says how sure it is.',
  choose: 'Choose a song',
  chooseAnother: 'Choose another song',
  orDrop: 'or drop it anywhere',
  orVideo: 'or a video of it',
  many: 'Many songs at once',
  queueLeft: 'Go on with the songs that wait',
  demo: 'Try the demo song',
  demoFailed:
    'The demo song could not be fetched. Connect to the internet once, or choose a song of your own.',
  promise: 'Nothing leaves this device. No account, no upload, and it works offline.',
  backTo: 'Back to the verdict on {{title}}',
  now: 'On this device, right now',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  bugReport: 'For a bug report',
  untitled: 'Untitled song',
  how: {
    title: 'How it works',
    drop: 'You drop a song',
    dropMore: 'Any format, or a video of it. It is opened here, on your device, and goes nowhere else.',
    listen: 'The model listens',
    listenMore:
      'It turns the whole song into figures for timbre, its changes, and tempo. This takes seconds.',
    see: 'You see how sure it is',
    seeMore:
      'Where songs with such a sound landed among {{songs}}, how widely, and what chance alone would give.',
  },
  cannot: {
    title: 'What it cannot know',
    most: 'Who you are, who will hear the song first, what it says, and what it means to someone. Most of what carries a song is not in its sound. So this is a comparison, and never a promise.',
    yours: 'What was true of them may not be true of your song.',
  },
} as const;
