/** The named steps of an analysis, in order. */
export const ANALYSIS_STEPS = ['read', 'decode', 'features', 'model'] as const;
export type AnalysisStep = (typeof ANALYSIS_STEPS)[number];

/** `fraction` is 0–1 within the step, or `null` where no honest figure exists. */
export interface AnalysisProgress {
  readonly step: AnalysisStep;
  readonly fraction: number | null;
  /** Extra words for the person, for instance the download of the extra decoder. */
  readonly note?: 'fetching-decoder' | 'fetching-model' | undefined;
}

/** Of the step `features`: from here on nothing of the verdict needs the full-rate sound any longer. */
export const FULL_SOUND_SHARE = 0.4;
