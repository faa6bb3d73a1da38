import type { ReleasedSongs } from '../data/releasedSongs.ts';
import { groupedFolds } from '../protocol/folds.ts';
import { runTasks, type RunTasksOptions } from '../tasks/runTasks.ts';
import type { ArchitectureName } from './architectures.ts';
import type { ListenerConfig, ListenerNetworkConfig } from './config.ts';
import type { ListenerTask } from './fit.ts';
import { planListener } from './plan.ts';
import { LISTENER_TASK, type ListenerResult } from './task.ts';

/** All networks of the listener's experiment. */
export interface ListenerNetworks {
  /** Fold of every described song; all songs of an artist are in one. */
  readonly foldOf: readonly number[];
  /** Per fold the network that has not heard its artists. */
  readonly listener: readonly ListenerResult[];
  /** The network that has heard all songs, and its task. */
  readonly final: ListenerResult;
  readonly finalTask: ListenerTask;
  /** Per fold: the bidirectional LSTM on MFCC sequences. */
  readonly rival: readonly ListenerResult[];
  /** Per fold: networks that learn popularity and nothing else. */
  readonly popularity: readonly ListenerResult[];
  readonly popularityRival: readonly ListenerResult[];
}

/** Plans all networks and trains them in one go, so that no core waits. */
export async function trainListenerNetworks(
  data: ReleasedSongs,
  config: ListenerConfig,
  options: Omit<RunTasksOptions, 'onDone'> & { readonly onProgress?: (done: number, total: number) => void },
): Promise<ListenerNetworks> {
  const { songs } = data;
  const foldOf = groupedFolds(
    songs.map((song) => song.artistGroup),
    config.folds,
    config.seed,
  );
  const characteristics = (songs[0]?.reference ?? []).map((_, k) =>
    songs.map((song) => song.reference[k] ?? NaN),
  );
  const popularity = [songs.map((song) => song.popularity)];
  const everySong = songs.map((_, song) => song);

  const tasks: ListenerTask[] = [];
  const plan = (
    described: readonly number[],
    name: string,
    architecture: ArchitectureName,
    network: ListenerNetworkConfig,
  ): (() => number) => {
    const onlyPopularity = network.loss.popularity > 0;
    const task = planListener(data, described, onlyPopularity ? popularity : characteristics, {
      architecture,
      config: network,
      seed: [config.seed, name],
      distil: !onlyPopularity,
    });
    const index = tasks.push(task) - 1;
    return () => index;
  };
  const planFolds = (name: string, architecture: ArchitectureName, network: ListenerNetworkConfig) =>
    Array.from({ length: config.folds }, (_, fold) =>
      plan(
        everySong.filter((song) => foldOf[song] !== fold),
        `${name}/${fold}`,
        architecture,
        network,
      ),
    );

  const final = plan(everySong, 'final', 'convolutional-recurrent', config.network);
  const listener = planFolds('listener', 'convolutional-recurrent', config.network);
  const rival = planFolds('lstm', 'mfcc-lstm', config.rival);
  const onPopularity = planFolds('popularity', 'convolutional-recurrent', config.popularity);
  const rivalOnPopularity = planFolds('popularity lstm', 'mfcc-lstm', config.popularity);

  let done = 0;
  const results = await runTasks(tasks, LISTENER_TASK, {
    ...options,
    onDone: () => options.onProgress?.(++done, tasks.length),
  });
  const take = (indices: readonly (() => number)[]): ListenerResult[] =>
    indices.map((index) => results[index()] as ListenerResult);
  return {
    foldOf,
    listener: take(listener),
    final: results[final()] as ListenerResult,
    finalTask: tasks[final()] as ListenerTask,
    rival: take(rival),
    popularity: take(onPopularity),
    popularityRival: take(rivalOnPopularity),
  };
}
