import { parentPort } from 'node:worker_threads';
import { startNodeBackend } from './backend.ts';
import { fitNetwork, type FitTask } from './fit.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

port.on('message', (task: FitTask) => {
  void startNodeBackend().then(() => {
    port.postMessage(fitNetwork(task));
  });
});
