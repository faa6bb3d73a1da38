import type { Readiness } from '../../analysis/details/readiness.ts';
import type { Report } from '../../analysis/report.ts';
import type { SongTags } from '../../audio/types.ts';
import { clock, count, decimal } from './numbers.ts';
import { formatName, rateName } from './technical.ts';

/**
 * What the measured facts about a file mean, in words. Where taste or a platform decides there is no
 * judgement: the facts are said and it stays at that. All pure.
 */

/** How a check ended; `open` is a fact without a judgement. */
export type CheckState = 'fix' | 'look' | 'fine' | 'open';

export interface Check {
  readonly id: string;
  readonly name: string;
  /** The figure with its unit, or the fact in a few words. */
  readonly value: string;
  readonly state: CheckState;
  /** What it means. */
  readonly reading: string;
  /** What to do, where there is something to do. */
  readonly advice: string | null;
}

export const STATE_WORDS: Readonly<Record<CheckState, string>> = {
  fix: 'Fix it',
  look: 'Look at it',
  fine: 'Fine',
  open: 'No judgement',
};

const STATE_ORDER: readonly CheckState[] = ['fix', 'look', 'fine', 'open'];

type Audio = Report['audio'];
type Words = Omit<Check, 'id' | 'name'>;

/** Whether a codec keeps every sample; `null` where the codec is not known. */
export function isLossless(codec: string | null): boolean | null {
  if (codec === null) return null;
  if (/^pcm_(alaw|mulaw)$/.test(codec)) return false;
  return /^pcm_|^(flac|alac|wmalossless)$/.test(codec);
}

const lufs = (value: number) => `${decimal(value)} LUFS`;
const lu = (value: number) => `${decimal(value)} LU`;
/** `17.2 kHz`, `16 kHz` */
const kilohertz = (hz: number) => `${Number((hz / 1000).toFixed(1))} kHz`;
const seconds = (value: number) => `${decimal(value)} s`;

const NOTHING_HEARD = 'Nothing in it is loud enough to be measured.';

function loudnessWords({ loudness }: Readiness): Words {
  const { integratedLufs, momentaryMaxLufs, shortTermMaxLufs, shortTermMaxAtSeconds } = loudness;
  if (integratedLufs === null) {
    return {
      value: 'not measurable',
      state: 'look',
      reading: NOTHING_HEARD,
      advice: 'Check the level of the export.',
    };
  }
  const loudest =
    shortTermMaxLufs !== null && shortTermMaxAtSeconds !== null
      ? ` Its loudest three seconds, at ${clock(shortTermMaxAtSeconds)}, have ${lufs(shortTermMaxLufs)}`
      : '';
  const moment =
    loudest !== '' && momentaryMaxLufs !== null
      ? `, its loudest moment ${lufs(momentaryMaxLufs)}.`
      : loudest && '.';
  return {
    value: lufs(integratedLufs),
    state: 'open',
    reading: `The loudness of the whole song (integrated).${loudest}${moment}`,
    advice:
      'There is no one number to aim at: streaming services turn songs up or down to levels of their own, those ' +
      'levels differ, and they change. Compare with songs that you like, at the same volume.',
  };
}

function rangeWords({ loudness: { rangeLu } }: Readiness): Words {
  if (rangeLu === null) {
    return {
      value: 'not measured',
      state: 'open',
      reading: 'The song is too short or too quiet for a range.',
      advice: null,
    };
  }
  const size = rangeLu < 3 ? 'hardly differ' : rangeLu < 8 ? 'differ moderately' : 'differ a lot';
  return {
    value: lu(rangeLu),
    state: 'open',
    reading: `How far quiet and loud parts are apart (loudness range): they ${size}. Taste and genre decide.`,
    advice: null,
  };
}

function peakToLoudnessWords({ loudness: { peakToLoudnessLu } }: Readiness): Words {
  if (peakToLoudnessLu === null) {
    return { value: 'not measurable', state: 'open', reading: NOTHING_HEARD, advice: null };
  }
  const size =
    peakToLoudnessLu < 8
      ? 'little: it is dense, or hard limited'
      : peakToLoudnessLu < 14
        ? 'moderately'
        : 'far: it has a lot of punch, or a lot of headroom is unused';
  return {
    value: lu(peakToLoudnessLu),
    state: 'open',
    reading: `How far peaks stand out from the loudness (peak to loudness): ${size}.`,
    advice:
      peakToLoudnessLu < 8
        ? 'Where services turn loud songs down, the density stays and the loudness does not. Compare with a version with less limiting.'
        : null,
  };
}

