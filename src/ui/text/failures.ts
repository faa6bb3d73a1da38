import type { FailureReason } from '../../audio/failure.ts';
import { MAX_FILE_BYTES, MAX_SONG_SECONDS, MIN_SONG_SECONDS } from '../../audio/limits.ts';
import { bytes } from './numbers.ts';

interface FailureText {
  /** What happened, one plain sentence. */
  readonly sentence: string;
  /** What the person can do now. */
  readonly nextStep: string;
  /** Whether the same file may succeed when tried again. */
  readonly retry: boolean;
}

/** One sentence and one way on for every reason there is. */
export const FAILURE_TEXTS: Readonly<Record<FailureReason, FailureText>> = {
  'empty-file': {
    sentence: 'This file is empty.',
    nextStep:
      'The export may have been cut off, or the file is still in the cloud. Save it again, then drop it here.',
    retry: true,
  },
  'not-audio': {
    sentence: 'There is no sound in this kind of file.',
    nextStep:
      'Drop a song or a video of it, for instance MP3, WAV, FLAC, M4A or MP4. MIDI has to be rendered first.',
    retry: false,
  },
  'unsupported-format': {
    sentence: 'The sound in this file is stored in a way that Earshot cannot read.',
    nextStep: 'Export it as WAV, FLAC or MP3 and drop that.',
    retry: false,
  },
  'no-audio-track': {
    sentence: 'This video has no sound track.',
    nextStep: 'Drop a version with sound, or the song by itself.',
    retry: false,
  },
  protected: {
    sentence: 'This file is locked by copy protection.',
    nextStep:
      'Earshot cannot open locked songs. Drop your own mix, or a file that you bought without protection.',
    retry: false,
  },
  damaged: {
    sentence: 'This file starts like a song, but it is damaged.',
    nextStep: 'Check whether it plays elsewhere, then export or copy it again.',
    retry: true,
  },
  'too-short': {
    sentence: `This is too short to compare: it needs at least ${MIN_SONG_SECONDS} seconds.`,
    nextStep: 'Drop a longer part, best of all the whole song.',
    retry: false,
  },
  'too-long': {
    sentence: `This is longer than a song: the limit is ${MAX_SONG_SECONDS / 60} minutes.`,
    nextStep: 'Cut out the song that you want to compare and drop that.',
    retry: false,
  },
  'too-large': {
    sentence: `This file is larger than ${bytes(MAX_FILE_BYTES)}.`,
    nextStep: 'Export the song by itself, for instance as MP3 or FLAC, and drop that.',
    retry: false,
  },
  silent: {
    sentence: 'This file plays, but there is nothing to hear in it.',
    nextStep: 'Check that the tracks were not muted when it was exported.',
    retry: false,
  },
  'out-of-memory': {
    sentence: 'This device ran out of memory before the song was read.',
    nextStep: 'Close other tabs and try again, or drop a shorter file or an MP3 of the song.',
    retry: true,
  },
  'decoder-offline': {
    sentence: 'This format needs the extra decoder, which is not on this device yet.',
    nextStep: 'Connect to the internet once and try again, or drop the song as MP3, WAV, FLAC or M4A.',
    retry: true,
  },
  'model-unavailable': {
    sentence: 'The model is not on this device yet, or its file did not arrive whole.',
    nextStep: 'Connect to the internet once and try again. After that it works offline.',
    retry: true,
  },
  internal: {
    sentence: 'Something broke, and the fault is ours.',
    nextStep: 'Try again. If it happens twice, reload the page; your song is not the problem.',
    retry: true,
  },
};
