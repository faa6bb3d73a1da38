import { describe, expect, it } from 'vitest';
import { CHANGE_LIMITS, isUnchanged, NO_CHANGES } from '../../../src/analysis/whatIf/changes.ts';
import { summariseDistribution } from '../../../src/model/chart/distribution.ts';
import {
  changesLine,
  loudnessNote,
  noiseSentence,
  pitchWords,
  PRESETS,
  resultSentence,
} from '../../../src/ui/text/whatif.ts';

const even = summariseDistribution(new Array<number>(10).fill(0.1));

describe('what if, in words', () => {
  it('offers changes that the sliders can reach', () => {
    for (const { changes } of PRESETS) {
      expect(isUnchanged(changes)).toBe(false);
      for (const [key, { min, max }] of Object.entries(CHANGE_LIMITS)) {
        const value = changes[key as keyof typeof CHANGE_LIMITS];
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
  });

  it('says what is changed', () => {
    expect(changesLine(NO_CHANGES)).toBe('Nothing is changed yet.');
    expect(changesLine({ ...NO_CHANGES, keepPitch: true })).toBe('Nothing is changed yet.');
    expect(changesLine({ ...NO_CHANGES, speed: 0.85, tiltDb: 4 })).toBe(
      'Speed −15%, pitch along; Brightness +4 dB, brighter',
    );
  });

  it('says what happens to the pitch', () => {
    expect(pitchWords(NO_CHANGES)).toBe('The pitch stays.');
    expect(pitchWords({ speed: 1.25, keepPitch: false })).toContain('+3.9 semitones');
    expect(pitchWords({ speed: 1.25, keepPitch: true })).toContain('stays');
  });

  it('says that loudness alone does nothing to the model', () => {
    expect(loudnessNote(0)).toBeNull();
    expect(loudnessNote(-6)).toContain('Expect no difference');
    expect(loudnessNote(6)).toContain('limiter');
  });

  it('speaks of the model and never promises', () => {
    expect(resultSentence({ median: 0.54 }, { estimate: { ...even, median: 0.57 } })).toBe(
      'For the model, it would stand at 57 of 100 instead of 54.',
    );
    expect(resultSentence({ median: 0.541 }, { estimate: { ...even, median: 0.543 } })).toContain(
      'stays at 54',
    );
    expect(noiseSentence({ noise: 'codec' })).toContain('Inside the noise');
    expect(noiseSentence({ noise: 'overlap' })).toContain('inside the noise');
    expect(noiseSentence({ noise: 'outside' })).toContain('Outside of the noise');
  });
});
