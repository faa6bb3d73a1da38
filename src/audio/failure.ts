/**
 * The closed set of reasons for which a song gets no answer. A failure is a value, never a thrown
 * string; the sentence that a person reads for each reason lives in `src/ui/text`.
 */
export const FAILURE_REASONS = [
  /** Zero bytes. */
  'empty-file',
  /** Readable, but no sound file or video: a picture, a text, a PDF, MIDI, a playlist … */
  'not-audio',
  /** A media file whose codec neither the browser nor ffmpeg can decode. */
  'unsupported-format',
  /** A video or container without a sound track. */
  'no-audio-track',
  /** Bought or streamed with copy protection. */
  'protected',
  /** Starts like a sound file but cannot be decoded. */
  'damaged',
  /** Shorter than `MIN_SONG_SECONDS`. */
  'too-short',
  /** Longer than `MAX_SONG_SECONDS`. */
  'too-long',
  /** More bytes than `MAX_FILE_BYTES`. */
  'too-large',
  /** Decodes, but nothing can be heard in it. */
  'silent',
  /** The device ran out of memory. */
  'out-of-memory',
  /** This format needs the extra decoder, which is not on the device yet, and there is no network. */
  'decoder-offline',
  /** The model's weights are neither cached nor reachable, or do not pass their checks. */
  'model-unavailable',
  /** Anything else: a fault of ours. */
  'internal',
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a song got no answer. `detail` is for the curious and for bug reports, never needed to act. */
export interface Failure {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** Carries a {@link Failure} through code that can only throw. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }

  readonly detail: string;

  toFailure(): Failure {
    return { reason: this.reason, detail: this.detail };
  }
}
