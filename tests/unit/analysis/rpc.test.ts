import { afterEach, describe, expect, test } from 'vitest';
import { RpcClient } from '../../../src/analysis/rpc/client.ts';
import { RpcError, type ScopeLike, type WorkerLike } from '../../../src/analysis/rpc/protocol.ts';
import { serve, type Handlers } from '../../../src/analysis/rpc/server.ts';
import { FailureError } from '../../../src/audio/failure.ts';

type Methods = {
  add: { in: { a: number; b: number }; progress: never; out: number };
  count: { in: number; progress: number; out: string };
  fail: { in: undefined; progress: never; out: never };
  crash: { in: undefined; progress: never; out: never };
  hang: { in: undefined; progress: never; out: never };
  bytes: { in: Float32Array<ArrayBuffer>; progress: never; out: Float32Array<ArrayBuffer> };
};

const handlers: Handlers<Methods> = {
  add: ({ a, b }) => Promise.resolve({ value: a + b, transfer: [] }),
  count: async (n, { report, signal }) => {
    for (let i = 1; i <= n; i++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal.throwIfAborted();
      report(i);
    }
    return { value: `counted to ${n}`, transfer: [] };
  },
  fail: () => Promise.reject(new FailureError('damaged', 'no frames')),
  crash: () => Promise.reject(new TypeError('undefined is not a song')),
  hang: () => new Promise(() => undefined),
  bytes: (input) => Promise.resolve({ value: input, transfer: [input.buffer] }),
};

/** A worker whose two ends are the ports of a real `MessageChannel`, so messages are really cloned. */
class PortWorker implements WorkerLike {
  readonly #channel = new MessageChannel();
  readonly #listeners = new Map<string, ((event: Event) => void)[]>();
  terminated = false;

  start(): void {
    const { port2 } = this.#channel;
    const scope: ScopeLike = {
      postMessage: (message, transfer) => port2.postMessage(message, transfer),
      addEventListener: (_type, listener) => port2.addEventListener('message', listener),
    };
    port2.start();
    serve(scope, handlers);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: ((event: MessageEvent<unknown>) => void) | ((event: Event) => void),
  ): void {
    if (type === 'message') {
      this.#channel.port1.addEventListener('message', listener as (event: MessageEvent<unknown>) => void);
      this.#channel.port1.start();
    } else {
      this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (event: Event) => void]);
    }
  }

  dispatch(type: 'error' | 'messageerror'): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(new Event(type));
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

let worker: PortWorker;
function connect({ start = true } = {}): RpcClient<Methods> {
  worker = new PortWorker();
  const client = new RpcClient<Methods>(worker);
  if (start) worker.start();
  return client;
}

afterEach(() => worker.terminate());

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof RpcError ? error.code : `not an RpcError: ${String(error)}`),
  );
}

describe('the wire between page and worker', () => {
  test('answers calls by id, also when they overlap', async () => {
    const client = connect();
    const slow = client.call('count', 5);
    expect(await client.call('add', { a: 2, b: 3 })).toBe(5);
    expect(await slow).toBe('counted to 5');
  });

  test('holds a call back until the worker is ready', async () => {
    const client = connect({ start: false });
    const sum = client.call('add', { a: 20, b: 22 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    worker.start();
    expect(await sum).toBe(42);
  });

  test('reports progress in order', async () => {
    const seen: number[] = [];
    await connect().call('count', 4, { onProgress: (value) => seen.push(value) });
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('cancels one call and leaves the others alone', async () => {
    const client = connect();
    const controller = new AbortController();
    const cancelled = client.call('count', 1e6, {
      signal: controller.signal,
      onProgress: (value) => value === 3 && controller.abort(),
    });
    const other = client.call('count', 8);
    expect(await codeOf(cancelled)).toBe('cancelled');
    expect(await other).toBe('counted to 8');
  });

  test('does not start a call whose signal has aborted already', async () => {
    expect(await codeOf(connect().call('add', { a: 1, b: 1 }, { signal: AbortSignal.abort() }))).toBe(
      'cancelled',
    );
  });

  test('carries the closed reason of a failure', async () => {
    const error = await connect()
      .call('fail', undefined)
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'failure', failure: { reason: 'damaged', detail: 'no frames' } });
  });

  test('tells a crash in a handler from a failure, and lives on', async () => {
    const client = connect();
    expect(await codeOf(client.call('crash', undefined))).toBe('crashed');
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
  });

  test('refuses a method that the worker does not have, inherited names too', async () => {
    const client = connect() as unknown as RpcClient<{
      toString: { in: undefined; progress: never; out: never };
    }>;
    expect(await codeOf(client.call('toString', undefined))).toBe('crashed');
  });

  test('moves transferables instead of copying them', async () => {
    const input = new Float32Array([1, 2, 3]);
    const output = await connect().call('bytes', input, { transfer: [input.buffer] });
    expect(input.byteLength).toBe(0);
    expect([...output]).toEqual([1, 2, 3]);
  });

  test.each([
    ['error', 'crashed'],
    ['messageerror', 'unreadable-message'],
  ] as const)('rejects every pending call on %s', async (event, code) => {
    const client = connect();
    await client.call('add', { a: 0, b: 0 });
    const pending = [client.call('hang', undefined), client.call('hang', undefined)].map(codeOf);
    await new Promise((resolve) => setTimeout(resolve, 5));
    worker.dispatch(event);
    expect(await Promise.all(pending)).toEqual([code, code]);
    expect(worker.terminated).toBe(true);
    expect(client.alive).toBe(false);
    expect(await codeOf(client.call('add', { a: 1, b: 1 }))).toBe(code);
  });

  test('rejects every pending call on terminate, those before ready too', async () => {
    const client = connect({ start: false });
    const early = codeOf(client.call('add', { a: 1, b: 1 }));
    client.terminate();
    expect(await early).toBe('terminated');
    expect(await codeOf(client.call('add', { a: 1, b: 1 }))).toBe('terminated');
  });
});
