/**
 * A second thread for the analysis worker: the spectra of a song's second half and most of its tempogram before the
 * verdict, and what is asked of the models after it.
 */
import { melPart } from '../features/melPass.ts';
import { runSteps } from '../features/steps.ts';
import { tempogramSteps } from '../features/tempo.ts';
import type { MeasuredSong } from './details/song.ts';
import type { SecondThreadMethods } from './methods.ts';
import type { ScopeLike } from './rpc/protocol.ts';
import { serve } from './rpc/server.ts';

/** Fetched when it is first needed: the spectra, for which this thread is started, need nothing of it. */
async function loadModels() {
  const [{ computeDetail, modelComputations }, { createJuries }, { SMALL_NETWORKS_ORDER }] =
    await Promise.all([
      import('./details/compute.ts'),
      import('../model/runtime/juries.ts'),
      import('../model/runtime/backends.ts'),
    ]);
  const juries = createJuries((message) => {
    // eslint-disable-next-line no-console -- a backend passed over is worth knowing when helping someone
    console.warn(`Earshot: ${message}`);
  }, SMALL_NETWORKS_ORDER);
  return { juries, computeDetail, computations: modelComputations(juries) };
}

let loading: ReturnType<typeof loadModels> | null = null;

function models(): ReturnType<typeof loadModels> {
  return (loading ??= loadModels().catch((error: unknown) => {
    loading = null;
    throw error;
  }));
}

let kept: MeasuredSong | null = null;

serve<SecondThreadMethods>(globalThis as unknown as ScopeLike, {
  melPart: (end) => {
    const value = melPart(end);
    return Promise.resolve({ value, transfer: [value.db.buffer, value.pooled.buffer] });
  },
  tempogram: (onset) => {
    const { sums } = runSteps(tempogramSteps(onset, 'late'));
    return Promise.resolve({ value: sums, transfer: [sums.buffer] });
  },
  warmUp: async () => {
    await (await models()).juries.warmUpPanel();
    return { value: undefined, transfer: [] };
  },
  predictBatch: async (rows) => ({
    value: await (await models()).juries.predictBatch(rows),
    transfer: [],
  }),
  keep: (song) => {
    kept = song;
    return Promise.resolve({ value: undefined, transfer: [] });
  },
  async detail({ songId, name, names }, context) {
    const song = kept;
    if (song?.id !== songId) return { value: null, transfer: [] };
    const { computeDetail, computations } = await models();
    context.signal.throwIfAborted();
    return {
      value: await computeDetail(computations, name, song, { ...context, names }),
      transfer: [],
    };
  },
});
