import { LISTENER_SIZES } from '../../src/model/listener/network.ts';
import {
  cutPatches,
  PATCHES_ACROSS,
  PATCH_VALUES,
  ROWS_PER_STEP,
  type BandStandard,
} from '../../src/model/listener/patches.ts';
import { summariseSteps, type ListenerSummary } from '../../src/model/listener/summary.ts';
import type { ListenerTensors } from '../listener/fit.ts';

const { patchUnits, denseUnits, recurrentUnits, tags, embedding } = LISTENER_SIZES;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * The listener network once more, in float64, without tfjs and step by step: the truth that every backend has
 * to reproduce.
 *
 * @param rows a multiple of 8
 */
export function referenceListener(
  { tensors }: ListenerTensors,
  standard: BandStandard,
  levels: ArrayLike<number>,
  rows: number,
): ListenerSummary {
  const weights = new Map(tensors.map(({ name, values }) => [name, values]));
  const take = (name: string): Float32Array => {
    const found = weights.get(name);
    if (!found) throw new RangeError(`the network lacks ${name}`);
    return found;
  };
  /** One dense layer on one row. */
  const dense = (x: readonly number[], name: string, units: number, rectify: boolean): number[] => {
    const kernel = take(`${name}/kernel`);
    return Array.from(take(`${name}/bias`), (bias, unit) => {
      const sum = x.reduce((total, value, i) => total + value * (kernel[i * units + unit] as number), bias);
      return rectify ? Math.max(0, sum) : sum;
    });
  };
  const halved = (steps: readonly (readonly number[])[]): number[][] =>
    Array.from({ length: steps.length / 2 }, (_, i) =>
      (steps[2 * i] as number[]).map((value, j) => (value + (steps[2 * i + 1]?.[j] as number)) / 2),
    );

  const patches = new Float32Array((rows / 2) * PATCHES_ACROSS * PATCH_VALUES);
  cutPatches(levels, 0, rows, standard, patches);
  const front = Array.from({ length: rows / 2 }, (_, time) => {
    const across = Array.from({ length: PATCHES_ACROSS }, (_unused, patch) => {
      const from = (time * PATCHES_ACROSS + patch) * PATCH_VALUES;
      return dense(Array.from(patches.subarray(from, from + PATCH_VALUES)), 'patch', patchUnits, true);
    });
    return dense(across.flat(), 'dense', denseUnits, true);
  });
  const x = halved(front);
  const silence = new Array<number>(denseUnits).fill(0);
  const convolved = x.map((own, i) => {
    const neighbours = [...(x[i - 1] ?? silence), ...own, ...(x[i + 1] ?? silence)];
    return dense(neighbours, 'time', denseUnits, true).map((value, j) => value + (own[j] as number));
  });
  const y = halved(convolved);

  const direction = (name: 'forward' | 'backward', offset: number): number[][] => {
    const kernel = take(`gru/${name}/kernel`);
    const recurrent = take(`gru/${name}/recurrent`);
    const bias = take('gru/bias');
    const candidateBias = take('gru/candidateBias');
    const column = 3 * recurrentUnits;
    const order = y.map((_, step) => (offset === 0 ? step : y.length - 1 - step));
    let state = new Array<number>(recurrentUnits).fill(0);
    const states = new Array<number[]>(y.length);
    for (const step of order) {
      const input = y[step] as number[];
      const sums = (gate: number, unit: number): [fromInput: number, fromState: number] => {
        const at = gate * recurrentUnits + unit;
        return [
          input.reduce(
            (total, value, i) => total + value * (kernel[i * column + at] as number),
            bias[gate * 2 * recurrentUnits + offset + unit] as number,
          ),
          state.reduce((total, value, i) => total + value * (recurrent[i * column + at] as number), 0),
        ];
      };
      state = state.map((before, unit) => {
        const [updateInput, updateState] = sums(0, unit);
        const [resetInput, resetState] = sums(1, unit);
        const [candidateInput, candidateState] = sums(2, unit);
        const update = sigmoid(updateInput + updateState);
        const reset = sigmoid(resetInput + resetState);
        const candidate = Math.tanh(
          candidateInput + reset * (candidateState + (candidateBias[offset + unit] as number)),
        );
        return candidate + update * (before - candidate);
      });
      states[step] = state;
    }
    return states;
  };
  const ahead = direction('forward', 0);
  const back = direction('backward', recurrentUnits);
  const states = y.map((own, step) => [...own, ...(ahead[step] ?? []), ...(back[step] ?? [])]);
  if (states.length !== rows / ROWS_PER_STEP) throw new RangeError('the network has other steps');
  return summariseSteps(
    states.flatMap((state) => dense(state, 'tags', tags, false)),
    states.flatMap((state) => dense(state, 'embedding', embedding, false)),
  );
}
