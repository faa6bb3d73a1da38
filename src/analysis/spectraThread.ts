import { melPart, secondHalf, type MelPart } from '../features/chartFeatures.ts';
import type { SpectraMethods } from './methods.ts';
import { RpcClient } from './rpc/client.ts';
import type { WorkerLike } from './rpc/protocol.ts';

let thread: RpcClient<SpectraMethods> | null = null;
let alone = false;

/** From here on everything happens on this thread: where every core has a song of its own, a second thread per song only gets in the way. */
export function useOneThread(): void {
  alone = true;
}

function connect(): RpcClient<SpectraMethods> {
  if (!thread?.alive) {
    const worker = new Worker(new URL('./spectra.worker.ts', import.meta.url), {
      type: 'module',
      name: 'spectra',
    });
    thread = new RpcClient<SpectraMethods>(worker as WorkerLike);
  }
  return thread;
}

/** Starts the second thread, so that the first song need not wait for it. */
export function warmUpSpectraThread(): void {
  // Some browsers have no workers inside workers; then the first thread does it all.
  try {
    connect();
  } catch {
    thread = null;
  }
}

/**
 * The spectra of a song's second half, on the second thread; on this one where there is no second.
 *
 * @param signal the canonical signal; a copy of its end is sent
 * @returns `null` for songs that are too short to be divided, and after {@link useOneThread}
 */
export function spectraElsewhere(
  signal: Float32Array,
): { firstFrame: number; part: Promise<MelPart> } | null {
  const end = alone ? null : secondHalf(signal);
  if (!end) return null;
  const compute = async () => {
    try {
      return await connect().call('melPart', end, { transfer: [end.samples.buffer] });
    } catch {
      const again = secondHalf(signal);
      if (!again) throw new Error('the song has become shorter');
      return melPart(again);
    }
  };
  return { firstFrame: end.firstFrame, part: compute() };
}
