import type { AnalysisProgress } from '../../analysis/progress.ts';
import type { Stage } from '../session.svelte.ts';
import { verdictSentence } from '../verdict/sentence.ts';
import { FAILURE_TEXTS } from './failures.ts';
import { stepLine } from './steps.ts';

/**
 * What the page's live region says. It changes with the step, not with every percent, so that a
 * screen reader is not flooded.
 */
export function announcement(stage: Stage, progress: AnalysisProgress): string {
  switch (stage.kind) {
    case 'start':
      return '';
    case 'working':
      return `${stepLine(progress)} …`;
    case 'verdict':
      return `Done. ${verdictSentence(stage.verdict.report.chart)}`;
    case 'failure':
      return `No verdict. ${FAILURE_TEXTS[stage.failure.reason].sentence}`;
  }
}
