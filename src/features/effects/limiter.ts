/** Loudest sample that leaves the limiter: −1 dB of full scale. */
export const CEILING = 10 ** (-1 / 20);

/** How far the limiter looks ahead, and the time constant of its recovery. */
const LOOK_AHEAD_SECONDS = 0.004;
const RELEASE_SECONDS = 0.12;

/** Samples between two yields. */
const SAMPLES_PER_STEP = 1 << 17;

/**
 * Louder or quieter, in place. A gain that would take peaks above −1 dB of full scale is caught by a
 * limiter that looks ahead, as the last step of a master does; a gain that would not is a plain factor.
 * All channels are turned down together. Yields the fraction done.
 *
 * The largest factor that keeps each sample below the ceiling, its minimum over what lies ahead, a
 * recovery, and a moving mean of the length of the look-ahead: the mean of factors none of which is too
 * large for the sample is not too large either (the usual construction; Hämäläinen, DAFx 2002).
 *
 * @param channels of one length
 * @param sampleRate Hz
 */
export function* gainSteps(
  channels: readonly Float32Array[],
  sampleRate: number,
  gainDb: number,
): Generator<number, void, void> {
  const gain = 10 ** (gainDb / 20);
  const length = channels[0]?.length ?? 0;
  let peak = 0;
  for (const channel of channels) for (const x of channel) peak = Math.max(peak, Math.abs(x));
  if (gain <= 1 || peak * gain <= CEILING) {
    for (const channel of channels)
      for (let n = 0; n < length; n++) channel[n] = (channel[n] as number) * gain;
    return;
  }
  const ahead = Math.max(1, Math.round(LOOK_AHEAD_SECONDS * sampleRate));
  const recovery = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
  const limiter = new Limiter(channels, gain, ahead, recovery);
  for (let from = 0; from < length + ahead; from += SAMPLES_PER_STEP) {
    limiter.run(from, Math.min(length + ahead, from + SAMPLES_PER_STEP));
    yield Math.min(1, from / length);
  }
}

class Limiter {
  private readonly channels: readonly Float32Array[];
  private readonly length: number;
  private readonly gain: number;
  private readonly ahead: number;
  private readonly recovery: number;
  /** The factors that may still be a minimum, ascending (a monotonic queue), with their places. */
  private readonly queueFactor: Float64Array;
  private readonly queueAt: Int32Array;
  private head = 0;
  private count = 0;
  private recovered = 1;
  /** The last `ahead` + 1 factors, for the moving mean. */
  private readonly recent: Float64Array;
  private sum: number;

  constructor(channels: readonly Float32Array[], gain: number, ahead: number, recovery: number) {
    this.channels = channels;
    this.length = channels[0]?.length ?? 0;
    this.gain = gain;
    this.ahead = ahead;
    this.recovery = recovery;
    this.queueFactor = new Float64Array(ahead + 2);
    this.queueAt = new Int32Array(ahead + 2);
    this.recent = new Float64Array(ahead + 1).fill(1);
    this.sum = ahead + 1;
  }

  /** Reads sample t and writes sample t − ahead. */
  run(from: number, to: number): void {
    const { channels, length, gain, ahead, recovery, queueFactor, queueAt, recent } = this;
    const room = ahead + 2;
    for (let t = from; t < to; t++) {
      let loudest = 0;
      if (t < length)
        for (const channel of channels) loudest = Math.max(loudest, Math.abs(channel[t] as number));
      const needed = loudest * gain > CEILING ? CEILING / (loudest * gain) : 1;
      while (this.count > 0 && (queueFactor[(this.head + this.count - 1) % room] as number) >= needed)
        this.count--;
      const tail = (this.head + this.count) % room;
      queueFactor[tail] = needed;
      queueAt[tail] = t;
      this.count++;
      if ((queueAt[this.head] as number) < t - ahead) {
        this.head = (this.head + 1) % room;
        this.count--;
      }
      const least = queueFactor[this.head] as number;
      this.recovered += recovery * (1 - this.recovered);
      if (least < this.recovered) this.recovered = least;
      const slot = t % (ahead + 1);
      this.sum += this.recovered - (recent[slot] as number);
      recent[slot] = this.recovered;
      const out = t - ahead;
      if (out < 0) continue;
      const factor = (gain * this.sum) / (ahead + 1);
      for (const channel of channels) {
        const y = (channel[out] as number) * factor;
        // Rounding of the running sum must not lift a peak over the ceiling.
        channel[out] = y > CEILING ? CEILING : y < -CEILING ? -CEILING : y;
      }
    }
  }
}
