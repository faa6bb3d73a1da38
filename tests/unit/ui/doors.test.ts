import { describe, expect, it, vi } from 'vitest';
import type { Analyser } from '../../../src/analysis/client.ts';
import { DEMO_SONG, fetchDemoSong } from '../../../src/ui/demo.ts';
import { carriesFiles, plainFiles } from '../../../src/ui/dropped.ts';
import { lazyAnalyser } from '../../../src/ui/lazyAnalyser.ts';
import { applyTheme, keepTheme, nextTheme, readTheme, type Theme } from '../../../src/ui/theme.ts';
import { report } from './report.ts';

describe('what is dropped', () => {
  it('is every file, with the folder that it was chosen in', () => {
    const song = new File(['x'], 'song.mp3', { type: 'audio/mpeg' });
    const inFolder = Object.defineProperty(new File(['x'], '01.mp3'), 'webkitRelativePath', {
      value: 'Album/01.mp3',
    });
    expect(plainFiles([song, inFolder])).toEqual([
      { file: song, path: 'song.mp3' },
      { file: inFolder, path: 'Album/01.mp3' },
    ]);
    expect(plainFiles(null)).toEqual([]);
  });

  it('is announced by its types while it is dragged', () => {
    expect(carriesFiles({ types: ['text/plain', 'Files'] })).toBe(true);
    expect(carriesFiles({ types: ['text/uri-list'] })).toBe(false);
    expect(carriesFiles(null)).toBe(false);
  });
});

describe('the demo song', () => {
  const answer = (status: number, type: string) =>
    vi.fn(
      async (_: RequestInfo | URL) => new Response('sound', { status, headers: { 'content-type': type } }),
    );

  it('comes from the place where the app is served', async () => {
    const fetcher = answer(200, 'audio/mpeg');
    const song = await fetchDemoSong('./', fetcher);
    expect(fetcher).toHaveBeenCalledWith(`./${DEMO_SONG.path}`);
    expect(song.name).toBe(DEMO_SONG.name);
    expect(await song.text()).toBe('sound');
  });

  it('is refused when it is missing, or when a page comes in its place', async () => {
    await expect(fetchDemoSong('/', answer(404, 'text/plain'))).rejects.toThrow('404');
    await expect(fetchDemoSong('/', answer(200, 'text/html'))).rejects.toThrow();
  });
});

describe('the theme', () => {
  it('goes round', () => {
    expect((['auto', 'light', 'dark'] as const).map(nextTheme)).toEqual(['light', 'dark', 'auto']);
  });

  it('is kept, and forgotten when it is automatic again', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(readTheme(() => storage)).toBe('auto');
    keepTheme('dark', () => storage);
    expect(readTheme(() => storage)).toBe('dark');
    keepTheme('auto', () => storage);
    expect(kept.size).toBe(0);
    for (const key of ['earshot.theme']) kept.set(key, 'sepia');
    expect(readTheme(() => storage)).toBe('auto');
  });

  it('survives storage that is forbidden', () => {
    const forbidden = (): never => {
      throw new Error('SecurityError');
    };
    expect(readTheme(forbidden)).toBe('auto');
    expect(() => keepTheme('dark', forbidden)).not.toThrow();
  });

  it('is an attribute only when chosen', () => {
    const root = { dataset: {} as Record<string, string> };
    const paint = (theme: Theme) => applyTheme(theme, root as unknown as HTMLElement);
    paint('dark');
    expect(root.dataset).toEqual({ theme: 'dark' });
    paint('auto');
    expect(root.dataset).toEqual({});
  });
});

describe('lazyAnalyser', () => {
  const file = new File(['x'], 'a.mp3');
  const options = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
  const ready = (): Analyser => ({
    warmUp: vi.fn(),
    analyse: vi.fn(async () => ({ kind: 'report' as const, report: report() })),
    explore: vi.fn(async () => undefined),
    clips: { sound: vi.fn(), encode: vi.fn() },
    whatIf: { ask: vi.fn() },
    dispose: vi.fn(),
  });

  it('loads once, and only when asked', async () => {
    const analyser = ready();
    const load = vi.fn(async () => analyser);
    const lazy = lazyAnalyser(load);
    expect(load).not.toHaveBeenCalled();
    lazy.warmUp();
    lazy.warmUp();
    const outcome = await lazy.analyse(file, options());
    expect(outcome.kind).toBe('report');
    expect(load).toHaveBeenCalledTimes(1);
    expect(analyser.warmUp).toHaveBeenCalled();
  });

  it('reports a load that failed, and tries again the next time', async () => {
    const load = vi
      .fn<() => Promise<Analyser>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(ready());
    const lazy = lazyAnalyser(load);
    expect(await lazy.analyse(file, options())).toMatchObject({
      kind: 'failure',
      failure: { reason: 'model-unavailable' },
    });
    expect((await lazy.analyse(file, options())).kind).toBe('report');
  });

  it('does not start what was cancelled while it loaded', async () => {
    const analyser = ready();
    const abort = new AbortController();
    const pending = lazyAnalyser(async () => analyser).analyse(file, { ...options(), signal: abort.signal });
    abort.abort();
    expect(await pending).toEqual({ kind: 'cancelled' });
    expect(analyser.analyse).not.toHaveBeenCalled();
  });

  it('disposes of what it loaded', async () => {
    const analyser = ready();
    const lazy = lazyAnalyser(async () => analyser);
    await lazy.analyse(file, options());
    lazy.dispose();
    await Promise.resolve();
    expect(analyser.dispose).toHaveBeenCalledTimes(1);
  });
});
