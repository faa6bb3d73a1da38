import { describe, expect, it, vi } from 'vitest';
import { watchIncoming, type IncomingEnvironment } from '../../../src/pwa/incoming.ts';

const PAGE = 'https://music.example/some/path/';
const song = new File(['sound'], 'song.mp3', { type: 'audio/mpeg', lastModified: 5 });
const handle = (file: File) => ({ getFile: () => Promise.resolve(file) });

type Launch = { targetURL?: string; files?: { getFile(): Promise<File> }[] };

function page({
  address = PAGE,
  left = new Map<string, unknown>(),
  reloaded = false,
  memory = new Map<string, string>(),
} = {}) {
  let launch: (params: Launch) => void = () => undefined;
  const replaceAddress = vi.fn();
  const environment: IncomingEnvironment = {
    address,
    replaceAddress,
    pickUp: (id) => {
      const value = left.get(id);
      left.delete(id);
      return Promise.resolve(value);
    },
    launchQueue: {
      setConsumer: (consumer) => {
        launch = consumer;
      },
    },
    reloaded,
    remember: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    },
  };
  const heard = { files: vi.fn(), nothing: vi.fn(), address: vi.fn() };
  watchIncoming(heard, environment);
  return { heard, replaceAddress, launch: (params: Launch) => launch(params) };
}

describe('what was shared', () => {
  it('is handed over once, and the address forgets it', async () => {
    const left = new Map<string, unknown>([['abc', [song, song]]]);
    const address = `${PAGE}?received=abc#/library`;
    const first = page({ address, left });
    await vi.waitFor(() => expect(first.heard.files).toHaveBeenCalledExactlyOnceWith([song, song]));
    expect(first.replaceAddress).toHaveBeenCalledExactlyOnceWith(`${PAGE}#/library`);

    const again = page({ address, left });
    await new Promise((resolve) => setTimeout(resolve));
    expect(again.heard.files).not.toHaveBeenCalled();
    expect(again.heard.nothing).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', 'no-file'],
    ['no-room', 'no-room'],
  ] as const)('and did not come (%s) is told', (name, reason) => {
    const { heard } = page({ address: `${PAGE}?received=${name}` });
    expect(heard.nothing).toHaveBeenCalledExactlyOnceWith(reason);
    expect(heard.files).not.toHaveBeenCalled();
  });

  it('is nothing on an ordinary visit', () => {
    const { heard, replaceAddress } = page({ address: `${PAGE}?demo` });
    expect(replaceAddress).not.toHaveBeenCalled();
    expect(heard.nothing).not.toHaveBeenCalled();
  });
});

describe('a launch', () => {
  it('with files hands them over, each time', async () => {
    const { heard, launch } = page();
    launch({ targetURL: PAGE, files: [handle(song)] });
    await vi.waitFor(() => expect(heard.files).toHaveBeenCalledTimes(1));
    launch({ targetURL: PAGE, files: [handle(song)] });
    await vi.waitFor(() => expect(heard.files).toHaveBeenCalledTimes(2));
    expect(heard.files).toHaveBeenLastCalledWith([song]);
  });

  it('that a reload repeats is not taken twice', async () => {
    const memory = new Map<string, string>();
    const first = page({ memory });
    first.launch({ files: [handle(song)] });
    await vi.waitFor(() => expect(first.heard.files).toHaveBeenCalledOnce());

    const reload = page({ memory, reloaded: true });
    reload.launch({ files: [handle(song)] });
    await new Promise((resolve) => setTimeout(resolve));
    expect(reload.heard.files).not.toHaveBeenCalled();
    // Opened once more by the person, it is.
    reload.launch({ files: [handle(song)] });
    await vi.waitFor(() => expect(reload.heard.files).toHaveBeenCalledOnce());
  });

  it('by a shortcut goes to its address in the window that is there', async () => {
    const { heard, launch } = page();
    launch({ targetURL: PAGE, files: [] });
    launch({ targetURL: `${PAGE}#/library` });
    await vi.waitFor(() => expect(heard.address).toHaveBeenCalledOnce());
    expect(heard.address).toHaveBeenCalledWith(new URL(`${PAGE}#/library`));
  });

  it('with a file that cannot be read says so', async () => {
    const { heard, launch } = page();
    launch({ files: [{ getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }] });
    await vi.waitFor(() => expect(heard.nothing).toHaveBeenCalledExactlyOnceWith('no-file'));
  });
});
