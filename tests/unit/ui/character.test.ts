import { describe, expect, it } from 'vitest';
import {
  bpmText,
  chromaDescription,
  energyDescription,
  keyCertainty,
  keyName,
  keySentence,
  tempoSentence,
  tempoText,
  tuningSentence,
  wheelPlace,
} from '../../../src/ui/text/character.ts';

const key = (tonic: number, mode: 'major' | 'minor', correlation = 0.8) => ({ tonic, mode, correlation });

describe('key', () => {
  it('is named by the signature with fewer accidentals', () => {
    expect([key(0, 'major'), key(1, 'major'), key(1, 'minor'), key(9, 'minor')].map(keyName)).toEqual([
      'C major',
      'D♭ major',
      'C♯ minor',
      'A minor',
    ]);
  });

  it.each([
    [0, 'major', '8B'],
    [9, 'minor', '8A'],
    [7, 'major', '9B'],
    [5, 'major', '7B'],
    [4, 'major', '12B'],
    [11, 'major', '1B'],
    [8, 'minor', '1A'],
    [4, 'minor', '9A'],
  ] as const)('%i %s is %s on the wheel', (tonic, mode, place) =>
    expect(wheelPlace({ tonic, mode })).toBe(place),
  );

  it('is as sure as its lead', () => {
    expect([0.3, 0.12, 0.11, 0.05, 0.04, 0].map(keyCertainty)).toEqual([
      'clear',
      'clear',
      'likely',
      'likely',
      'unclear',
      'unclear',
    ]);
    expect(keySentence({ candidates: [key(0, 'major'), key(9, 'minor')], margin: 0.01 })).toBe(
      'Unclear: nearly as well fits A minor, the relative key. Trust your own ear.',
    );
    expect(keySentence({ candidates: [key(9, 'minor'), key(0, 'major')], margin: 0.01 })).toContain(
      'relative',
    );
    expect(keySentence({ candidates: [key(0, 'major'), key(0, 'minor')], margin: 0.08 })).toBe(
      'Likely. The next would be C minor, the parallel key.',
    );
    expect(keySentence({ candidates: [key(0, 'major'), key(5, 'major')], margin: 0.08 })).toContain('fifth');
    expect(keySentence({ candidates: [key(0, 'major'), key(2, 'major')], margin: 0.3 })).toContain('D major');
    expect(keySentence({ candidates: [], margin: 0 })).toContain('Nothing');
  });

  it('comes with a tuning where it is heard', () => {
    expect(tuningSentence(5)).toBeNull();
    expect(tuningSentence(-16)).toBe('It is tuned 16 cents below A = 440 Hz.');
    expect(tuningSentence(46)).toContain('halfway');
  });
});

describe('tempo', () => {
  const tempo = (relation: 'chosen' | 'half' | 'double' | 'other', bpm: number, strength: number) => ({
    relation,
    bpm,
    strength,
  });

  it('has a tenth where the beat is steady', () => {
    expect([bpmText(121.04, 0.95), bpmText(121.04, 0.8), bpmText(121.6, null)]).toEqual([
      '121.0 BPM',
      '121 BPM',
      '122 BPM',
    ]);
  });

  it('says how else it can be counted', () => {
    const candidates = [tempo('chosen', 120.4, 1), tempo('half', 60.2, 0.95), tempo('double', 240.8, 0.4)];
    expect(tempoSentence({ candidates, steadiness: 0.95 })).toBe(
      'The beat is steady. It can be counted as 60 as well.',
    );
    expect(tempoSentence({ candidates: candidates.slice(0, 1), steadiness: 0.5 })).toBe(
      'The beat is loose, or hard to hear. No other count is as strong.',
    );
    expect(tempoSentence({ candidates: [], steadiness: null })).toBe('No beat was found.');
    expect(tempoText(tempo('double', 240.8, 0.4))).toEqual({
      bpm: '241 BPM',
      words: 'counted twice as fast',
      strength: '40% as strong',
    });
  });
});

it('describes the energy', () => {
  const levelsDb = [...Array.from({ length: 50 }, () => -30), ...Array.from({ length: 50 }, () => -12), -11];
  expect(energyDescription({ stepSeconds: 1, levelsDb })).toBe(
    'Its level moves very far: 18 dB between its quiet and its loud tenth. It is loudest at 1:40.',
  );
  expect(energyDescription({ stepSeconds: 1, levelsDb: [-20, -20, -20] })).toContain('hardly moves');
  expect(energyDescription({ stepSeconds: 1, levelsDb: [-70, -70] })).toContain('silent');
});

it('names the pitches that are heard most', () => {
  expect(chromaDescription([0.9, 0, 0, 0, 0.5, 0, 0, 0.8, 0, 0, 0, 0])).toBe('Most heard are C, G and E.');
  expect(chromaDescription(new Array(12).fill(0))).toBe('No pitches were found.');
});
