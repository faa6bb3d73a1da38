import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parseManifest } from '../src/model/manifest.ts';
import { factsFrom, type StabilitySource } from '../src/ui/modelFacts.ts';

const MANIFEST = 'model-export/manifest.json';
/** Measured with the exported model, by `npm run stability`. */
const STABILITY = 'training/stability/stability.json';
const NAME = 'virtual:model-facts';
/** Rollup's convention for modules that are no files. */
const RESOLVED = `\0${NAME}`;

/**
 * Gives the page what it says about the model, picked from the manifest when the app is built: the whole
 * manifest holds far more than a first visit needs.
 */
export function modelFacts(): Plugin {
  return {
    name: 'earshot-model-facts',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      for (const file of [MANIFEST, STABILITY]) this.addWatchFile(file);
      const { models, panel } = parseManifest(JSON.parse(readFileSync(MANIFEST, 'utf8')));
      const stability = JSON.parse(readFileSync(STABILITY, 'utf8')) as StabilitySource;
      return `export const facts = ${JSON.stringify(factsFrom(models.chart, panel, stability))};`;
    },
  };
}
