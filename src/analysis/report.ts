import type { Decoder, SongTags } from '../audio/types.ts';
import type { Backend, ChartEstimate } from '../model/types.ts';
import type { ReportDetails } from './details/schemas.ts';

/**
 * The one result of an analysis: plain data, safe to clone, save and read back. The version rises
 * with every change of shape; `src/analysis/reportSchema.ts` validates and migrates.
 */
export const REPORT_SCHEMA_VERSION = 2;

export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly id: string;
  /** ISO 8601 time of the analysis. */
  readonly createdAt: string;
  readonly file: { readonly name: string; readonly sizeBytes: number };
  readonly tags: SongTags;
  readonly audio: {
    readonly container: string;
    readonly codec: string | null;
    /** Of the file, Hz. */
    readonly sampleRate: number;
    readonly channels: number;
    /** Bits per sample of the file; `null` where the codec has no such thing or the file does not say. */
    readonly bitDepth: number | null;
    readonly durationSeconds: number;
    readonly decoder: Decoder;
  };
  readonly features: {
    readonly specVersion: number;
    readonly specHash: string;
    /** In the order of `CHART_FEATURE_NAMES`. */
    readonly values: readonly number[];
  };
  readonly model: { readonly version: string; readonly backend: Backend };
  readonly chart: ChartEstimate;
  /** Overview of the signal: peak absolute value per equal slice of time, 0–1. */
  readonly waveformPeaks: readonly number[];
  /** What follows the verdict, part by part. */
  readonly details: ReportDetails;
  /** From the drop to the verdict, milliseconds. */
  readonly elapsedMs: number;
}
