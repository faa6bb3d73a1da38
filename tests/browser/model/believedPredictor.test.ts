import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/audio/failure.ts';
import { BelievedPredictor, type GoldenCases } from '../../../src/model/runtime/believedPredictor.ts';
import { BACKEND_ORDER, stopBackend } from '../../../src/model/runtime/backends.ts';
import type { Backend } from '../../../src/model/types.ts';

/** softmax(x · W) with W = [[1, 0], [0, 1]], small enough to check by hand. */
function buildNetwork() {
  const weights = tf.tensor2d([1, 0, 0, 1], [2, 2]);
  return {
    async predict(rows: readonly (readonly number[])[]) {
      const output = tf.tidy(() =>
        tf.softmax(tf.matMul(tf.tensor2d(rows.map((row) => [...row])), weights)),
      ) as tf.Tensor2D;
      try {
        return await output.array();
      } finally {
        output.dispose();
      }
    },
    dispose: () => weights.dispose(),
  };
}

const e = Math.E;
const golden: GoldenCases = {
  inputs: [
    [0, 0],
    [1, 0],
  ],
  expected: [
    [0.5, 0.5],
    [e / (e + 1), 1 / (e + 1)],
  ],
  tolerance: 1e-4,
};

function predictor(options: { golden?: GoldenCases; order?: readonly Backend[] } = {}) {
  const warnings: string[] = [];
  return {
    warnings,
    predictor: new BelievedPredictor({
      buildNetwork,
      golden: options.golden ?? golden,
      order: options.order ?? BACKEND_ORDER,
      warn: (message) => warnings.push(message),
    }),
  };
}

/** The device of the running WebGPU backend, to lose it for real. */
function currentDevice(): GPUDevice {
  return (tf.backend() as unknown as { device: GPUDevice }).device;
}

const gpuDescriptor = Object.getOwnPropertyDescriptor(Navigator.prototype, 'gpu');

afterEach(() => {
  if (gpuDescriptor) Object.defineProperty(Navigator.prototype, 'gpu', gpuDescriptor);
  BACKEND_ORDER.forEach(stopBackend);
});

describe('a backend is believed after it has proved itself', () => {
  test.each(BACKEND_ORDER)('%s reproduces the golden cases', async (name) => {
    const { predictor: p, warnings } = predictor({ order: [name] });
    expect(await p.warmUp()).toBe(name);
    const { outputs, backend } = await p.predict([[0, 1]]);
    expect(backend).toBe(name);
    expect(outputs[0]?.[1]).toBeCloseTo(e / (e + 1), 4);
    expect(warnings).toEqual([]);
  });

  test('WebGPU is taken first where there is an adapter', async () => {
    expect(await predictor().predictor.warmUp()).toBe('webgpu');
  });

  test('wasm is taken without navigator.gpu', async () => {
    Object.defineProperty(Navigator.prototype, 'gpu', { configurable: true, get: () => undefined });
    const { predictor: p, warnings } = predictor();
    expect(await p.warmUp()).toBe('wasm');
    expect(warnings.join()).toContain('webgpu is not used');
  });

  test('a device lost between two predictions costs the backend, not the answer', async () => {
    const { predictor: p, warnings } = predictor();
    await p.warmUp();
    const device = currentDevice();
    device.destroy();
    await device.lost;
    const { outputs, backend } = await p.predict([[1, 0]]);
    expect(backend).toBe('wasm');
    expect(outputs[0]?.[0]).toBeCloseTo(e / (e + 1), 4);
    expect(warnings.join()).toContain('webgpu is given up');
  });

  test('a device lost while predicting costs the backend, not the answer', async () => {
    const { predictor: p } = predictor();
    await p.warmUp();
    const device = currentDevice();
    const running = p.predict(Array.from({ length: 20_000 }, () => [1, 0]));
    queueMicrotask(() => device.destroy());
    const { outputs, backend } = await running;
    expect(backend).toBe('wasm');
    expect(outputs).toHaveLength(20_000);
    expect(outputs.at(-1)?.[0]).toBeCloseTo(e / (e + 1), 4);
  });

  test('a backend that computes something else is passed over', async () => {
    const wrong = { ...golden, expected: [golden.expected[0] ?? [], [0.9, 0.1]] };
    const { predictor: p, warnings } = predictor({ golden: wrong });
    await expect(p.warmUp()).rejects.toBeInstanceOf(FailureError);
    expect(warnings).toHaveLength(BACKEND_ORDER.length);
  });

  test('calls made together are all answered', async () => {
    const { predictor: p } = predictor({ order: ['cpu'] });
    const answers = await Promise.all([p.predict([[0, 0]]), p.predict([[1, 0]]), p.warmUp()]);
    expect(answers[0].outputs[0]?.[0]).toBeCloseTo(0.5, 5);
    expect(answers[1].outputs[0]?.[0]).toBeCloseTo(e / (e + 1), 5);
    expect(answers[2]).toBe('cpu');
  });

  test('a job is asked of the network, and the backend is named', async () => {
    const { predictor: p } = predictor({ order: ['cpu'] });
    const { result, backend } = await p.use(async (network) => (await network.predict([[1, 0]]))[0]?.[0]);
    expect(result).toBeCloseTo(e / (e + 1), 5);
    expect(backend).toBe('cpu');
  });

  test('a job that fails is tried on the next backend, and stays there', async () => {
    const { predictor: p, warnings } = predictor({ order: ['wasm', 'cpu'] });
    const tried: string[] = [];
    const job = async () => {
      tried.push(tf.getBackend());
      if (tf.getBackend() === 'wasm') throw new Error('no such kernel');
      return tf.getBackend();
    };
    expect(await p.use(job)).toEqual({ result: 'cpu', backend: 'cpu' });
    expect(tried).toEqual(['wasm', 'cpu']);
    expect(warnings).toEqual(['wasm is given up: Error: no such kernel']);
    expect((await p.predict([[0, 0]])).backend).toBe('cpu');
  });

  test('a job that fails everywhere makes the model unavailable, once and for all', async () => {
    const { predictor: p } = predictor({ order: ['wasm', 'cpu'] });
    const failing = p.use(async () => {
      throw new Error('never');
    });
    await expect(failing).rejects.toMatchObject({ reason: 'model-unavailable' });
    await expect(p.predict([[0, 0]])).rejects.toBeInstanceOf(FailureError);
  });

  test('a device lost during a job costs the backend, not the answer', async () => {
    const { predictor: p } = predictor();
    await p.warmUp();
    const device = currentDevice();
    const { result, backend } = await p.use((network) =>
      // Never settles by itself while the first device is there: only its loss can end it.
      tf.getBackend() === 'webgpu'
        ? new Promise<number[][]>(() => device.destroy())
        : network.predict([[1, 0]]),
    );
    expect(backend).toBe('wasm');
    expect(result[0]?.[0]).toBeCloseTo(e / (e + 1), 4);
  });

  test('a job waits for its turn behind predictions', async () => {
    const { predictor: p } = predictor({ order: ['cpu'] });
    const order: string[] = [];
    await Promise.all([
      p.predict([[0, 0]]).then(() => order.push('first')),
      p.use(async () => order.push('job')),
      p.predict([[0, 0]]).then(() => order.push('last')),
    ]);
    expect(order).toEqual(['first', 'job', 'last']);
  });
});
