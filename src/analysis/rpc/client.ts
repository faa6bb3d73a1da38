import { RpcError, type MethodMap, type RpcRequest, type RpcResponse, type WorkerLike } from './protocol.ts';

export interface CallOptions<Progress> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (value: Progress) => void;
  /** What moves to the worker instead of being copied. */
  readonly transfer?: Transferable[];
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: RpcError) => void;
  readonly onProgress: ((value: never) => void) | undefined;
  readonly release: () => void;
}

/**
 * Page side of the wire. Every pending call is rejected when the worker reports an error, sends
 * something unreadable, or is terminated; after that the client is dead and a new one must be made.
 */
export class RpcClient<Methods extends MethodMap> {
  readonly #worker: WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #ready: Promise<void>;
  #isReady = false;
  #settleReady: { resolve: () => void; reject: (error: RpcError) => void } | null = null;
  #nextId = 1;
  #death: RpcError | null = null;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    // A call made before the worker dies reports the death itself.
    this.#ready.catch(() => undefined);
    worker.addEventListener('message', (event) => this.#receive(event.data as RpcResponse));
    worker.addEventListener('error', (event) => {
      const message =
        'message' in event && typeof event.message === 'string' ? event.message : 'worker error';
      this.#die(new RpcError('crashed', message));
    });
    worker.addEventListener('messageerror', () => {
      this.#die(new RpcError('unreadable-message', 'a message could not be read'));
    });
  }

  /** False once the worker has crashed or was terminated. */
  get alive(): boolean {
    return this.#death === null;
  }

  /**
   * Calls `method` in the worker.
   * @throws RpcError `failure` (with the reason), `cancelled`, `crashed`, `unreadable-message`, `terminated`
   */
  async call<Name extends keyof Methods & string>(
    method: Name,
    input: Methods[Name]['in'],
    options: CallOptions<Methods[Name]['progress']> = {},
  ): Promise<Methods[Name]['out']> {
    const { signal, onProgress, transfer = [] } = options;
    // Where nothing has to be waited for, the message leaves before whatever the caller does next.
    if (!this.#isReady) await this.#ready;
    if (this.#death) throw this.#death;
    if (signal?.aborted) throw new RpcError('cancelled', 'cancelled before the call');
    const id = this.#nextId++;
    return new Promise<Methods[Name]['out']>((resolve, reject) => {
      const cancel = () => this.#send({ kind: 'cancel', id });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#pending.set(id, {
        resolve: resolve as (value: unknown) => void,
        reject,
        onProgress: onProgress as ((value: never) => void) | undefined,
        release: () => signal?.removeEventListener('abort', cancel),
      });
      this.#send({ kind: 'call', id, method, input }, transfer);
    });
  }

  /** Stops the worker at once, also in the middle of blocking code. */
  terminate(): void {
    this.#die(new RpcError('terminated', 'the worker was stopped'));
  }

  #send(request: RpcRequest, transfer: Transferable[] = []): void {
    this.#worker.postMessage(request, transfer);
  }

  #receive(response: RpcResponse): void {
    if (response.kind === 'ready') {
      this.#isReady = true;
      this.#settleReady?.resolve();
      return;
    }
    const pending = this.#pending.get(response.id);
    if (!pending) return;
    if (response.kind === 'progress') {
      pending.onProgress?.(response.value as never);
      return;
    }
    this.#pending.delete(response.id);
    pending.release();
    if (response.kind === 'result') pending.resolve(response.value);
    else pending.reject(new RpcError(response.code, response.message, response.failure));
  }

  #die(error: RpcError): void {
    if (this.#death) return;
    this.#death = error;
    this.#settleReady?.reject(error);
    this.#worker.terminate();
    for (const pending of this.#pending.values()) {
      pending.release();
      pending.reject(error);
    }
    this.#pending.clear();
  }
}