function truePeakWords({ loudness: { truePeakDbtp, samplePeakDbfs } }: Readiness, audio: Audio): Words {
  if (truePeakDbtp === null || samplePeakDbfs === null) {
    return { value: 'none', state: 'look', reading: 'There is no signal.', advice: 'Check the export.' };
  }
  const value = `${decimal(truePeakDbtp, 1, true)} dBTP`;
  const between = `The wave between the samples (true peak); the highest sample is at ${decimal(samplePeakDbfs, 1, true)} dBFS.`;
  if (truePeakDbtp > 0) {
    const lossy = isLossless(audio.codec) === false;
    return {
      value,
      state: lossy ? 'look' : 'fix',
      reading: `${between} Above 0 it can distort in players and in encoders.`,
      advice: lossy
        ? 'Encoding with loss raises peaks, so measure the master from which this file was made.'
        : 'Lower the ceiling of the limiter, with true-peak detection on, and export again.',
    };
  }
  if (truePeakDbtp > -1) {
    return {
      value,
      state: 'look',
      reading: `${between} It is below 0, but encoding to MP3 or AAC can raise it by about one decibel.`,
      advice: 'EBU R 128 and AES TD1008 advise to stay at or below −1 dBTP.',
    };
  }
  return {
    value,
    state: 'fine',
    reading: `${between} There is room for encoders.`,
    advice: null,
  };
}

/** From this length on, a flat top is more than a limiter's touch. */
const LONG_RUN_SECONDS = 0.001;
const MUCH_CLIPPED = 1e-4;

function clippingWords({ clipping }: Readiness, audio: Audio): Words {
  const { runs, longestSeconds, share, firstAtSeconds, ceilingDbfs } = clipping;
  if (runs === 0) {
    return isLossless(audio.codec) === true
      ? { value: 'none found', state: 'fine', reading: 'The wave has no flat tops.', advice: null }
      : {
          value: 'none found',
          state: 'open',
          reading: 'No flat tops, but encoding with loss rounds them off, so they could not be seen here.',
          advice: 'Check the master from which this file was made.',
        };
  }
  const much = longestSeconds >= LONG_RUN_SECONDS || share >= MUCH_CLIPPED;
  const ceiling = ceilingDbfs === null ? '' : ` at ${decimal(ceilingDbfs, 1, true)} dBFS`;
  return {
    value: `${count(runs)} flat ${runs === 1 ? 'top' : 'tops'}`,
    state: much ? 'fix' : 'look',
    reading:
      `The wave is cut off${ceiling}, for ${(longestSeconds * 1000).toFixed(2)} ms at the longest` +
      `${firstAtSeconds === null ? '' : `, first at ${clock(firstAtSeconds)}`}.` +
      (much ? '' : ' Few and short: a limiter or clipper may do that on purpose.'),
    advice: much
      ? 'If no clipper was meant, turn down what runs into the ceiling and export again.'
      : 'Listen there. If you hear nothing, leave it.',
  };
}

function dcWords({ dcOffset }: Readiness): Words {
  const largest = Math.max(0, ...dcOffset.map(Math.abs));
  const value = largest < 0.0005 ? 'none' : `${decimal(largest * 100)}% of full scale`;
  if (largest < 0.001) {
    return { value, state: 'fine', reading: 'The wave is centred.', advice: null };
  }
  return {
    value,
    state: largest < 0.01 ? 'look' : 'fix',
    reading:
      'The wave is off its centre (DC offset). It cannot be heard, but takes headroom and clicks at cuts.',
    advice: 'Use “remove DC”, or a high-pass filter at some 20 Hz, before the limiter.',
  };
}

/** Unrelated sides lose 3 LU in one loudspeaker; what loses more cancels. */
const UNRELATED_LOSS_LU = 3.1;

