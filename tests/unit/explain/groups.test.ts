import { describe, expect, it } from 'vitest';
import { extractChartFeatures } from '../../../src/features/chartFeatures.ts';
import { occlusions } from '../../../src/features/occlusion.ts';
import { CHART_FEATURE_NAMES } from '../../../src/features/spec.ts';
import {
  FEATURE_COUNT,
  GROUP_NAMES,
  groupFigures,
  GroupMixer,
  type GroupName,
} from '../../../src/model/explain/groups.ts';
import { Random } from '../../../training/random.ts';

const RATE = 22050;
const EVERYBODY = 2 ** GROUP_NAMES.length - 1;

function noise(seconds: number, seed: string, level: number): Float32Array<ArrayBuffer> {
  const random = new Random(seed);
  return Float32Array.from({ length: seconds * RATE }, () => level * random.normal());
}

/** First-order low-pass: darker noise. */
function darker(signal: Float32Array): Float32Array<ArrayBuffer> {
  let y = 0;
  return Float32Array.from(signal, (x) => (y += 0.05 * (x - y)));
}

const bright = extractChartFeatures(noise(12, 'bright', 0.1)).values;
const dark = extractChartFeatures(darker(noise(9, 'dark', 0.5))).values.with(1, 93);
const bit = (group: GroupName): number => 1 << GROUP_NAMES.indexOf(group);

describe('groups of features', () => {
  it('cover every feature', () => {
    expect(FEATURE_COUNT).toBe(CHART_FEATURE_NAMES.length);
  });

  it('give the song with all groups and the other song with none', () => {
    const mixer = new GroupMixer(bright, dark);
    mixer.mix(EVERYBODY).forEach((value, i) => expect(value).toBeCloseTo(bright[i] as number, 9));
    mixer.mix(0).forEach((value, i) => expect(value).toBeCloseTo(dark[i] as number, 9));
  });

  it('change the figure of their own and, but for the smoothing, no other', () => {
    const mixer = new GroupMixer(bright, dark);
    const before = groupFigures(dark);
    const whole = groupFigures(bright);
    for (const group of GROUP_NAMES) {
      const after = groupFigures(mixer.mix(bit(group)));
      const step = whole[group] - before[group];
      // Twenty coefficients smooth the spectrum, so a narrow stretch keeps only a part of its step.
      expect((after[group] - before[group]) / step).toBeGreaterThan(0.4);
      expect((after[group] - before[group]) / step).toBeLessThan(1.4);
      for (const other of ['length', 'tempo', 'fullness', 'dynamics', 'toneMovement', 'detail'] as const) {
        if (other !== group) expect(after[other]).toBeCloseTo(before[other], 9);
      }
    }
  });

  it('read as what they are called', () => {
    const tone = (hz: number): number[] => {
      const random = new Random('bed');
      const signal = Float32Array.from(
        { length: 6 * RATE },
        (_, n) => 0.4 * Math.sin((2 * Math.PI * hz * n) / RATE) + 0.02 * random.normal(),
      );
      return [...extractChartFeatures(signal).values];
    };
    expect(groupFigures(bright).brightness).toBeGreaterThan(groupFigures(dark).brightness + 3);
    expect(groupFigures(dark).bass).toBeGreaterThan(groupFigures(bright).bass + 3);
    const places: [number, 'bass' | 'lowMids' | 'voice' | 'brightness'][] = [
      [100, 'bass'],
      [370, 'lowMids'],
      [1500, 'voice'],
      [7000, 'brightness'],
    ];
    for (const [hz, group] of places) {
      const here = groupFigures(tone(hz))[group];
      for (const [elsewhere] of places) {
        if (elsewhere !== hz) expect(here).toBeGreaterThan(groupFigures(tone(elsewhere))[group] + 0.5);
      }
    }
    // A melody moves the detail more than steady noise does; loud and quiet parts move the level.
    const melody = Float32Array.from({ length: 8 * RATE }, (_, n) => {
      const hz = 220 * 2 ** ((Math.floor((4 * n) / RATE) % 12) / 6);
      let value = 0;
      for (let h = 1; h <= 12; h++) value += Math.sin((2 * Math.PI * hz * h * n) / RATE) / h;
      return 0.2 * value;
    });
    const ofMelody = groupFigures(extractChartFeatures(melody).values);
    expect(ofMelody.detail).toBeGreaterThan(groupFigures(bright).detail * 1.3);
    const pulsing = noise(8, 'pulse', 0.3).map(
      (x, n) => x * (Math.floor((2 * n) / RATE) % 2 === 0 ? 1 : 0.05),
    );
    expect(groupFigures(extractChartFeatures(pulsing).values).dynamics).toBeGreaterThan(
      groupFigures(bright).dynamics + 3,
    );
    expect(groupFigures(bright).length).toBe(12);
  });
});

describe('a song without a stretch', () => {
  const song = noise(31, 'song', 0.1);
  // Quieter than the rest, so that the loudest moment stays where it is.
  song.set(darker(noise(3, 'planted', 0.05)), 14 * RATE);
  const features = extractChartFeatures(song);

  it('has the statistics of the frames that remain', () => {
    const { borders, shift, sums, squares } = features.mfccHistory;
    expect(borders.at(-1)).toBe(Math.floor(song.length / 512) + 1);
    const [without] = occlusions(features);
    const frames = (borders.at(-1) as number) - (borders[2] as number);
    const last = borders.length - 1;
    for (let k = 0; k < 20; k++) {
      const rest = (of: readonly Float64Array[]): number =>
        ((of[last]?.[k] as number) - (of[2]?.[k] as number)) / frames;
      expect(without?.values[2 + k]).toBeCloseTo((shift[k] as number) + rest(sums), 9);
      expect(without?.values[22 + k]).toBeCloseTo(Math.sqrt(rest(squares) - rest(sums) ** 2), 9);
    }
    expect(without?.values[0]).toBe(features.values[0]);
    expect(without?.values[1]).toBe(features.values[1]);
  });

  it('agrees with a song from which the stretch was cut out, but for the seam', () => {
    const all = occlusions(features);
    const middle = all.find(({ fromSeconds }) => fromSeconds > 12) as (typeof all)[number];
    const from = Math.round(middle.fromSeconds * RATE);
    const to = Math.round(middle.toSeconds * RATE);
    const cut = new Float32Array(song.length - (to - from));
    cut.set(song.subarray(0, from));
    cut.set(song.subarray(to), from);
    const reference = extractChartFeatures(cut);
    for (let k = 2; k < 42; k++) {
      expect(Math.abs((middle.values[k] as number) - (reference.values[k] as number))).toBeLessThan(1);
      const moved = Math.abs((features.values[k] as number) - (reference.values[k] as number));
      if (moved > 4)
        expect(Math.abs((middle.values[k] as number) - (reference.values[k] as number))).toBeLessThan(
          moved / 4,
        );
    }
  });

  it('differs where a section was planted and nowhere else', () => {
    const all = occlusions(features);
    expect(all[0]?.fromSeconds).toBe(0);
    expect(all.at(-1)?.toSeconds).toBe(31);
    const moved = all.map(({ values }) => Math.abs((values[22] as number) - (features.values[22] as number)));
    const largest = Math.max(...moved);
    all.forEach(({ fromSeconds, toSeconds }, i) => {
      const holds = fromSeconds < 17 && toSeconds > 14;
      if (fromSeconds <= 14 && toSeconds >= 17) expect(moved[i] as number).toBeGreaterThan(0.5 * largest);
      if (!holds) expect(moved[i] as number).toBeLessThan(0.35 * largest);
    });
  });
});
