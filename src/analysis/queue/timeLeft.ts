/** Below this share of the whole, a figure would be a guess. */
const SAID_FROM = 0.04;

/**
 * How long the rest takes if it goes on as so far.
 *
 * @param done share of the whole that is done, 0–1
 * @param elapsedMs time that was spent on it, pauses left out
 * @returns seconds; `null` while too little is done to tell
 */
export function secondsLeft(done: number, elapsedMs: number): number | null {
  if (!(done >= SAID_FROM) || elapsedMs <= 0) return null;
  return Math.max(0, (elapsedMs * (1 - Math.min(1, done))) / done / 1000);
}

/** A watch that can be stopped for a while. */
export class ActiveTime {
  readonly #now: () => number;
  #sum = 0;
  #since: number | null = null;

  /** @param now milliseconds of a steady clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  start(): void {
    this.#since ??= this.#now();
  }

  stop(): void {
    this.#sum = this.elapsedMs;
    this.#since = null;
  }

  reset(): void {
    this.#sum = 0;
    this.#since = null;
  }

  get elapsedMs(): number {
    return this.#sum + (this.#since === null ? 0 : this.#now() - this.#since);
  }
}
