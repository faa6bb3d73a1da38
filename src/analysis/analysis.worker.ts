/** The worker in which a song's numbers and odds are computed; the page talks to it through `rpc/`. */
import type { AnalysisMethods } from './methods.ts';
import type { ScopeLike } from './rpc/protocol.ts';
import { serve } from './rpc/server.ts';
import { analyseSound } from './sound.ts';
import { warmUpSpectraThread } from './spectraThread.ts';
import { createChartJury } from '../model/runtime/chartJury.ts';

const jury = createChartJury((message) => {
  // eslint-disable-next-line no-console -- a backend passed over is worth knowing when helping someone
  console.warn(`Earshot: ${message}`);
});

warmUpSpectraThread();

serve<AnalysisMethods>(globalThis as unknown as ScopeLike, {
  warmUp: async () => ({ value: { backend: await jury.warmUp() }, transfer: [] }),
  analyse: async (input, { signal, report }) => ({
    value: await analyseSound(input, jury, signal, report),
    transfer: [],
  }),
});
