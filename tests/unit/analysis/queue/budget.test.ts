import { describe, expect, it } from 'vitest';
import { Budget, decodedBytes } from '../../../../src/analysis/queue/budget.ts';
import { queueSize } from '../../../../src/analysis/queue/browserPorts.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a budget', () => {
  it('is given first come, first served, and never exceeded', async () => {
    const budget = new Budget(10);
    const order: string[] = [];
    const first = await budget.reserve(6, never);
    const large = budget.reserve(8, never).then((reservation) => {
      order.push('large');
      return reservation;
    });
    const small = budget.reserve(2, never).then((reservation) => {
      order.push('small');
      return reservation;
    });
    await settled();
    // The small one would fit and still waits: otherwise large ones would wait for ever.
    expect(order).toEqual([]);
    expect(budget.used).toBe(6);
    first.release();
    first.release();
    await Promise.all([large, small]);
    expect(order).toEqual(['large', 'small']);
    expect(budget.used).toBe(10);
  });

  it('lets what is larger than all of it pass alone', async () => {
    const budget = new Budget(10);
    const huge = await budget.reserve(50, never);
    expect(budget.used).toBe(50);
    huge.resize(4);
    await budget.reserve(6, never);
    expect(budget.used).toBe(10);
  });

  it('forgets who gave up, and serves who waited behind', async () => {
    const budget = new Budget(10);
    const first = await budget.reserve(5, never);
    const gone = new AbortController();
    const given = budget.reserve(9, gone.signal);
    const behind = budget.reserve(5, never);
    gone.abort(new DOMException('cancelled', 'AbortError'));
    await expect(given).rejects.toThrow('cancelled');
    await behind;
    expect(budget.used).toBe(10);
    first.release();
    await expect(budget.reserve(1, gone.signal)).rejects.toThrow('cancelled');
    expect(budget.used).toBe(5);
  });
});

describe('what a song will take', () => {
  it('follows from its header, or from its size as an MP3', () => {
    const format = {
      container: 'wav',
      codec: 'pcm_s16',
      sampleRate: 48_000,
      channels: 2,
      bitDepth: 16,
      durationSeconds: 100,
    };
    expect(
      decodedBytes({ kind: 'audio', format, hasVideo: false, durationIsEstimate: false }, 19_200_044),
    ).toBe(38_400_000);
    expect(decodedBytes({ kind: 'unknown' }, 1_600_000)).toBe(100 * 44_100 * 8);
    expect(decodedBytes({ kind: 'unknown' }, 900_000_000)).toBe(480 * 44_100 * 8);
  });

  it('bounds how many are computed at a time', () => {
    expect(queueSize({ hardwareConcurrency: 2, deviceMemory: 8 })).toEqual({
      workers: 2,
      budgetBytes: 3e8,
    });
    expect(queueSize({ hardwareConcurrency: 16, deviceMemory: 8 })).toEqual({ workers: 8, budgetBytes: 6e8 });
    expect(queueSize({ hardwareConcurrency: 8, deviceMemory: 1 })).toEqual({ workers: 1, budgetBytes: 75e6 });
    expect(queueSize({ hardwareConcurrency: 4 })).toEqual({ workers: 4, budgetBytes: 3e8 });
  });
});
