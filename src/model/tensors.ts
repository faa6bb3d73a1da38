import type { WeightSpec } from './chart/weights.ts';

/**
 * Takes a weights file apart without copying.
 *
 * @param bytes little-endian float32, the tensors of `specs` one after another
 * @throws RangeError if the bytes do not fit the specs, or a name is there twice
 */
export function splitTensors(
  bytes: ArrayBuffer,
  specs: readonly WeightSpec[],
): Map<string, { readonly shape: readonly number[]; readonly values: Float32Array }> {
  const tensors = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  let at = 0;
  for (const { name, shape } of specs) {
    if (tensors.has(name)) throw new RangeError(`the weights have ${name} twice`);
    const size = shape.reduce((a, b) => a * b, 1);
    if (4 * (at + size) > bytes.byteLength) throw new RangeError(`the weights end within ${name}`);
    tensors.set(name, { shape, values: new Float32Array(bytes, 4 * at, size) });
    at += size;
  }
  if (4 * at !== bytes.byteLength) {
    throw new RangeError(`the weights have ${bytes.byteLength} bytes instead of ${4 * at}`);
  }
  return tensors;
}
