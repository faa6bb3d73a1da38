import type { Failure } from '../audio/failure.ts';
import type { Report } from './report.ts';

/** How an analysis ended. Cancelling is an outcome, not an error. */
export type AnalysisOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };
