import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

let started: Promise<string> | null = null;

async function start(preferred: 'wasm' | 'cpu'): Promise<string> {
  // Spares the advice to install a native binding.
  tf.enableProdMode();
  const resolve = createRequire(import.meta.url).resolve;
  setWasmPaths(dirname(resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm')) + sep);
  // One thread per network: sums are then always made in the same order, and workers share the cores.
  setThreadsCount(1);
  if (preferred === 'wasm' && (await tf.setBackend('wasm').catch(() => false))) {
    await tf.ready();
    return tf.getBackend();
  }
  await tf.setBackend('cpu');
  await tf.ready();
  return tf.getBackend();
}

/** Starts tfjs in Node, on wasm, or on plain JavaScript where wasm fails; returns the backend's name. */
export function startNodeBackend(preferred: 'wasm' | 'cpu' = 'wasm'): Promise<string> {
  return (started ??= start(preferred));
}
