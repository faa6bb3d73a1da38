/**
 * The wire between the page and its worker: calls and cancels by id, a ready handshake, closed error
 * codes. Nothing but structured-clonable data crosses it.
 */
import type { Failure } from '../../audio/failure.ts';

/** What a method takes, what it reports on the way, and what it returns. */
export interface Method {
  readonly in: unknown;
  readonly progress: unknown;
  readonly out: unknown;
}

export type MethodMap = Record<string, Method>;

/** Why a call has no result. `failure` is an answer about the song; the others are about the call. */
export type RpcErrorCode = 'failure' | 'cancelled' | 'crashed' | 'unreadable-message' | 'terminated';

export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: RpcErrorCode;
  /** Set when `code` is `failure`. */
  readonly failure: Failure | null;

  constructor(code: RpcErrorCode, message: string, failure: Failure | null = null) {
    super(message);
    this.code = code;
    this.failure = failure;
  }
}

export type RpcRequest =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

export type RpcResponse =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly code: Extract<RpcErrorCode, 'failure' | 'cancelled' | 'crashed'>;
      readonly message: string;
      readonly failure: Failure | null;
    };

/** The part of `Worker` (page side) that the client needs; tests pass a `MessagePort`-backed one. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

/** The part of the worker's global scope that the server needs. */
export interface ScopeLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}
