import { describe, expect, it } from 'vitest';
import type { WeightSpec } from '../../../src/model/chart/weights.ts';
import { splitTensors } from '../../../src/model/tensors.ts';

const spec = (name: string, ...shape: number[]): WeightSpec => ({ name, shape, dtype: 'float32' });
const bytes = Float32Array.from([1, 2, 3, 4, 5, 6, 7]).buffer;

describe('a weights file', () => {
  it('is its tensors one after another', () => {
    const tensors = splitTensors(bytes, [spec('a', 2, 2), spec('b'), spec('c', 2)]);
    expect([...tensors.keys()]).toEqual(['a', 'b', 'c']);
    expect(tensors.get('a')).toEqual({ shape: [2, 2], values: Float32Array.from([1, 2, 3, 4]) });
    expect(tensors.get('b')?.values).toEqual(Float32Array.from([5]));
    expect(tensors.get('c')?.values).toEqual(Float32Array.from([6, 7]));
  });

  it('is refused where it is shorter or longer than its tensors', () => {
    expect(() => splitTensors(bytes, [spec('a', 8)])).toThrow('end within a');
    expect(() => splitTensors(bytes, [spec('a', 6)])).toThrow('28 bytes instead of 24');
  });

  it('is refused where two tensors have one name: the second would silently take the place of the first', () => {
    expect(() => splitTensors(bytes, [spec('a', 3), spec('a', 4)])).toThrow('a twice');
  });
});
