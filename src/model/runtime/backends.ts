import * as tf from '@tensorflow/tfjs-core';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadedSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { Backend } from '../types.ts';

/** Fastest first; each is believed only after it has reproduced the golden cases. */
export const BACKEND_ORDER: readonly Backend[] = ['webgpu', 'wasm', 'cpu'];

/**
 * For threads beside others: they would queue for the one GPU, and each would hold a context on it. The networks are
 * so small that starting their kernels on a GPU takes longer than running them on a core.
 */
export const SMALL_NETWORKS_ORDER: readonly Backend[] = ['wasm', 'cpu'];

/** A started tfjs backend, and a promise that resolves when its device goes away. */
export interface StartedBackend {
  readonly name: Backend;
  /** Resolves with the reason once the device is lost; never for wasm and cpu. */
  readonly lost: Promise<string>;
}

const never = new Promise<string>(() => undefined);

/** The part of tfjs's WebGPU backend that tells of a lost device. */
interface HasDevice {
  readonly device: { readonly lost: Promise<{ readonly reason: string; readonly message: string }> };
}

function hasDevice(backend: unknown): backend is HasDevice {
  return typeof backend === 'object' && backend !== null && 'device' in backend;
}

async function register(name: Backend): Promise<void> {
  if (name === 'webgpu') {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
    if (!gpu) throw new Error('this browser has no WebGPU');
    // Asked first because tfjs would read features of a null adapter.
    if (!(await gpu.requestAdapter())) throw new Error('WebGPU has no adapter here');
    await import('@tensorflow/tfjs-backend-webgpu');
  } else if (name === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadedSimdUrl,
    });
  } else {
    await import('@tensorflow/tfjs-backend-cpu');
  }
}

/**
 * Makes `name` the current tfjs backend.
 * @throws Error when this device cannot run it
 */
export async function startBackend(name: Backend): Promise<StartedBackend> {
  await register(name);
  if (!(await tf.setBackend(name))) throw new Error(`tfjs could not start ${name}`);
  await tf.ready();
  const backend: unknown = tf.backend();
  const lost =
    name === 'webgpu' && hasDevice(backend)
      ? backend.device.lost.then((info) => `${info.reason}: ${info.message}`)
      : never;
  return { name, lost };
}

/** Frees a backend that failed or lost its device; it may be started anew afterwards. */
export function stopBackend(name: Backend): void {
  const factory = tf.findBackendFactory(name);
  try {
    tf.removeBackend(name);
  } catch {
    // A backend whose device is gone may fail to free its buffers; they went with the device.
  }
  // tfjs forgets the factory together with the instance, and importing the package again registers nothing.
  if (factory && !tf.findBackendFactory(name)) tf.registerBackend(name, factory);
}
