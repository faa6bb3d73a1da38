import type { ListenerWindow } from '../../features/listenerInput.ts';
import { INPUT_BANDS } from './patches.ts';

const ROWS = 80;

/** A made-up window, the same everywhere, with which a backend proves that it computes the listener rightly. */
export function goldenWindow(): ListenerWindow {
  // Knuth's linear congruential generator (TAOCP 2, 3.3.4, table 1).
  let state = 1;
  const levels = Float32Array.from({ length: ROWS * INPUT_BANDS }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const slope = 0.9 - (0.6 * (i % INPUT_BANDS)) / INPUT_BANDS;
    return Math.round(1000 * slope * (0.7 + 0.3 * (state / 2 ** 32))) / 1000;
  });
  return { rows: ROWS, firstRow: 0, levels };
}
