// A worker thread does not inherit tsx from its parent on Node 20, so it registers it itself.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { runTask } = await import(workerData.module);
parentPort.on('message', async (task) => parentPort.postMessage(await runTask(task)));
