/** ffmpeg's WebAssembly build (@ffmpeg/core) in Node, so that neither training nor tests need an installed ffmpeg. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';

/** The part of emscripten's module that is used. */
interface FfmpegCore {
  readonly FS: {
    writeFile(path: string, data: Uint8Array): void;
    readFile(path: string): Uint8Array<ArrayBuffer>;
    unlink(path: string): void;
    mkdir(path: string): void;
    rmdir(path: string): void;
    readdir(path: string): string[];
  };
  /** Last exit status. */
  readonly ret: number;
  exec(...args: string[]): number;
  reset(): void;
  setLogger(logger: (entry: { type: string; message: string }) => void): void;
}

type CoreFactory = (options: object) => Promise<FfmpegCore>;

let compiled: Promise<{ factory: CoreFactory; module: WebAssembly.Module }> | null = null;

/**
 * The published build believes that it always runs in a web worker. It is therefore evaluated as the
 * body of a function that has a `self` of its own, so that nothing global is touched, and the compiled
 * wasm is handed in, so that nothing is fetched.
 */
async function compile(): Promise<{ factory: CoreFactory; module: WebAssembly.Module }> {
  const require = createRequire(import.meta.url);
  const scriptPath = require.resolve('@ffmpeg/core');
  const module = await WebAssembly.compile(readFileSync(require.resolve('@ffmpeg/core/wasm')));
  const holder: { exports: unknown } = { exports: {} };
  const script = vm.compileFunction(
    readFileSync(scriptPath, 'utf8'),
    ['self', 'module', 'exports', 'performance'],
    { filename: scriptPath },
  );
  script({ location: { href: 'file:///' } }, holder, holder.exports, performance);
  return { factory: holder.exports as CoreFactory, module };
}

/** A fresh instance with an empty file system; compiling happens once per process (about a second). */
async function createCore(): Promise<FfmpegCore> {
  compiled ??= compile();
  const { factory, module } = await compiled;
  return factory({
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      void WebAssembly.instantiate(module, imports).then(done);
      return {};
    },
  });
}

export interface FfmpegRun {
  readonly exitCode: number;
  /** Everything that ffmpeg printed. */
  readonly log: readonly string[];
  /** Files below the working folder that were not there before, by name, in name order. */
  readonly outputFiles: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export interface FfmpegRunOptions {
  /** Called for each new file in name order; when given, `outputFiles` stays empty and memory stays low. */
  readonly onOutputFile?: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onLog?: (line: string) => void;
}

/** Folder in which inputs and outputs meet. */
export const WORK_FOLDER = '/files';

/**
 * Runs ffmpeg once in an instance of its own, so that no run can spoil the next.
 *
 * @param args ffmpeg's arguments; files are named relative to {@link WORK_FOLDER}, for instance `/files/in`
 * @param inputFiles put into {@link WORK_FOLDER} under these names before the run
 */
export async function runFfmpeg(
  args: readonly string[],
  inputFiles: Readonly<Record<string, Uint8Array>>,
  options: FfmpegRunOptions = {},
): Promise<FfmpegRun> {
  const core = await createCore();
  const log: string[] = [];
  core.setLogger(({ message }) => {
    log.push(message);
    options.onLog?.(message);
  });
  core.FS.mkdir(WORK_FOLDER);
  for (const [name, bytes] of Object.entries(inputFiles)) core.FS.writeFile(`${WORK_FOLDER}/${name}`, bytes);
  let exitCode: number;
  try {
    core.exec(...args);
    exitCode = core.ret;
  } catch (error) {
    log.push(String(error));
    exitCode = -1;
  }
  const outputFiles = new Map<string, Uint8Array<ArrayBuffer>>();
  const names = core.FS.readdir(WORK_FOLDER).filter((name) => !name.startsWith('.') && !(name in inputFiles));
  for (const name of names.sort()) {
    const path = `${WORK_FOLDER}/${name}`;
    const bytes = core.FS.readFile(path);
    core.FS.unlink(path);
    if (options.onOutputFile) options.onOutputFile(name, bytes);
    else outputFiles.set(name, bytes);
  }
  return { exitCode, log, outputFiles };
}
