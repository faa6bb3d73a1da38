import type { Analyser } from '../analysis/client.ts';

/**
 * An analyser whose code is fetched when it is first needed, so that the page's first script stays
 * small. A failed fetch is tried again on the next call.
 */
export function lazyAnalyser(load: () => Promise<Analyser>): Analyser {
  let loading: Promise<Analyser> | null = null;
  const ready = () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    warmUp() {
      // Warming up is a courtesy: if it fails, the analysis itself reports why.
      ready().then(
        (analyser) => analyser.warmUp(),
        () => undefined,
      );
    },
    async analyse(file, options) {
      let analyser: Analyser;
      try {
        analyser = await ready();
      } catch (error) {
        return {
          kind: 'failure',
          failure: { reason: 'model-unavailable', detail: `The analyser did not load: ${String(error)}` },
        };
      }
      return options.signal.aborted ? { kind: 'cancelled' } : analyser.analyse(file, options);
    },
    async explore(songId, options) {
      // Without the code there was no verdict to explore.
      const analyser = await loading?.catch(() => null);
      await analyser?.explore(songId, options);
    },
    clips: {
      sound: async (...asked) => (await ready()).clips.sound(...asked),
      encode: async (...asked) => (await ready()).clips.encode(...asked),
    },
    whatIf: { ask: async (...asked) => (await ready()).whatIf.ask(...asked) },
    dispose() {
      loading?.then(
        (analyser) => analyser.dispose(),
        () => undefined,
      );
      loading = null;
    },
  };
}
