import { createStereo, sampleRate, type StereoBuffer } from './dsp.ts';

/**
 * A hall from eight damped delay lines mixed by a Householder matrix (a feedback delay network: Jot and Chaigne 1991).
 *
 * @param input What is sent to the hall.
 * @param decaySeconds Time in which the tail falls by 60 dB.
 * @param dampingHz Corner of the loss in the loops: walls swallow treble first.
 * @param preDelaySeconds Silence before the hall answers, which keeps the source in front.
 */
export function reverberate(
  input: StereoBuffer,
  decaySeconds: number,
  dampingHz: number,
  preDelaySeconds: number,
): StereoBuffer {
  const lengths = [1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797];
  const lines = lengths.map((length) => new Float32Array(length));
  const gains = lengths.map((length) => 10 ** ((-3 * length) / (decaySeconds * sampleRate)));
  const damped = new Float64Array(8);
  const positions = new Int32Array(8);
  const tapped = new Float64Array(8);
  const damping = 1 - Math.exp((-2 * Math.PI * dampingHz) / sampleRate);
  const total = input.left.length;
  const output = createStereo(total);
  const preDelay = Math.round(preDelaySeconds * sampleRate);
  // Two short all-pass diffusers per side thicken the onset.
  const left = diffuse(diffuse(input.left, 241, 0.6), 563, 0.55);
  const right = diffuse(diffuse(input.right, 277, 0.6), 607, 0.55);
  for (let sample = preDelay; sample < total; sample += 1) {
    let sum = 0;
    for (let line = 0; line < 8; line += 1) {
      const read = (lines[line] as Float32Array)[positions[line] as number] as number;
      damped[line] = (damped[line] as number) + (read - (damped[line] as number)) * damping;
      tapped[line] = (damped[line] as number) * (gains[line] as number);
      sum += tapped[line] as number;
    }
    const share = sum / 4;
    const inLeft = left[sample - preDelay] as number;
    const inRight = right[sample - preDelay] as number;
    let outLeft = 0;
    let outRight = 0;
    for (let line = 0; line < 8; line += 1) {
      const tap = tapped[line] as number;
      const buffer = lines[line] as Float32Array;
      buffer[positions[line] as number] = tap - share + (line % 2 === 0 ? inLeft : inRight) * 0.5;
      const next = (positions[line] as number) + 1;
      positions[line] = next === buffer.length ? 0 : next;
      if (line % 2 === 0) outLeft += line % 4 === 0 ? tap : -tap;
      else outRight += line % 4 === 1 ? tap : -tap;
    }
    output.left[sample] = outLeft * 0.6;
    output.right[sample] = outRight * 0.6;
  }
  return output;
}

function diffuse(input: Float32Array, delay: number, gain: number): Float32Array {
  const output = new Float32Array(input.length);
  const line = new Float32Array(delay);
  let position = 0;
  for (let sample = 0; sample < input.length; sample += 1) {
    const delayed = line[position] as number;
    const fed = (input[sample] as number) + delayed * gain;
    output[sample] = delayed - fed * gain;
    line[position] = fed;
    position = position + 1 === delay ? 0 : position + 1;
  }
  return output;
}

/** Echoes that alternate between the sides, each darker than the one before. Returns the echoes only. */
export function pingPong(
  input: StereoBuffer,
  delaySeconds: number,
  feedback: number,
  dampingHz: number,
): StereoBuffer {
  const delay = Math.round(delaySeconds * sampleRate);
  const total = input.left.length;
  const output = createStereo(total);
  const damping = 1 - Math.exp((-2 * Math.PI * dampingHz) / sampleRate);
  let dampedLeft = 0;
  let dampedRight = 0;
  for (let sample = delay; sample < total; sample += 1) {
    const past = sample - delay;
    const source = ((input.left[past] as number) + (input.right[past] as number)) * 0.5;
    dampedLeft += (source + (output.right[past] as number) * feedback - dampedLeft) * damping;
    dampedRight += ((output.left[past] as number) * feedback - dampedRight) * damping;
    output.left[sample] = dampedLeft;
    output.right[sample] = dampedRight;
  }
  return output;
}

/** Turns `target` down at every kick and lets it swell back: side-chain ducking with a drawn envelope. */
export function duck(
  target: StereoBuffer,
  kickSeconds: readonly number[],
  depth: number,
  recoverSeconds: number,
): void {
  if (depth === 0) return;
  const total = target.left.length;
  const gains = new Float32Array(total).fill(1);
  const window = Math.round(recoverSeconds * sampleRate);
  // Five milliseconds early: a gain that jumps on the kick would click.
  const lead = Math.round(0.005 * sampleRate);
  for (const seconds of kickSeconds) {
    const at = Math.round(seconds * sampleRate);
    for (let sample = Math.max(0, at - lead); sample < Math.min(total, at + window); sample += 1) {
      const position = (sample - at) / window;
      const curve = sample < at ? 1 - (1 + (sample - at) / lead) : Math.sin((Math.PI / 2) * position) ** 1.3;
      gains[sample] = Math.min(gains[sample] as number, 1 - depth * (1 - curve));
    }
  }
  for (let sample = 0; sample < total; sample += 1) {
    target.left[sample] = (target.left[sample] as number) * (gains[sample] as number);
    target.right[sample] = (target.right[sample] as number) * (gains[sample] as number);
  }
}
