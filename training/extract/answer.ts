import { FailureError } from '../../src/audio/failure.ts';
import { chartFeaturesOfFile } from '../scoreAudio.ts';

/** Why a file has no row. */
export interface ExtractFailure {
  /** A reason that the page would give, `missing`, or `internal`. */
  readonly reason: string;
  readonly detail: string;
}

export type Answer = { readonly features: readonly number[] } | { readonly failure: ExtractFailure };

/** The failure that an error stands for. */
export function failureOf(error: unknown): ExtractFailure {
  if (error instanceof FailureError) return error.toFailure();
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { reason: 'missing', detail: 'There is no such file.' };
  return { reason: 'internal', detail: error instanceof Error ? message : String(error) };
}

/** Features of a file, or why it has none; never rejects. */
export async function answerFor(path: string): Promise<Answer> {
  try {
    const features = [...(await chartFeaturesOfFile(path))];
    if (!features.every(Number.isFinite)) throw new Error('A feature is not a finite number.');
    return { features };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