function monoWords({ stereo }: Readiness, audio: Audio): Words {
  if (stereo === null) {
    return audio.channels === 1
      ? {
          value: 'mono file',
          state: 'open',
          reading: 'There is one channel, so nothing can cancel.',
          advice: null,
        }
      : {
          value: 'not measured',
          state: 'open',
          reading: 'This is measured for two channels only.',
          advice: null,
        };
  }
  if (stereo.monoLossLu === null) {
    return { value: 'not measurable', state: 'open', reading: NOTHING_HEARD, advice: null };
  }
  const loss = Math.max(0, stereo.monoLossLu);
  const value = loss < 0.05 ? 'nothing lost' : `${lu(loss)} lost`;
  if (loss <= UNRELATED_LOSS_LU) {
    return {
      value,
      state: 'fine',
      reading: 'In one loudspeaker, as in many phones and clubs, both sides hold together.',
      advice: null,
    };
  }
  return {
    value,
    state: loss <= 6 ? 'look' : 'fix',
    reading: 'In one loudspeaker, as in many phones and clubs, the sides cancel each other in part.',
    advice: 'Listen in mono. Suspects are wideners, doubled tracks and a side with its polarity turned.',
  };
}

function stereoWords({ stereo }: Readiness): Words | null {
  if (stereo === null) return null;
  const { correlation, lowest, isDualMono } = stereo;
  if (isDualMono) {
    return {
      value: 'the same on both sides',
      state: 'look',
      reading: 'Both channels hold the same sound: it is mono in a stereo file.',
      advice: 'If it was mixed in stereo, the export lost that. If mono was meant, all is well.',
    };
  }
  if (correlation === null) {
    return {
      value: 'one side is silent',
      state: 'fix',
      reading: 'All sound is on one side.',
      advice: 'Check the panning and the export.',
    };
  }
  const value = `correlation ${decimal(correlation, 2, true)}`;
  const scale = '+1 is the same on both sides, 0 unrelated, −1 turned upside down.';
  if (lowest === null || lowest.correlation >= -0.2) {
    return { value, state: 'fine', reading: scale, advice: null };
  }
  return {
    value,
    state: correlation < 0 ? 'fix' : 'look',
    reading: `${scale} It is lowest at ${clock(lowest.atSeconds)}: ${decimal(lowest.correlation, 2, true)}.`,
    advice: 'Listen there in mono: what vanishes is out of phase.',
  };
}

function balanceWords({ stereo }: Readiness): Words | null {
  if (stereo === null || stereo.balanceLu === null || stereo.isDualMono) return null;
  const size = Math.abs(stereo.balanceLu);
  const side = stereo.balanceLu > 0 ? 'right' : 'left';
  const value = size < 0.05 ? 'even' : `${side} louder by ${lu(size)}`;
  if (size < 1.5)
    return { value, state: 'fine', reading: 'Both sides are about equally loud.', advice: null };
  return {
    value,
    state: size < 10 ? 'look' : 'fix',
    reading: size < 10 ? `The mix leans to the ${side}.` : `Nearly everything is on the ${side}.`,
    advice: 'If that is not meant, check panning, the input levels and the master bus.',
  };
}

const LONG_LEAD_SECONDS = 0.5;
const LONG_TRAIL_SECONDS = 3;

function silenceWords({ silence: { leadSeconds, trailSeconds } }: Readiness): Words {
  const isLeadLong = leadSeconds > LONG_LEAD_SECONDS;
  const isTrailLong = trailSeconds > LONG_TRAIL_SECONDS;
  const where = [isLeadLong ? 'starts' : null, isTrailLong ? 'ends' : null].filter((word) => word !== null);
  return {
    value: `${seconds(leadSeconds)} before, ${seconds(trailSeconds)} after`,
    state: where.length > 0 ? 'look' : 'fine',
    reading:
      where.length > 0
        ? `It ${where.join(' and ')} with silence (below −60 dBFS).`
        : 'No long silence (below −60 dBFS) at either end.',
    advice:
      where.length > 0
        ? `Trim it, unless it is meant.${isLeadLong ? ' Somebody who skips through songs hears nothing at first.' : ''}`
        : null,
  };
}

/** Above this, hardly anybody hears a cut-off, and even good encoders make one. */
const HARMLESS_EDGE_HZ = 19_500;
/** No ear hears above this; higher rates hold nothing else. */
const EAR_LIMIT_HZ = 24_500;

