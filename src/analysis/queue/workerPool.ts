/** What the pool has to know of a worker. */
export interface PoolWorker {
  /** False once it has crashed or was terminated. */
  readonly alive: boolean;
  terminate(): void;
}

/** A worker for as long as one song needs it. */
export interface Lease<W> {
  readonly worker: W;
  /** Hands it to the next song; may be called twice. */
  release(): void;
}

interface Waiting<W> {
  readonly grant: (lease: Lease<W>) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * Up to `size` workers, started when they are first needed; one that died is replaced. Whoever asks first
 * gets the first that is free.
 */
export class WorkerPool<W extends PoolWorker> {
  readonly #size: number;
  readonly #start: () => W;
  readonly #all = new Set<W>();
  readonly #free: W[] = [];
  readonly #waiting: Waiting<W>[] = [];

  /**
   * @param size most workers at a time, ≥ 1
   * @param start starts one
   */
  constructor(size: number, start: () => W) {
    this.#size = size;
    this.#start = start;
  }

  /** Workers that hold memory at present. */
  get live(): number {
    return this.#all.size;
  }

  /**
   * Resolves with a worker that nobody else has.
   * @throws the signal's reason when it aborts first; an AbortError when the pool is emptied
   */
  lease(signal: AbortSignal): Promise<Lease<W>> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const done = (): void => signal.removeEventListener('abort', onAbort);
      const waiting: Waiting<W> = {
        grant: (lease) => {
          done();
          resolve(lease);
        },
        refuse: (reason) => {
          done();
          reject(reason as Error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiting);
      this.#serve();
    });
  }

  /** Ends every worker at once and frees its memory; the next lease starts new ones. */
  empty(): void {
    for (const worker of this.#all) worker.terminate();
    this.#all.clear();
    this.#free.length = 0;
    const refused = this.#waiting.splice(0);
    for (const { refuse } of refused) refuse(new DOMException('the workers were stopped', 'AbortError'));
  }

  #serve(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#take();
      if (!worker) return;
      this.#waiting.shift()?.grant(this.#leaseOf(worker));
    }
  }

  #take(): W | null {
    for (let worker = this.#free.shift(); worker; worker = this.#free.shift()) {
      if (worker.alive) return worker;
      this.#all.delete(worker);
    }
    for (const worker of this.#all) if (!worker.alive) this.#all.delete(worker);
    if (this.#all.size >= this.#size) return null;
    const worker = this.#start();
    this.#all.add(worker);
    return worker;
  }

  #leaseOf(worker: W): Lease<W> {
    let released = false;
    return {
      worker,
      release: () => {
        if (released) return;
        released = true;
        // The pool may have been emptied meanwhile.
        if (!this.#all.has(worker)) return;
        if (worker.alive) this.#free.push(worker);
        else this.#all.delete(worker);
        this.#serve();
      },
    };
  }
}
