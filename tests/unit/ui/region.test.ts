import { describe, expect, it } from 'vitest';
import { gripAt, gripped, keyed, snapped, stepped, within } from '../../../src/ui/report/clip/region.ts';

const beats = Array.from({ length: 200 }, (_, i) => 1 + 0.5 * i);
const lead = 0.015;

describe('within', () => {
  it('keeps a clip inside the song', () => {
    expect(within({ start: -3, seconds: 15 }, 60)).toEqual({ start: 0, seconds: 15 });
    expect(within({ start: 55, seconds: 15 }, 60)).toEqual({ start: 45, seconds: 15 });
    expect(within({ start: 5, seconds: 90 }, 200)).toEqual({ start: 5, seconds: 60 });
    expect(within({ start: 5, seconds: 60 }, 40)).toEqual({ start: 0, seconds: 40 });
  });
});

describe('beats', () => {
  it('draw a start to just before them', () => {
    expect(snapped(10.2, beats)).toBeCloseTo(10 - lead, 9);
    expect(snapped(10.3, beats)).toBeCloseTo(10.5 - lead, 9);
    expect(snapped(10.3, [])).toBe(10.3);
  });

  it('are the steps of the arrow keys, also from in between', () => {
    expect(stepped(10 - lead, 1, beats)).toBeCloseTo(10.5 - lead, 9);
    expect(stepped(10 - lead, -1, beats)).toBeCloseTo(9.5 - lead, 9);
    expect(stepped(10.2, 1, beats)).toBeCloseTo(10.5 - lead, 9);
    expect(stepped(10.2, -1, beats)).toBeCloseTo(10 - lead, 9);
    expect(stepped(10.3, 1, beats)).toBeCloseTo(10.5 - lead, 9);
    expect(stepped(10.3, -1, beats)).toBeCloseTo(10 - lead, 9);
    expect(stepped(3, 1, [])).toBe(3.5);
    expect(stepped(0.2, -5, beats)).toBeCloseTo(1 - lead, 9);
  });
});

describe('grips', () => {
  const region = { start: 20, seconds: 15 };

  it('move the whole, or stretch it from one end', () => {
    expect(gripped(region, 'whole', 30, 100)).toEqual({ start: 30, seconds: 15 });
    expect(gripped(region, 'start', 25, 100)).toEqual({ start: 25, seconds: 10 });
    expect(gripped(region, 'end', 50, 100)).toEqual({ start: 20, seconds: 30 });
    expect([gripAt(region, 'whole'), gripAt(region, 'start'), gripAt(region, 'end')]).toEqual([20, 20, 35]);
  });

  it('never make a clip too short, too long or outside', () => {
    expect(gripped(region, 'start', 34, 100)).toEqual({ start: 32, seconds: 3 });
    expect(gripped(region, 'start', -9, 100)).toEqual({ start: 0, seconds: 35 });
    expect(gripped(region, 'end', 500, 100)).toEqual({ start: 20, seconds: 60 });
    expect(gripped(region, 'end', 500, 50)).toEqual({ start: 20, seconds: 30 });
    expect(gripped(region, 'end', 0, 50)).toEqual({ start: 20, seconds: 3 });
    expect(gripped(region, 'whole', 99, 100)).toEqual({ start: 85, seconds: 15 });
  });
});

it('keys move by a beat, with Shift by a hundredth, by four bars and to the ends', () => {
  const at = 10 - lead;
  const key = (name: string, fine = false) => keyed(name, fine, at, beats, 80);
  expect(key('ArrowRight')).toBeCloseTo(10.5 - lead, 9);
  expect(key('ArrowDown')).toBeCloseTo(9.5 - lead, 9);
  expect(key('ArrowLeft', true)).toBeCloseTo(at - 0.01, 9);
  expect(key('PageUp')).toBeCloseTo(18 - lead, 9);
  expect(key('Home')).toBe(0);
  expect(key('End')).toBe(80);
  expect(key('Tab')).toBeNull();
});
