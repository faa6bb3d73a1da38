import type { AnalysisProgress } from '../../analysis/progress.ts';
import { t } from '../i18n/translate.ts';
import type { Stage } from '../session.svelte.ts';
import { verdictSentence } from '../verdict/sentence.ts';
import { failureText } from './failures.ts';
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
      return t('steps:announced', { step: stepLine(progress) });
    case 'verdict':
      return t('verdict:announced', { sentence: verdictSentence(stage.verdict.report.chart) });
    case 'failure':
      return t('failures:announced', { sentence: failureText(stage.failure.reason).sentence });
  }
}
