import type { Report } from '../../../analysis/report.ts';
import type { FailureReason } from '../../../audio/failure.ts';
import type { CardContent } from '../../../share/cards/types.ts';
import { FRAME_RATE, MAX_VIDEO_SECONDS, MIN_VIDEO_SECONDS } from '../../../share/video/types.ts';
import type { MadeVideo, VideoProgress } from '../../../share/video/videoMaker.ts';
import { t } from '../../i18n/translate.ts';
import { bytes, clock, percentWith, plain } from '../../text/numbers.ts';
import { cardDescription, cardFileName } from '../cards/words.ts';

/** What is said about a video, and what of a song it can show. */

/** Size of the extra decoder; see `vite.config.ts`. */
declare const __FFMPEG_CORE_BYTES__: number;

/** Lengths to choose from, seconds. */
const LENGTHS = [MIN_VIDEO_SECONDS, 8, 10, MAX_VIDEO_SECONDS] as const;

/** The lengths that a song of `duration` seconds is long enough for; at least one. */
export function lengthsFor(duration: number): number[] {
  const fitting = LENGTHS.filter((seconds) => seconds <= duration);
  return fitting.length > 0 ? fitting : [Math.max(1, Math.floor(duration * FRAME_RATE)) / FRAME_RATE];
}

/** Names of a length and of a start, as the choices keep them. */
export const nameOf = (seconds: number): string => seconds.toFixed(3);

export interface Start {
  readonly seconds: number;
  readonly label: string;
}

/** Where a video may begin: the clip that the person has chosen, else the suggestions, else the beginning. */
export function startsFor(report: Report, chosen: number | null): Start[] {
  const starts: Start[] = [];
  const add = (seconds: number, label: string): void => {
    if (starts.every((other) => Math.abs(other.seconds - seconds) > 0.05)) starts.push({ seconds, label });
  };
  const best = report.details.clips?.lengths[0]?.best ?? [];
  const isSuggested = best.some(({ startSeconds }) => Math.abs(startSeconds - (chosen ?? -1)) < 0.05);
  if (chosen !== null && !isSuggested) add(chosen, t('video:chosen', { time: clock(chosen) }));
  // The chosen one first, where it is a suggestion.
  for (const { startSeconds } of best.toSorted(
    (a, b) =>
      Number(Math.abs(b.startSeconds - (chosen ?? -1)) < 0.05) -
      Number(Math.abs(a.startSeconds - (chosen ?? -1)) < 0.05),
  )) {
    add(startSeconds, clock(startSeconds));
  }
  if (starts.length === 0) add(0, t('video:beginning'));
  return starts;
}

export function progressLine({ stage, fraction }: VideoProgress): string {
  const share = fraction === null ? null : percentWith(fraction, 0);
  if (stage === 'fetch-encoder')
    return share === null ? t('video:fetching') : t('video:fetchingShare', { share });
  return share === null ? t('video:encoding') : t('video:encodingShare', { share });
}

/** What the first video costs where the browser encodes only a part of it. */
export function decoderNote(): string {
  return t('video:decoderNote', { size: bytes(__FFMPEG_CORE_BYTES__) });
}

export function readyLine({ extension, picture, seconds, blob }: MadeVideo): string {
  return t('video:ready', {
    format: extension === 'mp4' ? 'MP4' : 'WebM',
    width: picture.width,
    height: picture.height,
    seconds: plain(seconds, 1),
    size: bytes(blob.size),
  });
}

export function videoFailure(reason: FailureReason): string {
  if (reason === 'decoder-offline') return t('video:offline');
  return t(reason === 'out-of-memory' ? 'video:memory' : 'video:failed');
}

/** A video in words, for those who do not see it. */
export function videoDescription(
  content: CardContent,
  range: { readonly startSeconds: number; readonly seconds: number },
): string {
  const moves = t('video:alt.moves', {
    seconds: plain(range.seconds, 1),
    from: clock(range.startSeconds),
  });
  return cardDescription({ ...content, character: [] }, moves);
}

export function videoFileName(content: CardContent, extension: MadeVideo['extension']): string {
  return cardFileName(content, 'video').replace(/\.png$/, `.${extension}`);
}
