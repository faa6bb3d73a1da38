import { startNodeBackend } from './backend.ts';
import { fitNetwork, type FitTask, type FittedNetwork } from './fit.ts';

/** Trains one network, in whichever thread it is called. */
export async function runTask(task: unknown): Promise<FittedNetwork> {
  await startNodeBackend();
  return fitNetwork(task as FitTask);
}
