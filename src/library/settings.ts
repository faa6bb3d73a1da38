import { library as ownLibrary, readFrom } from './db.ts';

/** What a person can set, by name. */
export interface LibrarySettings {
  /** Keep the files of songs that are analysed from now on. */
  readonly keepAudio: boolean;
}

export const DEFAULT_SETTINGS: LibrarySettings = { keepAudio: false };

/** A setting as it is stored, or its default where nothing (readable) is. */
export async function getSetting<Name extends keyof LibrarySettings>(
  name: Name,
  library = ownLibrary,
): Promise<LibrarySettings[Name]> {
  const value = await library.run((db) => readFrom(db, ['settings']).objectStore('settings').get(name));
  const fallback = DEFAULT_SETTINGS[name];
  return typeof value === typeof fallback ? (value as LibrarySettings[Name]) : fallback;
}

export async function setSetting<Name extends keyof LibrarySettings>(
  name: Name,
  value: LibrarySettings[Name],
  library = ownLibrary,
): Promise<void> {
  await library.run((db) => db.put('settings', value, name));
  library.announce({ kind: 'settings', key: name });
}
