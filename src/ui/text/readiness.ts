import type { Readiness } from '../../analysis/details/readiness.ts';
import type { Report } from '../../analysis/report.ts';
import type { SongTags } from '../../audio/types.ts';
import { t } from '../i18n/translate.ts';
import { capitalised } from './capitalised.ts';
import { clock, count, decimal, percentWith, plain } from './numbers.ts';
import { formatName, rateName } from './technical.ts';

/**
 * What the measured facts about a file mean, in words. Where taste or a platform decides there is no
 * judgement: the facts are said and it stays at that.
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
const kilohertz = (hz: number) => `${plain(hz / 1000, 1)} kHz`;
const seconds = (value: number) => `${decimal(value)} s`;

function loudnessWords({ loudness }: Readiness): Words {
  const { integratedLufs, momentaryMaxLufs, shortTermMaxLufs, shortTermMaxAtSeconds } = loudness;
  if (integratedLufs === null) {
    return {
      value: t('readiness:notMeasurable'),
      state: 'look',
      reading: t('readiness:nothingHeard'),
      advice: t('readiness:loudness.checkLevel'),
    };
  }
  const whole = t('readiness:loudness.whole');
  const reading = (): string => {
    if (shortTermMaxLufs === null || shortTermMaxAtSeconds === null) return whole;
    const loudest = { time: clock(shortTermMaxAtSeconds), loudest: lufs(shortTermMaxLufs) };
    return momentaryMaxLufs === null
      ? `${whole} ${t('readiness:loudness.loudest', loudest)}`
      : `${whole} ${t('readiness:loudness.loudestAndMoment', { ...loudest, moment: lufs(momentaryMaxLufs) })}`;
  };
  return {
    value: lufs(integratedLufs),
    state: 'open',
    reading: reading(),
    advice: t('readiness:loudness.advice'),
  };
}

function rangeWords({ loudness: { rangeLu } }: Readiness): Words {
  if (rangeLu === null) {
    return {
      value: t('readiness:notMeasured'),
      state: 'open',
      reading: t('readiness:range.tooShort'),
      advice: null,
    };
  }
  const size = rangeLu < 3 ? 'hardly' : rangeLu < 8 ? 'moderately' : 'much';
  return {
    value: lu(rangeLu),
    state: 'open',
    reading: t(`readiness:range.${size}`),
    advice: null,
  };
}

function peakToLoudnessWords({ loudness: { peakToLoudnessLu } }: Readiness): Words {
  if (peakToLoudnessLu === null) {
    return {
      value: t('readiness:notMeasurable'),
      state: 'open',
      reading: t('readiness:nothingHeard'),
      advice: null,
    };
  }
  const size = peakToLoudnessLu < 8 ? 'little' : peakToLoudnessLu < 14 ? 'moderately' : 'far';
  return {
    value: lu(peakToLoudnessLu),
    state: 'open',
    reading: t(`readiness:punch.${size}`),
    advice: size === 'little' ? t('readiness:punch.advice') : null,
  };
}

function truePeakWords({ loudness: { truePeakDbtp, samplePeakDbfs } }: Readiness, audio: Audio): Words {
  if (truePeakDbtp === null || samplePeakDbfs === null) {
    return {
      value: t('readiness:none'),
      state: 'look',
      reading: t('readiness:truePeak.noSignal'),
      advice: t('readiness:truePeak.checkExport'),
    };
  }
  const value = `${decimal(truePeakDbtp, 1, true)} dBTP`;
  const between = t('readiness:truePeak.between', { sample: decimal(samplePeakDbfs, 1, true) });
  if (truePeakDbtp > 0) {
    const lossy = isLossless(audio.codec) === false;
    return {
      value,
      state: lossy ? 'look' : 'fix',
      reading: `${between} ${t('readiness:truePeak.above')}`,
      advice: lossy ? t('readiness:truePeak.lossyAdvice') : t('readiness:truePeak.limiterAdvice'),
    };
  }
  if (truePeakDbtp > -1) {
    return {
      value,
      state: 'look',
      reading: `${between} ${t('readiness:truePeak.near')}`,
      advice: t('readiness:truePeak.nearAdvice'),
    };
  }
  return {
    value,
    state: 'fine',
    reading: `${between} ${t('readiness:truePeak.room')}`,
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
      ? {
          value: t('readiness:noneFound'),
          state: 'fine',
          reading: t('readiness:clipping.clean'),
          advice: null,
        }
      : {
          value: t('readiness:noneFound'),
          state: 'open',
          reading: t('readiness:clipping.hidden'),
          advice: t('readiness:clipping.checkMaster'),
        };
  }
  const much = longestSeconds >= LONG_RUN_SECONDS || share >= MUCH_CLIPPED;
  const length = decimal(longestSeconds * 1000, 2);
  const ceiling = ceilingDbfs === null ? null : decimal(ceilingDbfs, 1, true);
  const time = firstAtSeconds === null ? null : clock(firstAtSeconds);
  const cut = (): string => {
    if (ceiling === null) {
      return time === null
        ? t('readiness:clipping.cut', { length })
        : t('readiness:clipping.cutFirst', { length, time });
    }
    return time === null
      ? t('readiness:clipping.cutAt', { ceiling, length })
      : t('readiness:clipping.cutAtFirst', { ceiling, length, time });
  };
  return {
    value: t('readiness:clipping.tops', { count: runs, figure: count(runs) }),
    state: much ? 'fix' : 'look',
    reading: much ? cut() : `${cut()} ${t('readiness:clipping.few')}`,
    advice: much ? t('readiness:clipping.turnDown') : t('readiness:clipping.listen'),
  };
}

function dcWords({ dcOffset }: Readiness): Words {
  const largest = Math.max(0, ...dcOffset.map(Math.abs));
  const value =
    largest < 0.0005
      ? t('readiness:none')
      : t('readiness:dc.ofFullScale', { share: percentWith(largest, 1) });
  if (largest < 0.001) {
    return { value, state: 'fine', reading: t('readiness:dc.centred'), advice: null };
  }
  return {
    value,
    state: largest < 0.01 ? 'look' : 'fix',
    reading: t('readiness:dc.off'),
    advice: t('readiness:dc.advice'),
  };
}

/** Unrelated sides lose 3 LU in one loudspeaker; what loses more cancels. */
const UNRELATED_LOSS_LU = 3.1;

