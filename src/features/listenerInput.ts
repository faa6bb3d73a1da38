import type { PooledLogMel } from './chartFeatures.ts';
import { CANONICAL_SAMPLE_RATE, FEATURE_SPEC } from './spec.ts';

const { topDb, framesPerGroup, bandsPerGroup } = FEATURE_SPEC.pooledLogMel;
const { windowSeconds, windowRows } = FEATURE_SPEC.listener;

/** Bands of a row: 64. */
export const LISTENER_BANDS = FEATURE_SPEC.mel.bands / bandsPerGroup;
/** Rows a second: 10.77. */
export const LISTENER_ROW_RATE = CANONICAL_SAMPLE_RATE / (FEATURE_SPEC.stft.hopLength * framesPerGroup);

/** What the listener network hears: the middle 60 seconds of a song, or all of a shorter one. */
export interface ListenerWindow {
  /** At most 646. */
  readonly rows: number;
  /** First row in the song. */
  readonly firstRow: number;
  /** `rows × 64`, row after row: pooled log-mel, 0 (80 dB below the song's largest value, or less) … 1. */
  readonly levels: Float32Array<ArrayBuffer>;
}

/** The middle of a song as the listener hears it; `pooled` is of the whole song. */
export function listenerWindow(pooled: Pick<PooledLogMel, 'rows' | 'db'>): ListenerWindow {
  const seconds = pooled.rows / LISTENER_ROW_RATE;
  const start = Math.round(Math.max(0, seconds / 2 - windowSeconds / 2) * LISTENER_ROW_RATE);
  const firstRow = Math.min(start, Math.max(0, pooled.rows - 1));
  const rows = Math.min(windowRows, pooled.rows - firstRow);
  const levels = new Float32Array(rows * LISTENER_BANDS);
  const from = firstRow * LISTENER_BANDS;
  for (let i = 0; i < levels.length; i++) levels[i] = ((pooled.db[from + i] as number) + topDb) / topDb;
  return { rows, firstRow, levels };
}
