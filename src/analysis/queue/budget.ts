import type { SniffResult } from '../../audio/sniff/result.ts';

/** Bytes that a song has been given; the rest waits until they come back. */
export interface Reservation {
  /** Corrects an estimate once the true size is known; never waits. */
  resize(bytes: number): void;
  /** Gives the bytes back; may be called twice. */
  release(): void;
}

interface Waiting {
  readonly bytes: number;
  readonly grant: () => void;
}

/**
 * Shares out a number of bytes, first come, first served. A song that is larger than the whole budget gets
 * its turn when it would be alone, so that nothing waits for ever.
 */
export class Budget {
  readonly #limit: number;
  readonly #queue: Waiting[] = [];
  #used = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that are out at present. */
  get used(): number {
    return this.#used;
  }

  /**
   * Resolves when `bytes` are free and everything asked for earlier has been given.
   * @throws the signal's reason when it aborts first
   */
  reserve(bytes: number, signal: AbortSignal): Promise<Reservation> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
        this.#serve();
      };
      const waiting: Waiting = {
        bytes,
        grant: () => {
          signal.removeEventListener('abort', onAbort);
          resolve(this.#reservation(bytes));
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(waiting);
      this.#serve();
    });
  }

  #serve(): void {
    for (let first = this.#queue[0]; first; first = this.#queue[0]) {
      if (this.#used > 0 && this.#used + first.bytes > this.#limit) return;
      this.#queue.shift();
      this.#used += first.bytes;
      first.grant();
    }
  }

  #reservation(bytes: number): Reservation {
    let held = bytes;
    let released = false;
    return {
      resize: (now) => {
        if (released) return;
        this.#used += now - held;
        held = now;
        this.#serve();
      },
      release: () => {
        if (released) return;
        released = true;
        this.#used -= held;
        this.#serve();
      },
    };
  }
}

/** What is assumed of a file that does not say how long it is: MP3 at 128 kbit/s, and no more than eight minutes. */
const ASSUMED_BYTES_PER_SECOND = 16_000;
const ASSUMED_MOST_SECONDS = 480;

/**
 * How many bytes of float32 a file will be when it is decoded, from what its header says.
 *
 * @param fileBytes size of the file
 */
export function decodedBytes(sniffed: SniffResult, fileBytes: number): number {
  const format = sniffed.kind === 'audio' ? sniffed.format : null;
  const seconds =
    format?.durationSeconds ?? Math.min(ASSUMED_MOST_SECONDS, fileBytes / ASSUMED_BYTES_PER_SECOND);
  return Math.ceil(seconds * (format?.sampleRate ?? 44_100) * (format?.channels ?? 2) * 4);
}
