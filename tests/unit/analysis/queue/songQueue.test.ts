import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../src/audio/failure.ts';
import { NO_TAGS } from '../../../../src/audio/tags.ts';
import type { DecodedAudio } from '../../../../src/audio/types.ts';
import { SongQueue, type QueuePorts, type SongWorker } from '../../../../src/analysis/queue/songQueue.ts';
import { fileSource } from '../../../../src/analysis/queue/songSource.ts';
import { RpcError } from '../../../../src/analysis/rpc/protocol.ts';

const SOUND = {
  durationSeconds: 100,
  features: { specVersion: 1, specHash: 'x', values: [100, 120] },
  model: { version: 'm', backend: 'cpu' },
  chart: { deciles: [], top20: 0.2, median: 0.5, low80: 0.1, high80: 0.9 },
  waveformPeaks: [0, 1],
};

/** A browser whose decoders and workers are told what to do; workers answer when they are let. */
function browser(options: { readonly hold?: boolean } = {}) {
  const workers: { alive: boolean; calls: string[] }[] = [];
  const decoding = { now: 0, most: 0 };
  const computing = { now: 0, most: 0 };
  const finish: (() => void)[] = [];
  let idles = 0;
  const startWorker = (): SongWorker => {
    const worker = { alive: true, calls: [] as string[] };
    const dying: ((error: Error) => void)[] = [];
    workers.push(worker);
    return {
      get alive() {
        return worker.alive;
      },
      terminate() {
        worker.alive = false;
        for (const die of dying) die(new RpcError('terminated', 'stopped'));
      },
      async call(method: string, input: unknown, { signal }: { signal?: AbortSignal } = {}) {
        if (!worker.alive) throw new RpcError('terminated', 'stopped');
        const name = (input as { name?: string } | undefined)?.name;
        worker.calls.push(name === undefined ? method : `${method} ${name}`);
        if (method === 'forget') return undefined;
        if (method === 'detail') return { [name ?? '']: { made: true } };
        computing.now++;
        computing.most = Math.max(computing.most, computing.now);
        try {
          if (options.hold) {
            await new Promise<void>((resolve, reject) => {
              finish.push(resolve);
              dying.push(reject);
              signal?.addEventListener('abort', () => reject(new RpcError('cancelled', 'cancelled')));
            });
          }
        } finally {
          computing.now--;
        }
        return SOUND;
      },
    } as SongWorker;
  };
  const ports: QueuePorts = {
    async inspect(source, signal) {
      return { file: await source.open(signal), sniffed: { kind: 'unknown' } };
    },
    async decode({ file }): Promise<DecodedAudio> {
      decoding.now++;
      decoding.most = Math.max(decoding.most, decoding.now);
      await new Promise((resolve) => setTimeout(resolve));
      decoding.now--;
      if (file.name.startsWith('bad')) throw new FailureError('damaged', 'made up');
      return { sampleRate: 44_100, channels: [new Float32Array(10)], decoder: 'webaudio' };
    },
    tags: () => Promise.resolve(NO_TAGS),
    names: (_, title) => ({ title, artist: null }),
    startWorker,
    idle: () => void idles++,
    now: () => performance.now(),
  };
  return { ports, workers, decoding, computing, finish, idles: () => idles };
}

function queueOn(ports: QueuePorts, laterDetails: readonly ('why' | 'clips')[] = []) {
  const queue = new SongQueue(ports, {
    workers: 2,
    budgetBytes: 1e9,
    verdictDetails: ['juries'],
    laterDetails,
    onChange: () => undefined,
  });
  /** Waits until something holds; fails by the test's time limit. */
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const kinds = () => queue.songs.map(({ state }) => state.kind);
  return { queue, until, kinds };
}
const songs = (...names: string[]) => names.map((name) => fileSource(new File(['x'], name), name, name));