function monoWords({ stereo }: Readiness, audio: Audio): Words {
  if (stereo === null) {
    return audio.channels === 1
      ? {
          value: t('readiness:mono.monoFile'),
          state: 'open',
          reading: t('readiness:mono.oneChannel'),
          advice: null,
        }
      : {
          value: t('readiness:notMeasured'),
          state: 'open',
          reading: t('readiness:mono.twoOnly'),
          advice: null,
        };
  }
  if (stereo.monoLossLu === null) {
    return {
      value: t('readiness:notMeasurable'),
      state: 'open',
      reading: t('readiness:nothingHeard'),
      advice: null,
    };
  }
  const loss = Math.max(0, stereo.monoLossLu);
  const value = loss < 0.05 ? t('readiness:mono.nothingLost') : t('readiness:mono.lost', { loss: lu(loss) });
  if (loss <= UNRELATED_LOSS_LU) {
    return {
      value,
      state: 'fine',
      reading: t('readiness:mono.holds'),
      advice: null,
    };
  }
  return {
    value,
    state: loss <= 6 ? 'look' : 'fix',
    reading: t('readiness:mono.cancels'),
    advice: t('readiness:mono.advice'),
  };
}

function stereoWords({ stereo }: Readiness): Words | null {
  if (stereo === null) return null;
  const { correlation, lowest, isDualMono } = stereo;
  if (isDualMono) {
    return {
      value: t('readiness:stereo.same'),
      state: 'look',
      reading: t('readiness:stereo.dualMono'),
      advice: t('readiness:stereo.dualMonoAdvice'),
    };
  }
  if (correlation === null) {
    return {
      value: t('readiness:stereo.silentSide'),
      state: 'fix',
      reading: t('readiness:stereo.oneSide'),
      advice: t('readiness:stereo.oneSideAdvice'),
    };
  }
  const value = t('readiness:stereo.correlation', { value: decimal(correlation, 2, true) });
  const scale = t('readiness:stereo.scale');
  if (lowest === null || lowest.correlation >= -0.2) {
    return { value, state: 'fine', reading: scale, advice: null };
  }
  return {
    value,
    state: correlation < 0 ? 'fix' : 'look',
    reading: `${scale} ${t('readiness:stereo.lowest', {
      time: clock(lowest.atSeconds),
      value: decimal(lowest.correlation, 2, true),
    })}`,
    advice: t('readiness:stereo.advice'),
  };
}

