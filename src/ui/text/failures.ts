import type { FailureReason } from '../../audio/failure.ts';
import { MAX_FILE_BYTES, MAX_SONG_SECONDS, MIN_SONG_SECONDS } from '../../audio/limits.ts';
import { t } from '../i18n/translate.ts';
import { bytes } from './numbers.ts';

interface FailureText {
  /** What happened, one plain sentence. */
  readonly sentence: string;
  /** What the person can do now. */
  readonly nextStep: string;
  /** Whether the same file may succeed when tried again. */
  readonly retry: boolean;
}

const RETRY: Readonly<Record<FailureReason, boolean>> = {
  'empty-file': true,
  'not-audio': false,
  'unsupported-format': false,
  'no-audio-track': false,
  protected: false,
  damaged: true,
  'too-short': false,
  'too-long': false,
  'too-large': false,
  silent: false,
  'out-of-memory': true,
  'decoder-offline': true,
  'model-unavailable': true,
  internal: true,
};

/** One sentence and one way on for every reason there is. */
export function failureText(reason: FailureReason): FailureText {
  const limits = {
    seconds: MIN_SONG_SECONDS,
    minutes: MAX_SONG_SECONDS / 60,
    size: bytes(MAX_FILE_BYTES),
  };
  return {
    sentence: t(`failures:${reason}.sentence`, limits),
    nextStep: t(`failures:${reason}.nextStep`),
    retry: RETRY[reason],
  };
}
