/** A second thread for the analysis worker: it computes the spectra of a song's second half. */
import { melPart } from '../features/chartFeatures.ts';
import type { SpectraMethods } from './methods.ts';
import type { ScopeLike } from './rpc/protocol.ts';
import { serve } from './rpc/server.ts';

serve<SpectraMethods>(globalThis as unknown as ScopeLike, {
  melPart: (end) => {
    const value = melPart(end);
    return Promise.resolve({ value, transfer: [value.db.buffer, value.pooled.buffer] });
  },
});
