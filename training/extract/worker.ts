import { parentPort } from 'node:worker_threads';
import { answerFor } from './answer.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

port.on('message', (path: string) => {
  void answerFor(path).then((answer) => {
    port.postMessage(answer);
  });
});
