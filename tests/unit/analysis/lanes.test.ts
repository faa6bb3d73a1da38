import { expect, test } from 'vitest';
import { DETAIL_LANES, isModelDetail } from '../../../src/analysis/details/lanes.ts';
import { DETAIL_NAMES } from '../../../src/analysis/details/schemas.ts';

test('every part of the details has its place in one lane', () => {
  expect([...DETAIL_LANES.flat()].sort()).toEqual([...DETAIL_NAMES].sort());
  expect(DETAIL_NAMES.filter(isModelDetail).sort()).toEqual([...DETAIL_LANES[0]].sort());
});