describe('a queue', () => {
  it('answers every song, one damaged file fails alone, and then frees the workers', async () => {
    const { ports, workers, computing, decoding, idles } = browser();
    const { queue, until, kinds } = queueOn(ports);
    queue.add(songs('a', 'b', 'bad one', 'c', 'd', 'e'));
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['answered', 'answered', 'failed', 'answered', 'answered', 'answered']);
    expect(queue.songs[2]?.state).toMatchObject({ failure: { reason: 'damaged' } });
    expect(queue.fraction).toBe(1);
    expect(queue.liveWorkers).toBe(0);
    expect(workers.every(({ alive }) => !alive)).toBe(true);
    expect(workers.length).toBeLessThanOrEqual(2);
    expect(computing.most).toBeLessThanOrEqual(2);
    expect(decoding.most).toBe(1);
    expect(idles()).toBe(1);
  });

  it('computes a song per worker at the same time, and no more', async () => {
    const { ports, computing, finish } = browser({ hold: true });
    const { queue, until } = queueOn(ports);
    queue.add(songs('a', 'b', 'c', 'd'));
    await until(() => computing.now === 2);
    expect(queue.liveWorkers).toBe(2);
    while (queue.busy) {
      finish.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(computing.most).toBe(2);
  });

  it('gives every song its verdict before any gets its details', async () => {
    const { ports, workers } = browser();
    const { queue, until } = queueOn(ports, ['clips', 'why']);
    queue.add(songs('a', 'b', 'c'));
    await until(() => !queue.busy);
    for (const { state } of queue.songs) {
      expect(state).toMatchObject({ kind: 'answered', details: 'complete' });
      expect(state.kind === 'answered' && Object.keys(state.report.details)).toEqual(
        expect.arrayContaining(['juries', 'clips', 'why']),
      );
    }
    const order = workers.flatMap(({ calls }) => calls);
    expect(order.filter((call) => call === 'analyse')).toHaveLength(6);
    expect(order.filter((call) => call === 'forget')).toHaveLength(6);
    for (const { calls } of workers) {
      const lastVerdict = calls.lastIndexOf('detail juries');
      const firstDetail = calls.indexOf('detail clips');
      if (firstDetail >= 0) expect(firstDetail).toBeGreaterThan(lastVerdict);
    }
  });

  it('ends all workers at once when it is cancelled, and goes on when it is told to', async () => {
    const held = browser({ hold: true });
    const { queue, until, kinds } = queueOn(held.ports);
    queue.add(songs('a', 'b', 'c'));
    await until(() => held.computing.now === 2);
    queue.cancel();
    expect(queue.liveWorkers).toBe(0);
    expect(held.workers.map(({ alive }) => alive)).toEqual([false, false]);
    expect(kinds()).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['cancelled', 'cancelled', 'cancelled']);
    queue.retry();
    await until(() => held.computing.now === 2);
    queue.clear();
    expect(queue.songs).toEqual([]);
    expect(queue.liveWorkers).toBe(0);
  });

  it('cancels one song and lets the others finish', async () => {
    const { ports, computing, finish } = browser({ hold: true });
    const { queue, until, kinds } = queueOn(ports);
    queue.add(songs('a', 'b'));
    await until(() => computing.now === 2);
    queue.cancel('a');
    await until(() => computing.now === 1);
    // The first call was a's, which is over.
    for (const done of finish) done();
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['cancelled', 'answered']);
  });

  it('starts nothing while it is paused, and the rest afterwards', async () => {
    const { ports } = browser();
    const { queue, until, kinds } = queueOn(ports);
    queue.pause();
    queue.add(songs('a', 'b'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(kinds()).toEqual(['waiting', 'waiting']);
    expect(queue.liveWorkers).toBe(0);
    queue.resume();
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['answered', 'answered']);
  });

  it('tries a failed song again', async () => {
    const { ports } = browser();
    const { queue, until, kinds } = queueOn(ports);
    let broken = true;
    const [song] = songs('a');
    if (!song) throw new Error('no song');
    queue.add([
      {
        ...song,
        open: (signal) =>
          broken ? Promise.reject(new FailureError('damaged', 'not there yet')) : song.open(signal),
      },
    ]);
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['failed']);
    broken = false;
    queue.retry('a');
    await until(() => !queue.busy);
    expect(kinds()).toEqual(['answered']);
  });
});
