import { dbToGain, equalise, sampleRate, smoothing, type StereoBuffer } from './dsp.ts';

/** Feed-forward compressor on the sum of both channels' power, soft knee; works in place. */
export function compress(
  bus: StereoBuffer,
  settings: {
    readonly thresholdDb: number;
    readonly ratio: number;
    readonly kneeDb: number;
    /** Seconds. */
    readonly attack: number;
    readonly release: number;
    readonly makeUpDb: number;
  },
): void {
  const { thresholdDb, ratio, kneeDb } = settings;
  const attack = smoothing(settings.attack);
  const release = smoothing(settings.release);
  const makeUp = dbToGain(settings.makeUpDb);
  const window = smoothing(0.008);
  let power = 0;
  let reductionDb = 0;
  for (let sample = 0; sample < bus.left.length; sample += 1) {
    const left = bus.left[sample] as number;
    const right = bus.right[sample] as number;
    power += ((left * left + right * right) / 2 - power) * window;
    const over = 10 * Math.log10(power + 1e-12) - thresholdDb;
    let wanted = 0;
    if (over > kneeDb / 2) wanted = over * (1 - 1 / ratio);
    else if (over > -kneeDb / 2) wanted = ((over + kneeDb / 2) ** 2 / (2 * kneeDb)) * (1 - 1 / ratio);
    reductionDb += (wanted - reductionDb) * (wanted > reductionDb ? attack : release);
    const gain = dbToGain(-reductionDb) * makeUp;
    bus.left[sample] = left * gain;
    bus.right[sample] = right * gain;
  }
}

/** Four-phase interpolator for inter-sample peaks: a windowed sinc of twelve taps a phase, as BS.1770-5 annex 2 asks. */
const phases = [0.25, 0.5, 0.75].map((offset) =>
  Array.from({ length: 12 }, (_, tap) => {
    const x = tap - 5 - offset;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / 6.5);
    return x === 0 ? 1 : (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  }),
);

function truePeakAt(channel: Float32Array, sample: number): number {
  let peak = Math.abs(channel[sample] as number);
  for (const taps of phases) {
    let sum = 0;
    for (let tap = 0; tap < 12; tap += 1) sum += (taps[tap] as number) * (channel[sample + tap - 5] ?? 0);
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}

/**
 * Look-ahead limiter on true peaks, in place. The gain reaches its floor before the peak does (a sliding minimum,
 * smoothed over the look-ahead) and returns slowly.
 */
export function limit(
  bus: StereoBuffer,
  ceilingDb: number,
  lookAheadSeconds: number,
  releaseSeconds: number,
): void {
  const total = bus.left.length;
  const ceiling = dbToGain(ceilingDb);
  const lookAhead = Math.round(lookAheadSeconds * sampleRate);
  const needed = new Float32Array(total);
  for (let sample = 0; sample < total; sample += 1) {
    const near = Math.max(
      Math.abs(bus.left[sample] as number),
      Math.abs(bus.right[sample] as number),
      Math.abs(bus.left[sample + 1] ?? 0),
      Math.abs(bus.right[sample + 1] ?? 0),
    );
    // Between two samples a peak stands hardly more than 6 dB above them.
    const peak =
      near < ceiling / 2 ? near : Math.max(truePeakAt(bus.left, sample), truePeakAt(bus.right, sample));
    needed[sample] = peak > ceiling ? ceiling / peak : 1;
  }
  // Sliding minimum over the look-ahead by a monotonic queue.
  const floor = new Float32Array(total);
  const queue = new Int32Array(total);
  let head = 0;
  let tail = 0;
  for (let sample = 0; sample < total + lookAhead; sample += 1) {
    if (sample < total) {
      while (tail > head && (needed[queue[tail - 1] as number] as number) >= (needed[sample] as number))
        tail -= 1;
      queue[tail] = sample;
      tail += 1;
    }
    const at = sample - lookAhead;
    if (at < 0) continue;
    while ((queue[head] as number) < at) head += 1;
    floor[at] = needed[queue[head] as number] as number;
  }
  const release = smoothing(releaseSeconds);
  // As if what comes first had been coming for ever: a peak within the first look-ahead is met in time too.
  let held = floor[0] ?? 1;
  let sum = held * lookAhead;
  const window = new Float32Array(lookAhead).fill(held);
  for (let sample = 0; sample < total; sample += 1) {
    const goal = floor[sample] as number;
    held = goal < held ? goal : held + (goal - held) * release;
    const slot = sample % lookAhead;
    sum += held - (window[slot] as number);
    window[slot] = held;
    const gain = sum / lookAhead;
    bus.left[sample] = (bus.left[sample] as number) * gain;
    bus.right[sample] = (bus.right[sample] as number) * gain;
  }
}

/** The mastering chain: clean up, glue, warm, raise, limit. In place. */
export function master(bus: StereoBuffer, driveDb: number, ceilingDb: number): void {
  for (const channel of [bus.left, bus.right]) {
    equalise(channel, { kind: 'highPass', hz: 28 });
    equalise(channel, { kind: 'bell', hz: 320, db: -1.5, q: 0.8 });
    equalise(channel, { kind: 'bell', hz: 2400, db: 1.5, q: 0.6 });
  }
  compress(bus, { thresholdDb: -19, ratio: 1.8, kneeDb: 8, attack: 0.025, release: 0.16, makeUpDb: 0 });
  const drive = dbToGain(driveDb);
  for (const channel of [bus.left, bus.right]) {
    for (let sample = 0; sample < channel.length; sample += 1) {
      // Cubic-like soft clip: transparent at low level, rounds the drum peaks before the limiter meets them.
      const value = (channel[sample] as number) * drive;
      channel[sample] = Math.tanh(value * 0.85) / 0.85;
    }
  }
  limit(bus, ceilingDb, 0.004, 0.09);
}
