import { FailureError } from '../../audio/failure.ts';
import type { MethodMap, RpcRequest, RpcResponse, ScopeLike } from './protocol.ts';

/** A result together with what moves to the page instead of being copied. */
export interface Answer<Out> {
  readonly value: Out;
  readonly transfer: Transferable[];
}

export interface CallContext<Progress> {
  readonly signal: AbortSignal;
  readonly report: (value: Progress) => void;
}

export type Handlers<Methods extends MethodMap> = {
  readonly [Name in keyof Methods]: (
    input: Methods[Name]['in'],
    context: CallContext<Methods[Name]['progress']>,
  ) => Promise<Answer<Methods[Name]['out']>>;
};

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Worker side of the wire: answers calls with `handlers` and says `ready` once it listens. */
export function serve<Methods extends MethodMap>(scope: ScopeLike, handlers: Handlers<Methods>): void {
  const running = new Map<number, AbortController>();
  const send = (response: RpcResponse, transfer: Transferable[] = []) =>
    scope.postMessage(response, transfer);

  async function answer(id: number, method: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!Object.hasOwn(handlers, method)) throw new Error(`no method ${method}`);
      const handler = handlers[method as keyof Methods];
      const result = await handler(input, {
        signal: controller.signal,
        report: (value) => send({ kind: 'progress', id, value }),
      });
      if (controller.signal.aborted) throw new DOMException('cancelled', 'AbortError');
      send({ kind: 'result', id, value: result.value }, result.transfer);
    } catch (error) {
      if (isAbort(error)) {
        send({ kind: 'error', id, code: 'cancelled', message: 'cancelled', failure: null });
      } else if (error instanceof FailureError) {
        send({ kind: 'error', id, code: 'failure', message: error.message, failure: error.toFailure() });
      } else {
        send({ kind: 'error', id, code: 'crashed', message: describe(error), failure: null });
      }
    } finally {
      running.delete(id);
    }
  }

  scope.addEventListener('message', (event) => {
    const request = event.data as RpcRequest;
    if (request.kind === 'cancel') running.get(request.id)?.abort();
    else void answer(request.id, request.method, request.input);
  });
  send({ kind: 'ready' });
}
