import { describe, expect, it } from 'vitest';
import { pairSkill, pickSkill, type PairwiseSkill } from '../../../src/analysis/ranking/topPick.ts';

const share = (value: number) => ({ value, low: value - 0.02, high: value + 0.02 });
const skill: PairwiseSkill = {
  gaps: [
    { fromGap: 0, toGap: 0.1, accuracy: share(0.52), pairs: 4000 },
    { fromGap: 0.1, toGap: 0.5, accuracy: share(0.6), pairs: 2000 },
    { fromGap: 0.5, toGap: 1, accuracy: share(0.7), pairs: 40 },
  ],
  picks: [
    { songs: 2, right: share(0.6), chance: 0.52, artists: 900 },
    { songs: 5, right: share(0.4), chance: 0.25, artists: 300 },
    { songs: 12, right: share(0.3), chance: 0.12, artists: 8 },
  ],
};

describe('how often the top pick is right', () => {
  it('is taken from the next larger measured number, so that nothing is promised that was not seen', () => {
    expect(pickSkill(2, skill)?.songs).toBe(2);
    expect(pickSkill(3, skill)?.songs).toBe(5);
  });

  it('leaves out what was measured with too few artists, and takes the largest beyond', () => {
    expect(pickSkill(12, skill)?.songs).toBe(5);
  });

  it('is unknown for one song and where nothing was measured', () => {
    expect(pickSkill(1, skill)).toBeNull();
    expect(pickSkill(4, null)).toBeNull();
    expect(pickSkill(4, { gaps: [], picks: [] })).toBeNull();
  });
});

describe('how often the higher of two is the better', () => {
  it('goes by their distance', () => {
    expect(pairSkill(0.4, 0.45, skill)?.accuracy.value).toBe(0.52);
    expect(pairSkill(0.2, 0.45, skill)?.accuracy.value).toBe(0.6);
  });

  it('is unknown where too few pairs were that far apart, the largest distance included', () => {
    expect(pairSkill(0, 1, skill)).toBeNull();
    expect(
      pairSkill(0, 1, { ...skill, gaps: skill.gaps.map((gap) => ({ ...gap, pairs: 500 })) }),
    ).toMatchObject({
      toGap: 1,
    });
    expect(pairSkill(0.1, 0.2, null)).toBeNull();
  });
});
