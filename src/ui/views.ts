import type { Component } from 'svelte';
import type { AppParts } from './appParts.ts';
import { loadMessages } from './i18n/translate.ts';

/** A page of the app beside the song's own, fetched when it is first opened. */
type View = Component<{ app: AppParts }>;

const loaders: Readonly<Record<string, () => Promise<{ default: View }>>> = {
  album: () => import('./album/AlbumView.svelte'),
  library: () => import('./library/LibraryView.svelte'),
  outcomes: () => import('./outcomes/OutcomesView.svelte'),
  about: () => import('./about/AboutView.svelte'),
  privacy: () => import('./privacy/PrivacyView.svelte'),
};

export type ViewName = 'song' | keyof typeof loaders;

/** The view that an address names: `#/library` → `library`; anything unknown is the song's page. */
export function viewOf(hash: string): ViewName {
  const name = /^#\/([a-z]+)/.exec(hash)?.[1] ?? '';
  return Object.hasOwn(loaders, name) ? name : 'song';
}

/** Fetches a view together with its words. */
export async function loadView(name: ViewName): Promise<View> {
  const load = loaders[name];
  if (!load) throw new Error(`There is no view "${name}".`);
  const [view] = await Promise.all([load(), loadMessages('later')]);
  return view.default;
}