function bandwidthWords({ bandwidth: { highestHz, edge }, sampleRate }: Readiness, audio: Audio): Words {
  if (highestHz === null) {
    return { value: 'not measurable', state: 'open', reading: NOTHING_HEARD, advice: null };
  }
  if (edge === null) {
    return {
      value: `up to ${kilohertz(highestHz)}`,
      state: highestHz < 12_000 ? 'look' : 'fine',
      reading:
        highestHz < 12_000
          ? 'The treble fades early; it does not end at an edge.'
          : 'The treble reaches far up and does not end at an edge.',
      advice: highestHz < 12_000 ? 'If it sounds dull and that is not meant, check what was filtered.' : null,
    };
  }
  const value = `nothing above ${kilohertz(edge.hz)}`;
  if (sampleRate > 50_000 && edge.hz <= EAR_LIMIT_HZ) {
    return {
      value,
      state: 'look',
      reading: `The file has ${rateName(sampleRate)}, and the sound ends at an edge that a lower rate would have.`,
      advice: 'It may have been upsampled. Send the version at the rate in which it was made.',
    };
  }
  if (edge.hz >= HARMLESS_EDGE_HZ) {
    return {
      value,
      state: 'fine',
      reading: 'The sound ends at an edge, but above what most people hear.',
      advice: null,
    };
  }
  if (isLossless(audio.codec) === false) {
    return {
      value,
      state: 'open',
      reading: `The sound ends at an edge, as ${formatName(audio.container, audio.codec)} files of lower bit rates do.`,
      advice: 'Send the master instead of this file.',
    };
  }
  return {
    value,
    state: 'look',
    reading:
      'The sound ends at an edge. That is how files look that were once encoded at a low bit rate or made at a lower ' +
      'sample rate; a steep filter or old samples do it too.',
    advice: 'If the master was ever an MP3 or came from a video, go back to the project and export it again.',
  };
}

function formatWords(audio: Audio): Words {
  const depth = audio.bitDepth === null ? '' : `, ${audio.bitDepth} bits`;
  const value = `${formatName(audio.container, audio.codec)}, ${rateName(audio.sampleRate)}${depth}`;
  if (audio.bitDepth !== null && audio.bitDepth < 16) {
    return {
      value,
      state: 'fix',
      reading: 'Fewer than 16 bits add noise that can be heard.',
      advice: 'Export with 16 or 24 bits.',
    };
  }
  if (audio.sampleRate < 44_100) {
    return {
      value,
      state: 'look',
      reading: 'The sample rate is below that of a CD, 44.1 kHz.',
      advice: 'Export at the rate of the project; distributors usually ask for at least 44.1 kHz.',
    };
  }
  if (isLossless(audio.codec) === false) {
    return {
      value,
      state: 'look',
      reading: 'This encoding loses something, and every further encoding loses more.',
      advice: 'Good for sending around. For distribution, export WAV or FLAC from the project.',
    };
  }
  return isLossless(audio.codec) === true
    ? { value, state: 'fine', reading: 'Nothing is lost in this format.', advice: null }
    : { value, state: 'open', reading: 'What this encoding keeps is not known here.', advice: null };
}

const TAG_NAMES: Readonly<Record<keyof SongTags, string>> = {
  title: 'title',
  artist: 'artist',
  album: 'album',
  year: 'year',
  genre: 'genre',
  cover: 'cover picture',
};

function tagWords(tags: SongTags): Words {
  const missing = (Object.keys(TAG_NAMES) as (keyof SongTags)[]).filter((tag) => {
    const value = tags[tag];
    return value === null || value === '';
  });
  if (missing.length === 0) {
    return {
      value: 'complete',
      state: 'fine',
      reading: 'Title, artist, album, year, genre and cover are in the file.',
      advice: null,
    };
  }
  const names = missing.map((tag) => TAG_NAMES[tag]);
  const isNeeded = missing.includes('title') || missing.includes('artist');
  return {
    value: `${missing.length} of 6 missing`,
    state: isNeeded ? 'look' : 'open',
    reading: `Not in the file: ${names.join(', ')}.`,
    advice: isNeeded
      ? 'Who gets this file sees only its name. Fill in title and artist; distributors ask for the rest in a form.'
      : 'Distributors ask for these in a form of their own.',
  };
}

