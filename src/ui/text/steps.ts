import { ANALYSIS_STEPS, type AnalysisProgress, type AnalysisStep } from '../../analysis/progress.ts';
import { t } from '../i18n/translate.ts';
import { percent } from './numbers.ts';

/** What a step is called while it runs, and in one word for the middle of the rings. */
export function stepText(step: AnalysisStep): { readonly doing: string; readonly word: string } {
  return { doing: t(`steps:${step}.doing`), word: t(`steps:${step}.word`) };
}

type StepState = 'done' | 'current' | 'ahead';

export function stepState(step: AnalysisStep, current: AnalysisStep): StepState {
  const order = ANALYSIS_STEPS.indexOf(step) - ANALYSIS_STEPS.indexOf(current);
  return order < 0 ? 'done' : order === 0 ? 'current' : 'ahead';
}

/** Words for the current step: its note if there is one, else what it does. */
export function stepLine(progress: AnalysisProgress): string {
  return progress.note === undefined ? stepText(progress.step).doing : t(`steps:${progress.note}`);
}

/** The step's own progress as words, or nothing where no honest figure exists. */
export function stepFigure(progress: AnalysisProgress): string {
  return progress.fraction === null ? '' : percent(Math.min(1, Math.max(0, progress.fraction)));
}

/**
 * How far through the four steps, 0–1, for drawing only: steps take very different times, so this is
 * never shown as a figure. In eighths, because every change repaints the rings while the cores are busy.
 */
export function shareOfSteps(progress: AnalysisProgress): number {
  const within = Math.min(1, Math.max(0, progress.fraction ?? 0));
  const inStep = Math.floor(2 * within) / 2;
  return (ANALYSIS_STEPS.indexOf(progress.step) + inStep) / ANALYSIS_STEPS.length;
}