function balanceWords({ stereo }: Readiness): Words | null {
  if (stereo === null || stereo.balanceLu === null || stereo.isDualMono) return null;
  const size = Math.abs(stereo.balanceLu);
  const isRight = stereo.balanceLu > 0;
  const value =
    size < 0.05
      ? t('readiness:balance.even')
      : t(isRight ? 'readiness:balance.right' : 'readiness:balance.left', { size: lu(size) });
  if (size < 1.5) return { value, state: 'fine', reading: t('readiness:balance.equal'), advice: null };
  const advice = t('readiness:balance.advice');
  return size < 10
    ? {
        value,
        state: 'look',
        reading: t(isRight ? 'readiness:balance.leansRight' : 'readiness:balance.leansLeft'),
        advice,
      }
    : {
        value,
        state: 'fix',
        reading: t(isRight ? 'readiness:balance.allRight' : 'readiness:balance.allLeft'),
        advice,
      };
}

const LONG_LEAD_SECONDS = 0.5;
const LONG_TRAIL_SECONDS = 3;

function silenceWords({ silence: { leadSeconds, trailSeconds } }: Readiness): Words {
  const isLeadLong = leadSeconds > LONG_LEAD_SECONDS;
  const isTrailLong = trailSeconds > LONG_TRAIL_SECONDS;
  const value = t('readiness:silence.value', { lead: seconds(leadSeconds), trail: seconds(trailSeconds) });
  if (!isLeadLong && !isTrailLong) {
    return { value, state: 'fine', reading: t('readiness:silence.none'), advice: null };
  }
  const where = isLeadLong && isTrailLong ? 'both' : isLeadLong ? 'starts' : 'ends';
  const trim = t('readiness:silence.trim');
  return {
    value,
    state: 'look',
    reading: t(`readiness:silence.${where}`),
    advice: isLeadLong ? `${trim} ${t('readiness:silence.skip')}` : trim,
  };
}

/** Above this, hardly anybody hears a cut-off, and even good encoders make one. */
const HARMLESS_EDGE_HZ = 19_500;
/** No ear hears above this; higher rates hold nothing else. */
const EAR_LIMIT_HZ = 24_500;

function bandwidthWords({ bandwidth: { highestHz, edge }, sampleRate }: Readiness, audio: Audio): Words {
  if (highestHz === null) {
    return {
      value: t('readiness:notMeasurable'),
      state: 'open',
      reading: t('readiness:nothingHeard'),
      advice: null,
    };
  }
  if (edge === null) {
    return {
      value: t('readiness:bandwidth.upTo', { frequency: kilohertz(highestHz) }),
      state: highestHz < 12_000 ? 'look' : 'fine',
      reading: highestHz < 12_000 ? t('readiness:bandwidth.fadesEarly') : t('readiness:bandwidth.fades'),
      advice: highestHz < 12_000 ? t('readiness:bandwidth.fadesAdvice') : null,
    };
  }
  const value = t('readiness:bandwidth.nothingAbove', { frequency: kilohertz(edge.hz) });
  if (sampleRate > 50_000 && edge.hz <= EAR_LIMIT_HZ) {
    return {
      value,
      state: 'look',
      reading: t('readiness:bandwidth.upsampled', { rate: rateName(sampleRate) }),
      advice: t('readiness:bandwidth.upsampledAdvice'),
    };
  }
  if (edge.hz >= HARMLESS_EDGE_HZ) {
    return {
      value,
      state: 'fine',
      reading: t('readiness:bandwidth.harmless'),
      advice: null,
    };
  }
  if (isLossless(audio.codec) === false) {
    return {
      value,
      state: 'open',
      reading: t('readiness:bandwidth.lossy', { format: formatName(audio.container, audio.codec) }),
      advice: t('readiness:bandwidth.lossyAdvice'),
    };
  }
  return {
    value,
    state: 'look',
    reading: t('readiness:bandwidth.edge'),
    advice: t('readiness:bandwidth.edgeAdvice'),
  };
}

const CD_RATE = 44_100;

function formatWords(audio: Audio): Words {
  const kind = {
    format: formatName(audio.container, audio.codec),
    rate: rateName(audio.sampleRate),
  };
  const value =
    audio.bitDepth === null
      ? t('readiness:format.value', kind)
      : t('readiness:format.valueBits', { ...kind, bits: audio.bitDepth });
  if (audio.bitDepth !== null && audio.bitDepth < 16) {
    return {
      value,
      state: 'fix',
      reading: t('readiness:format.fewBits'),
      advice: t('readiness:format.fewBitsAdvice'),
    };
  }
  if (audio.sampleRate < CD_RATE) {
    return {
      value,
      state: 'look',
      reading: t('readiness:format.lowRate', { rate: rateName(CD_RATE) }),
      advice: t('readiness:format.lowRateAdvice', { rate: rateName(CD_RATE) }),
    };
  }
  if (isLossless(audio.codec) === false) {
    return {
      value,
      state: 'look',
      reading: t('readiness:format.lossy'),
      advice: t('readiness:format.lossyAdvice'),
    };
  }
  return isLossless(audio.codec) === true
    ? { value, state: 'fine', reading: t('readiness:format.lossless'), advice: null }
    : { value, state: 'open', reading: t('readiness:format.unknown'), advice: null };
}