/** All checks of a file, those first that need something done. */
export function readinessChecks(
  readiness: Readiness,
  { audio, tags }: Pick<Report, 'audio' | 'tags'>,
): Check[] {
  const all: readonly (readonly [id: string, name: string, words: Words | null])[] = [
    ['true-peak', 'True peak', truePeakWords(readiness, audio)],
    ['clipping', 'Clipping', clippingWords(readiness, audio)],
    ['dc', 'DC offset', dcWords(readiness)],
    ['mono', 'In mono', monoWords(readiness, audio)],
    ['stereo', 'Left and right', stereoWords(readiness)],
    ['balance', 'Balance', balanceWords(readiness)],
    ['silence', 'Silence at the ends', silenceWords(readiness)],
    ['bandwidth', 'Treble', bandwidthWords(readiness, audio)],
    ['format', 'File format', formatWords(audio)],
    ['tags', 'Tags', tagWords(tags)],
    ['loudness', 'Loudness', loudnessWords(readiness)],
    ['range', 'Quiet and loud', rangeWords(readiness)],
    ['plr', 'Punch', peakToLoudnessWords(readiness)],
  ];
  return all
    .flatMap(([id, name, words]) => (words === null ? [] : [{ id, name, ...words }]))
    .sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
}

/** The checks in one sentence: `1 thing to fix, 2 to look at, 7 fine; 3 are facts without a judgement.` */
export function readinessSummary(checks: readonly Check[]): string {
  const of = (state: CheckState) => checks.filter((check) => check.state === state).length;
  const [fix, look, fine, open] = STATE_ORDER.map(of) as [number, number, number, number];
  const todo =
    fix === 0 && look === 0
      ? 'Nothing to fix'
      : [
          fix > 0 ? `${fix} ${fix === 1 ? 'thing' : 'things'} to fix` : 'nothing to fix',
          look > 0 ? `${look} to look at` : null,
        ]
          .filter((words) => words !== null)
          .join(', ');
  const facts = open === 0 ? '' : `; ${open} ${open === 1 ? 'is a fact' : 'are facts'} without a judgement`;
  return `${todo.charAt(0).toUpperCase()}${todo.slice(1)}, ${fine} fine${facts}.`;
}

/** What there is to see in the loudness over time, in words. */
export function loudnessDescription({ loudness }: Readiness): string {
  const heard = loudness.curve.shortTermLufs.filter((value) => value !== null);
  if (heard.length === 0) return 'There is too little sound for a curve.';
  const lowest = heard.reduce((a, b) => Math.min(a, b));
  const highest = heard.reduce((a, b) => Math.max(a, b));
  return (
    `Over three seconds (short-term) it moves between ${lufs(lowest)} and ${lufs(highest)}; ` +
    'over 0.4 seconds (momentary) it moves faster. What is quieter than the axis is drawn at its bottom.'
  );
}

/** Ends of the chart's y axis: whole fives around the data, at most 30 LU high; quieter is drawn at the bottom. */
export function loudnessDomain({ loudness: { curve } }: Readiness): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of [...curve.momentaryLufs, ...curve.shortTermLufs]) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [-70, 0];
  const top = Math.ceil(high / 5) * 5;
  return [Math.max(top - 30, Math.min(top - 5, Math.floor(low / 5) * 5)), top];
}

/** What only the musician can know. */
export const RIGHTS: readonly { readonly id: string; readonly name: string; readonly question: string }[] = [
  {
    id: 'samples',
    name: 'Samples',
    question: 'Every sample is cleared, or its licence allows release, and I have kept the licence.',
  },
  {
    id: 'beats',
    name: 'Beats',
    question: 'The licence of the beat covers streaming, video and the number of plays that I hope for.',
  },
  {
    id: 'covers',
    name: 'Covers',
    question: 'If others wrote it, it is declared as a cover; translations and changed words are permitted.',
  },
  {
    id: 'features',
    name: 'Features',
    question: 'Everybody who wrote, sang, played or produced has agreed in writing, shares included.',
  },
  {
    id: 'artwork',
    name: 'Artwork',
    question: 'The cover picture is mine to use: photo, typeface, faces, no logos of others.',
  },
];
