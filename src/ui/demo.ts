/** The built-in song, composed and rendered by a script of this project. */
export const DEMO_SONG = {
  path: 'demo/porch-light.mp3',
  name: 'porch-light.mp3',
  type: 'audio/mpeg',
} as const;

/**
 * Fetches the demo song from the app's own origin (offline: from the cache).
 *
 * @param baseUrl where the app is served, with a slash at the end
 * @throws {Error} where it is neither reachable nor cached
 */
export async function fetchDemoSong(baseUrl: string, fetcher: typeof fetch = fetch): Promise<File> {
  const response = await fetcher(`${baseUrl}${DEMO_SONG.path}`);
  // A host that answers everything with its start page would otherwise hand us HTML.
  if (!response.ok || (response.headers.get('content-type') ?? '').startsWith('text/html')) {
    throw new Error(`The demo song answered with status ${response.status}`);
  }
  return new File([await response.blob()], DEMO_SONG.name, { type: DEMO_SONG.type });
}
