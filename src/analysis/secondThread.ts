import { FailureError } from '../audio/failure.ts';
import { melPart, secondHalf, type MelPart } from '../features/melPass.ts';
import type { ModelDetailName } from './details/lanes.ts';
import type { ReportDetails } from './details/schemas.ts';
import type { DetailContext, MeasuredSong } from './details/song.ts';
import type { SecondThreadMethods } from './methods.ts';
import { RpcClient } from './rpc/client.ts';
import { RpcError, type WorkerLike } from './rpc/protocol.ts';

let thread: RpcClient<SecondThreadMethods> | null = null;
let alone = false;

/** From here on everything happens on this thread: where every core has a song of its own, a second thread per song only gets in the way. */
export function useOneThread(): void {
  alone = true;
}

/** @throws where a browser has no workers inside workers */
function connect(): RpcClient<SecondThreadMethods> {
  if (!thread?.alive) {
    const worker = new Worker(new URL('./second.worker.ts', import.meta.url), {
      type: 'module',
      name: 'second',
    });
    thread = new RpcClient<SecondThreadMethods>(worker as WorkerLike);
  }
  return thread;
}

/** Starts the second thread, so that the first song need not wait for it. */
export function startSecondThread(): void {
  // Without it the first thread does it all.
  try {
    connect();
  } catch {
    thread = null;
  }
}

/** Loads the models there, so that the first song's report need not wait for them. */
export function warmUpSecondThread(): void {
  if (alone || !thread?.alive) return;
  // If it fails, the report itself will say so.
  thread.call('warmUp', undefined).catch(() => undefined);
}

/** @returns `null` where there is no second thread, or where it has no answer */
async function ask<Name extends keyof SecondThreadMethods & string>(
  method: Name,
  input: SecondThreadMethods[Name]['in'],
  transfer: Transferable[] = [],
): Promise<SecondThreadMethods[Name]['out'] | null> {
  if (alone) return null;
  try {
    return await connect().call(method, input, { transfer });
  } catch {
    return null;
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
    const part = await ask('melPart', end, [end.samples.buffer]);
    if (part) return part;
    const again = secondHalf(signal);
    if (!again) throw new Error('the song has become shorter');
    return melPart(again);
  };
  return { firstFrame: end.firstFrame, part: compute() };
}

/**
 * Sums of the late part of a song's tempogram, made on the second thread.
 *
 * @param onset onset strength per frame; a copy is sent
 * @returns `null` where there is no second thread, or where it has ended on the way
 */
export function tempogramElsewhere(onset: Float64Array<ArrayBuffer>): Promise<Float64Array | null> {
  return ask('tempogram', onset);
}

/**
 * The chart jury's distributions of many songs, asked on the second thread: for some hundred rows a core takes less
 * time than a GPU that is none (half a second on a software GPU), and no more than a real one takes to answer.
 *
 * @param rows raw features in the order of `CHART_FEATURE_NAMES`; copies are sent
 * @returns `null` where there is no second thread, or where it has no answer
 */
export function predictElsewhere(
  rows: readonly ArrayLike<number>[],
): Promise<readonly (readonly number[])[] | null> {
  return ask('predictBatch', rows);
}

/** The song that the second thread has been given, and by which thread. */
let given: { readonly songId: string; readonly to: RpcClient<SecondThreadMethods> } | null = null;

/**
 * A part of the report that asks the models, computed on the second thread.
 *
 * @returns `null` where there is no second thread, or where it has ended on the way
 * @throws FailureError, or a DOMException `AbortError`
 */
export async function detailElsewhere(
  { id, features, analysis }: MeasuredSong,
  name: ModelDetailName,
  { signal, report, names = null }: DetailContext,
): Promise<Partial<ReportDetails> | null> {
  if (alone) return null;
  try {
    const second = connect();
    if (given?.songId !== id || given.to !== second) {
      given = { songId: id, to: second };
      await second.call('keep', { id, features, analysis });
    }
    return await second.call('detail', { songId: id, name, names }, { signal, onProgress: report });
  } catch (error) {
    if (error instanceof RpcError && error.code === 'cancelled') {
      throw new DOMException('cancelled', 'AbortError');
    }
    if (error instanceof RpcError && error.failure) {
      throw new FailureError(error.failure.reason, error.failure.detail);
    }
    return null;
  }
}
