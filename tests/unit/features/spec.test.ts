import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  CHART_FEATURE_NAMES,
  FEATURE_SPEC,
  FEATURE_SPEC_VERSION,
  canonicalJson,
  featureSpecHash,
} from '../../../src/features/spec.ts';

describe('feature spec', () => {
  it('is what version 2 froze: another hash needs another version', () => {
    expect(FEATURE_SPEC_VERSION).toBe(2);
    expect(featureSpecHash()).toBe('02bdd5b513e406c2e46e7e331bc84cc26058bf29e63ec4c28cdbc32f67977516');
  });

  it('is hashed as the SHA-256 of its canonical JSON', () => {
    const json = canonicalJson(FEATURE_SPEC);
    expect(JSON.parse(json)).toEqual(FEATURE_SPEC);
    expect(featureSpecHash()).toBe(createHash('sha256').update(json).digest('hex'));
  });

  it('cannot be changed at run time, at any depth', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(FEATURE_SPEC)).toBe(true);
    expect(Object.isFrozen(CHART_FEATURE_NAMES)).toBe(true);
  });

  it('lists the 42 chart features in the order of the training table', () => {
    expect(CHART_FEATURE_NAMES.length).toBe(42);
    expect(CHART_FEATURE_NAMES.slice(0, 3)).toEqual(['duration_s', 'tempo_bpm', 'mfcc_mean_0']);
    expect(CHART_FEATURE_NAMES[22]).toBe('mfcc_std_0');
    expect(CHART_FEATURE_NAMES[41]).toBe('mfcc_std_19');
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order in which keys were written', () => {
    expect(canonicalJson({ b: [1, { d: 2, c: 'x' }], a: null })).toBe('{"a":null,"b":[1,{"c":"x","d":2}]}');
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
});
