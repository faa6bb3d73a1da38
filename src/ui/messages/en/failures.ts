/** One plain sentence and one way on for every reason why there is no verdict. */
export default {
  announced: 'No verdict. {{sentence}}',
  'empty-file': {
    sentence: 'This file is empty.',
    nextStep:
      'The export may have been cut off, or the file is still in the cloud. Save it again, then drop it here.',
  },
  'not-audio': {
    sentence: 'There is no sound in this kind of file.',
    nextStep:
      'Drop a song or a video of it, for instance MP3, WAV, FLAC, M4A or MP4. MIDI has to be rendered first.',
  },
  'unsupported-format': {
    sentence: 'The sound in this file is stored in a way that Earshot cannot read.',
    nextStep: 'Export it as WAV, FLAC or MP3 and drop that.',
  },
  'no-audio-track': {
    sentence: 'This video has no sound track.',
    nextStep: 'Drop a version with sound, or the song by itself.',
  },
  protected: {
    sentence: 'This file is locked by copy protection.',
    nextStep:
      'Earshot cannot open locked songs. Drop your own mix, or a file that you bought without protection.',
  },
  damaged: {
    sentence: 'This file starts like a song, but it is damaged.',
    nextStep: 'Check whether it plays elsewhere, then export or copy it again.',
  },
  'too-short': {
    sentence: 'This is too short to compare: it needs at least {{seconds}} seconds.',
    nextStep: 'Drop a longer part, best of all the whole song.',
  },
  'too-long': {
    sentence: 'This is longer than a song: the limit is {{minutes}} minutes.',
    nextStep: 'Cut out the song that you want to compare and drop that.',
  },
  'too-large': {
    sentence: 'This file is larger than {{size}}.',
    nextStep: 'Export the song by itself, for instance as MP3 or FLAC, and drop that.',
  },
  silent: {
    sentence: 'This file plays, but there is nothing to hear in it.',
    nextStep: 'Check that the tracks were not muted when it was exported.',
  },
  'out-of-memory': {
    sentence: 'This device ran out of memory before the song was read.',
    nextStep: 'Close other tabs and try again, or drop a shorter file or an MP3 of the song.',
  },
  'decoder-offline': {
    sentence: 'This format needs the extra decoder, which is not on this device yet.',
    nextStep: 'Connect to the internet once and try again, or drop the song as MP3, WAV, FLAC or M4A.',
  },
  'model-unavailable': {
    sentence: 'The model is not on this device yet, or its file did not arrive whole.',
    nextStep: 'Connect to the internet once and try again. After that it works offline.',
  },
  internal: {
    sentence: 'Something broke, and the fault is ours.',
    nextStep: 'Try again. If it happens twice, reload the page; your song is not the problem.',
  },
} as const;
