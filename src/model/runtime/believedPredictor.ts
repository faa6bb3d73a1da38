import { FailureError } from '../../audio/failure.ts';
import type { Backend } from '../types.ts';
import { startBackend, stopBackend, type StartedBackend } from './backends.ts';

/** A network whose weights live on the current tfjs backend. */
export interface Network {
  /** `rows` are raw feature vectors; the result has one vector per row. */
  predict(rows: readonly ArrayLike<number>[]): Promise<number[][]>;
  dispose(): void;
}

/** Inputs with the outputs that a backend must reproduce before it is believed. */
export interface GoldenCases {
  readonly inputs: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
  /** Largest allowed absolute difference of any output. */
  readonly tolerance: number;
}

export interface PredictorOptions<N extends Network> {
  /** Puts the weights on the backend that is current when it is called. */
  readonly buildNetwork: () => N;
  readonly golden: GoldenCases;
  readonly order: readonly Backend[];
  readonly warn: (message: string) => void;
}

interface Believed<N extends Network> {
  readonly backend: StartedBackend;
  readonly network: N;
}

/** Largest absolute difference; infinite where a value is missing or not finite. */
function worstDifference(expected: GoldenCases['expected'], actual: readonly (readonly number[])[]): number {
  let worst = expected.length === actual.length ? 0 : Infinity;
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      const difference = Math.abs(value - (actual[i]?.[j] ?? NaN));
      worst = Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
    });
  });
  return worst;
}

/**
 * Predicts on the first backend of `order` that reproduces the golden cases, and moves on to the next
 * when a device is lost or a prediction fails. Calls are answered one after another.
 */
export class BelievedPredictor<N extends Network = Network> {
  readonly #options: PredictorOptions<N>;
  readonly #untried: Backend[];
  #current: Believed<N> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: PredictorOptions<N>) {
    this.#options = options;
    this.#untried = [...options.order];
  }

  /**
   * Starts a backend if none is running and names it.
   * @throws FailureError `model-unavailable` when no backend can be believed
   */
  warmUp(): Promise<Backend> {
    return this.#enqueue(async () => (await this.#believed()).backend.name);
  }

  /**
   * Predicts `rows`, and names the backend that did.
   * @throws FailureError `model-unavailable` when no backend is left
   */
  async predict(rows: readonly ArrayLike<number>[]): Promise<{ outputs: number[][]; backend: Backend }> {
    const { result, backend } = await this.use(async (network) => {
      const outputs = await network.predict(rows);
      if (!outputs.flat().every(Number.isFinite)) throw new Error('an output is not finite');
      return outputs;
    });
    return { outputs: result, backend };
  }

  /**
   * Asks the network anything; a job that throws makes the next backend try it.
   * @throws FailureError `model-unavailable` when no backend is left
   */
  use<Result>(job: (network: N) => Promise<Result>): Promise<{ result: Result; backend: Backend }> {
    return this.#enqueue(async () => {
      for (;;) {
        const { backend, network } = await this.#believed();
        try {
          return { result: await this.#unlessLost(backend, job(network)), backend: backend.name };
        } catch (error) {
          this.#giveUp(backend, network, String(error));
        }
      }
    });
  }

  #enqueue<Result>(job: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(job);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #believed(): Promise<Believed<N>> {
    while (!this.#current) {
      const name = this.#untried.shift();
      if (!name) throw new FailureError('model-unavailable', 'no backend reproduces the golden cases');
      try {
        this.#current = await this.#prove(name);
      } catch (error) {
        this.#options.warn(`${name} is not used: ${String(error)}`);
        stopBackend(name);
      }
    }
    return this.#current;
  }

  async #prove(name: Backend): Promise<Believed<N>> {
    const { golden, buildNetwork } = this.#options;
    const backend = await startBackend(name);
    const network = buildNetwork();
    const outputs = await this.#unlessLost(backend, network.predict(golden.inputs));
    const worst = worstDifference(golden.expected, outputs);
    if (!(worst <= golden.tolerance)) throw new Error(`golden cases differ by ${worst}`);
    // One row goes other ways through the shaders than many do; the first song must not wait for them to compile.
    await this.#unlessLost(backend, network.predict(golden.inputs.slice(0, 1)));
    // A device lost between two predictions must not wait for the next one to fail.
    void backend.lost.then((reason) => {
      if (this.#current?.backend === backend) this.#giveUp(backend, network, reason);
    });
    return { backend, network };
  }

  /** A prediction on a lost device may never settle, so both are awaited. */
  #unlessLost<Result>(backend: StartedBackend, work: Promise<Result>): Promise<Result> {
    const lost = backend.lost.then((reason): never => {
      throw new Error(`device lost: ${reason}`);
    });
    return Promise.race([work, lost]);
  }

  #giveUp(backend: StartedBackend, network: N, reason: string): void {
    if (this.#current?.backend !== backend) return;
    this.#current = null;
    this.#options.warn(`${backend.name} is given up: ${reason}`);
    try {
      network.dispose();
    } catch {
      // Tensors of a lost device may not be disposable; the backend goes next anyway.
    }
    stopBackend(backend.name);
  }
}
