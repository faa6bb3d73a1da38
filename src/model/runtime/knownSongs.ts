import { featureSpecHash } from '../../features/spec.ts';
import { readCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { TitleIndex } from '../catalogue/titles.ts';
import { parseGenreParameters, type GenreParameters } from '../genre/genre.ts';

/** A model that was trained on a table of somebody's own has neither of the two. */
const FILES = import.meta.glob<unknown>('../../../model-export/{catalogue,genre}.json', {
  import: 'default',
});

/** Released songs and genres, as far as the model has them. */
export interface KnownSongs {
  readonly catalogue: Catalogue | null;
  readonly titles: TitleIndex | null;
  readonly genre: GenreParameters | null;
}

async function read<T>(name: string, parse: (json: unknown) => T): Promise<T | null> {
  const file = FILES[`../../../model-export/${name}.json`];
  if (!file) return null;
  return parse(await file());
}

async function load(): Promise<KnownSongs> {
  const [catalogue, genre] = await Promise.all([
    read('catalogue', readCatalogue),
    read('genre', parseGenreParameters),
  ]);
  const usable = catalogue?.featureSpecHash === featureSpecHash() ? catalogue : null;
  return { catalogue: usable, titles: usable && new TitleIndex(usable.songs), genre };
}

let loading: Promise<KnownSongs> | null = null;

/** Reads the files once; a failed download is tried again by the next call. */
export function knownSongs(): Promise<KnownSongs> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