const TAGS = [
  'title',
  'artist',
  'album',
  'year',
  'genre',
  'cover',
] as const satisfies readonly (keyof SongTags)[];

function tagWords(tags: SongTags): Words {
  const missing = TAGS.filter((tag) => {
    const value = tags[tag];
    return value === null || value === '';
  });
  if (missing.length === 0) {
    return {
      value: t('readiness:tags.complete'),
      state: 'fine',
      reading: t('readiness:tags.all'),
      advice: null,
    };
  }
  const names = missing.map((tag) => t(`readiness:tags.names.${tag}`)).join(', ');
  const isNeeded = missing.includes('title') || missing.includes('artist');
  return {
    value: t('readiness:tags.missing', { missing: missing.length, all: TAGS.length }),
    state: isNeeded ? 'look' : 'open',
    reading: t('readiness:tags.notThere', { names }),
    advice: isNeeded ? t('readiness:tags.needed') : t('readiness:tags.form'),
  };
}

/** All checks of a file, those first that need something done. */
export function readinessChecks(
  readiness: Readiness,
  { audio, tags }: Pick<Report, 'audio' | 'tags'>,
): Check[] {
  const all: readonly (readonly [id: string, name: string, words: Words | null])[] = [
    ['true-peak', t('readiness:truePeak.name'), truePeakWords(readiness, audio)],
    ['clipping', t('readiness:clipping.name'), clippingWords(readiness, audio)],
    ['dc', t('readiness:dc.name'), dcWords(readiness)],
    ['mono', t('readiness:mono.name'), monoWords(readiness, audio)],
    ['stereo', t('readiness:stereo.name'), stereoWords(readiness)],
    ['balance', t('readiness:balance.name'), balanceWords(readiness)],
    ['silence', t('readiness:silence.name'), silenceWords(readiness)],
    ['bandwidth', t('readiness:bandwidth.name'), bandwidthWords(readiness, audio)],
    ['format', t('readiness:format.name'), formatWords(audio)],
    ['tags', t('readiness:tags.name'), tagWords(tags)],
    ['loudness', t('readiness:loudness.name'), loudnessWords(readiness)],
    ['range', t('readiness:range.name'), rangeWords(readiness)],
    ['plr', t('readiness:punch.name'), peakToLoudnessWords(readiness)],
  ];
  return all
    .flatMap(([id, name, words]) => (words === null ? [] : [{ id, name, ...words }]))
    .sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
}

/** The checks in one sentence: `1 thing to fix, 2 to look at, 7 fine; 3 are facts without a judgement.` */
export function readinessSummary(checks: readonly Check[]): string {
  const of = (state: CheckState) => checks.filter((check) => check.state === state).length;
  const [fix, look, fine, open] = STATE_ORDER.map(of) as [number, number, number, number];
  const results = capitalised(
    [
      fix > 0 ? t('readiness:summary.fix', { count: fix }) : t('readiness:summary.nothing'),
      ...(look > 0 ? [t('readiness:summary.look', { count: look })] : []),
      t('readiness:summary.fine', { count: fine }),
    ].join(', '),
  );
  return open === 0
    ? t('readiness:summary.judged', { results })
    : t('readiness:summary.facts', { count: open, results });
}

/** What there is to see in the loudness over time, in words. */
export function loudnessDescription({ loudness }: Readiness): string {
  const heard = loudness.curve.shortTermLufs.filter((value) => value !== null);
  if (heard.length === 0) return t('readiness:chart.none');
  const lowest = heard.reduce((a, b) => Math.min(a, b));
  const highest = heard.reduce((a, b) => Math.max(a, b));
  return t('readiness:chart.described', {
    lowest: lufs(lowest),
    highest: lufs(highest),
    moment: decimal(0.4, 1),
  });
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
export const RIGHTS = ['samples', 'beats', 'covers', 'features', 'artwork'] as const;
