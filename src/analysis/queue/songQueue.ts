import type { Failure } from '../../audio/failure.ts';
import type { SniffResult } from '../../audio/sniff/result.ts';
import type { DecodedAudio, SongTags } from '../../audio/types.ts';
import { makeReport, toFailure } from '../client.ts';
import type { DetailName } from '../details/schemas.ts';
import type { SongNames } from '../details/song.ts';
import type { AnalysisMethods } from '../methods.ts';
import { ANALYSIS_STEPS, FULL_SOUND_SHARE, type AnalysisProgress } from '../progress.ts';
import type { Report } from '../report.ts';
import type { RpcClient } from '../rpc/client.ts';
import { Budget, decodedBytes } from './budget.ts';
import type { SongSource } from './songSource.ts';
import { ActiveTime, secondsLeft } from './timeLeft.ts';
import { WorkerPool, type PoolWorker } from './workerPool.ts';

/** How far a song of the queue is. */
export type SongState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly progress: AnalysisProgress }
  /** The verdict is there; `details` says how far what follows it is. */
  | {
      readonly kind: 'answered';
      readonly report: Report;
      readonly details: 'waiting' | 'working' | 'stopped' | 'complete';
      readonly failedDetails: readonly DetailName[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

/** A song with its verdict. */
export type Answered = Extract<SongState, { kind: 'answered' }>;

export interface QueueSong {
  readonly source: SongSource;
  readonly state: SongState;
}

/** A worker as the queue uses it. */
export type SongWorker = PoolWorker & Pick<RpcClient<AnalysisMethods>, 'call'>;

/** What a file turned out to be before it is decoded. */
export interface InspectedSong {
  readonly file: File;
  readonly sniffed: SniffResult;
}

/** What the queue needs of the browser. */
export interface QueuePorts {
  /** Opens the file and looks at its first bytes. */
  inspect(source: SongSource, signal: AbortSignal): Promise<InspectedSong>;
  decode(
    song: InspectedSong,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: AnalysisProgress) => void },
  ): Promise<DecodedAudio>;
  tags(file: File): Promise<SongTags>;
  /** What to call a song when its title is looked for. */
  names(tags: SongTags, fileName: string): SongNames;
  startWorker(): SongWorker;
  /** Frees what decoding holds. */
  idle(): void;
  /** Milliseconds of a steady clock. */
  now(): number;
}

export interface QueueOptions {
  /** Songs that are computed at the same time, ≥ 1: one per core. */
  readonly workers: number;
  /** Most bytes of decoded sound at a time. */
  readonly budgetBytes: number;
  /** Parts of the report that belong to the verdict. */
  readonly verdictDetails: readonly DetailName[];
  /** Parts that are computed once every song has its verdict, song after song. */
  readonly laterDetails: readonly DetailName[];
  /** Hears of every change of a song or of the whole. */
  readonly onChange: () => void;
}

interface Entry {
  readonly source: SongSource;
  state: SongState;
  controller: AbortController;
  running: boolean;
  /** Whether it is part of the work whose time is measured. */
  counts: boolean;
}

/** Parts of the later details that are made of the full-rate sound. */
const PARTS_OF_FULL_SOUND: readonly DetailName[] = ['readiness'];

/** What the canonical signal takes of the memory of stereo sound at 44,100 Hz; of other sound less. */
const CANONICAL_SHARE = 1 / 4;

/** What computing the details takes beside the sound, before the worker's collector has caught up (measured in Chromium). */
const BYTES_OF_DETAILS = 45_000_000;

function isPastFullSound({ step, fraction }: AnalysisProgress): boolean {
  return step === 'model' || (step === 'features' && fraction !== null && fraction > FULL_SOUND_SHARE);
}

/** A browser decodes into memory of its own and hands out a copy. */
const COPIES_WHILE_DECODING = 2;

/** Shares of a song's time by step, for the progress of the whole. */
const STEP_SHARES: Readonly<Record<AnalysisProgress['step'], number>> = {
  read: 0.02,
  decode: 0.38,
  features: 0.2,
  model: 0.1,
};

/** How much of a song is done, 0–1. Cancelled ones are none of the work. */
function shareDone(state: SongState): number {
  switch (state.kind) {
    case 'waiting':
      return 0;
    case 'working': {
      const { step, fraction } = state.progress;
      let share = 0;
      for (const earlier of ANALYSIS_STEPS) {
        if (earlier === step) break;
        share += STEP_SHARES[earlier];
      }
      return share + STEP_SHARES[step] * (fraction ?? 0);
    }
    case 'answered':
    case 'failed':
    case 'cancelled':
      return 1;
  }
}

/**
 * Many songs at once. Each is opened when its turn comes, decoded one or few at a time, and computed by a
 * worker of its own as soon as one is free; nothing of a song stays but its report. The number of workers and
 * the bytes of decoded sound are bounded. One that fails does so alone.
 *
 * Verdicts come first: what can be compared is wanted at once. When every song has its own, each is read a
 * second time for the rest of its report, which takes longer than the verdict does.
 */
export class SongQueue {
  readonly #ports: QueuePorts;
  readonly #options: QueueOptions;
  readonly #pool: WorkerPool<SongWorker>;
  readonly #memory: Budget;
  /** Songs that are being decoded, or are decoded and wait for a worker. */
  readonly #decoders: Budget;
  readonly #inFlight: number;
  readonly #time: ActiveTime;
  #entries: Entry[] = [];
  #paused = false;

  constructor(ports: QueuePorts, options: QueueOptions) {
    this.#ports = ports;
    this.#options = options;
    const decoders = Math.max(1, Math.ceil(options.workers / 2));
    this.#pool = new WorkerPool(options.workers, () => ports.startWorker());
    this.#memory = new Budget(options.budgetBytes);
    this.#decoders = new Budget(decoders);
    this.#inFlight = options.workers + decoders;
    this.#time = new ActiveTime(() => ports.now());
  }

  get songs(): readonly QueueSong[] {
    return this.#entries.map(({ source, state }) => ({ source, state }));
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Workers that hold memory at present. */
  get liveWorkers(): number {
    return this.#pool.live;
  }

  /** Whether songs are under way. */
  get busy(): boolean {
    return this.#entries.some(({ running }) => running);
  }

  /** What is being worked on: verdicts until every song has its own or none, then the details. */
  get pass(): 'verdicts' | 'details' {
    const open = ({ state }: Entry): boolean => state.kind === 'waiting' || state.kind === 'working';
    return this.#entries.some(open) ? 'verdicts' : 'details';
  }

  /** Share of the present pass that is done, 0–1. */
  get fraction(): number {
    let counted = 0;
    let done = 0;
    for (const { state, counts } of this.#entries) {
      if (!counts || state.kind === 'cancelled') continue;
      if (this.pass === 'verdicts') {
        counted++;
        done += shareDone(state);
      } else if (state.kind === 'answered' && state.details !== 'stopped') {
        counted++;
        done += state.details === 'complete' ? 1 : 0;
      }
    }
    return counted === 0 ? 0 : done / counted;
  }

  /** Seconds until the present pass is done, at the pace so far; `null` while nobody can tell. */
  get secondsLeft(): number | null {
    return secondsLeft(this.fraction, this.#time.elapsedMs);
  }

  /** Appends songs and starts. */
  add(sources: readonly SongSource[]): void {
    if (this.pass === 'details') this.#startMeasuring();
    for (const source of sources) {
      this.#entries.push({
        source,
        state: { kind: 'waiting' },
        controller: new AbortController(),
        running: false,
        counts: true,
      });
    }
    this.#fill();
    this.#options.onChange();
  }

  /** Appends a song that was answered before, so that it stands among the others. */
  addAnswered(source: SongSource, report: Report): void {
    const isComplete = this.#options.laterDetails.every((name) => report.details[name] !== null);
    this.#entries.push({
      source,
      state: { kind: 'answered', report, details: isComplete ? 'complete' : 'stopped', failedDetails: [] },
      controller: new AbortController(),
      running: false,
      counts: false,
    });
    this.#options.onChange();
  }

  /** Starts no further song; those under way are finished. */
  pause(): void {
    this.#paused = true;
    this.#rest();
    this.#options.onChange();
  }

  resume(): void {
    this.#paused = false;
    this.#fill();
    this.#options.onChange();
  }

  /** Stops one song, or everything; then all workers end at once. What is answered stays. */
  cancel(id?: string): void {
    for (const entry of this.#entries) {
      if (id !== undefined && entry.source.id !== id) continue;
      const { state } = entry;
      if (state.kind === 'waiting' || state.kind === 'working') {
        entry.state = { kind: 'cancelled' };
      } else if (state.kind === 'answered' && state.details !== 'complete') {
        entry.state = { ...state, details: 'stopped' };
      }
      if (entry.running) entry.controller.abort(new DOMException('cancelled', 'AbortError'));
    }
    if (id === undefined) {
      this.#pool.empty();
      this.#ports.idle();
      this.#paused = false;
    }
    this.#fill();
    this.#options.onChange();
  }

  /** Lets a song that failed or was stopped wait again; without an id, all of them. */
  retry(id?: string): void {
    if (this.pass === 'details') this.#startMeasuring();
    for (const entry of this.#entries) {
      if (id !== undefined && entry.source.id !== id) continue;
      const { state } = entry;
      if (state.kind === 'failed' || state.kind === 'cancelled') entry.state = { kind: 'waiting' };
      else if (state.kind === 'answered' && state.details === 'stopped') {
        entry.state = { ...state, details: 'waiting' };
      } else continue;
      entry.counts = true;
      if (entry.controller.signal.aborted) entry.controller = new AbortController();
    }
    this.#fill();
    this.#options.onChange();
  }

  /** Takes a song off the list; one that is under way is stopped. */
  remove(id: string): void {
    this.cancel(id);
    this.#entries = this.#entries.filter(({ source }) => source.id !== id);
    this.#options.onChange();
  }

  /** Stops everything and forgets the songs. */
  clear(): void {
    this.cancel();
    this.#entries = [];
    this.#time.reset();
    this.#options.onChange();
  }

  /** The songs of earlier work count no longer. */
  #startMeasuring(): void {
    this.#time.reset();
    if (this.busy) this.#time.start();
    for (const entry of this.#entries) {
      if (entry.state.kind !== 'answered' || entry.state.details === 'complete') continue;
      entry.counts = true;
    }
  }

  /** The next song without a verdict, else the next without details. One that was cancelled may still be on its way out. */
  #next(): Entry | undefined {
    return this.pass === 'verdicts'
      ? this.#entries.find(({ state, running }) => state.kind === 'waiting' && !running)
      : this.#entries.find(
          ({ state, running }) => state.kind === 'answered' && state.details === 'waiting' && !running,
        );
  }

  #fill(): void {
    if (!this.#paused) {
      let room = this.#inFlight - this.#entries.filter(({ running }) => running).length;
      for (let entry = this.#next(); entry && room > 0; entry = this.#next(), room--) {
        this.#start(entry);
      }
    }
    this.#rest();
  }

  #start(entry: Entry): void {
    const { pass } = this;
    entry.running = true;
    const { state } = entry;
    // Said at once, so that it is not started twice.
    entry.state =
      state.kind === 'answered'
        ? { ...state, details: 'working' }
        : { kind: 'working', progress: { step: 'read', fraction: null } };
    void this.#run(entry).finally(() => {
      entry.running = false;
      if (this.pass !== pass) this.#time.reset();
      this.#fill();
      this.#options.onChange();
    });
  }

  /** Where nothing happens, nothing is held. */
  #rest(): void {
    if (this.busy) {
      this.#time.start();
      return;
    }
    this.#time.stop();
    if (this.#pool.live === 0) return;
    this.#pool.empty();
    this.#ports.idle();
  }

  async #run(entry: Entry): Promise<void> {
    const { source, controller } = entry;
    const { signal } = controller;
    const before = entry.state;
    const answered = before.kind === 'answered' ? before : null;
    const set = (state: SongState): void => {
      // A cancelled song stays cancelled, whatever still arrives.
      if (signal.aborted) return;
      entry.state = state;
      this.#options.onChange();
    };
    const onProgress = (progress: AnalysisProgress): void => {
      if (!answered) set({ kind: 'working', progress });
    };
    const held: { release(): void }[] = [];
    const hold = <T extends { release(): void }>(thing: T): T => {
      held.push(thing);
      return thing;
    };
    try {
      const startedAt = this.#ports.now();
      const decoding = hold(await this.#decoders.reserve(1, signal));
      const song = await this.#ports.inspect(source, signal);
      const expectedBytes = decodedBytes(song.sniffed, song.file.size);
      const memory = hold(await this.#memory.reserve(COPIES_WHILE_DECODING * expectedBytes, signal));
      const tags = answered?.report.tags ?? (await this.#ports.tags(song.file));
      const { channels, sampleRate, decoder } = await this.#ports.decode(song, { signal, onProgress });
      const soundBytes = channels.reduce((sum, channel) => sum + channel.byteLength, 0);
      const beside = answered ? BYTES_OF_DETAILS : 0;
      memory.resize(soundBytes + beside);
      const { worker } = hold(await this.#pool.lease(signal));
      // Before the next song comes, and whatever becomes of this one.
      hold({ release: () => void worker.call('forget', undefined).catch(() => undefined) });
      decoding.release();
      const giveSoundBack = (): void => memory.resize(CANONICAL_SHARE * soundBytes + beside);
      const songId = answered?.report.id ?? crypto.randomUUID();
      const channelCount = channels.length;
      const sound = await worker.call(
        'analyse',
        { songId, sound: { channels, sampleRate }, keepSoundFor: answered ? PARTS_OF_FULL_SOUND : [] },
        {
          signal,
          onProgress: (progress) => {
            if (!answered && isPastFullSound(progress)) giveSoundBack();
            onProgress(progress);
          },
          transfer: channels.map((channel) => channel.buffer),
        },
      );
      const report =
        answered?.report ??
        makeReport(
          songId,
          song.file,
          song.sniffed,
          tags,
          { decoder, sampleRate, channelCount },
          sound,
          this.#ports.now() - startedAt,
        );
      if (answered) await this.#addDetails(worker, answered, signal, set, giveSoundBack);
      else await this.#answer(worker, report, signal, set);
    } catch (error) {
      if (signal.aborted) return;
      // The verdict stands; what could not be added to it is said.
      if (entry.state.kind === 'answered') set(this.#giveUp(entry.state));
      else set({ kind: 'failed', failure: toFailure(error) });
    } finally {
      for (const thing of held.reverse()) thing.release();
    }
  }

  /** An answer whose missing parts will not come. */
  #giveUp(answer: Answered): Answered {
    const missing = this.#options.laterDetails.filter((name) => answer.report.details[name] === null);
    return {
      ...answer,
      details: 'complete',
      failedDetails: [...new Set([...answer.failedDetails, ...missing])],
    };
  }

  /** Asks for parts of the report, one by one; those that fail are named. */
  async #parts(
    worker: SongWorker,
    from: Report,
    names: readonly DetailName[],
    signal: AbortSignal,
    onPart: (report: Report, failed: readonly DetailName[]) => void,
  ): Promise<void> {
    let report = from;
    const failed: DetailName[] = [];
    const called = this.#ports.names(report.tags, report.file.name);
    for (const name of names) {
      try {
        const detail = await worker.call('detail', { songId: report.id, name, names: called }, { signal });
        report = { ...report, details: { ...report.details, ...detail } };
      } catch (error) {
        // A worker that died takes the rest with it.
        if (signal.aborted || !worker.alive) throw error;
        failed.push(name);
      }
      onPart(report, [...failed]);
    }
  }

  async #answer(
    worker: SongWorker,
    report: Report,
    signal: AbortSignal,
    set: (state: SongState) => void,
  ): Promise<void> {
    let answer: Answered = { kind: 'answered', report, details: 'waiting', failedDetails: [] };
    await this.#parts(worker, report, this.#options.verdictDetails, signal, (latest, failedDetails) => {
      answer = { ...answer, report: latest, failedDetails };
    });
    set(this.#options.laterDetails.length === 0 ? { ...answer, details: 'complete' } : answer);
  }

  async #addDetails(
    worker: SongWorker,
    before: Answered,
    signal: AbortSignal,
    set: (state: SongState) => void,
    onSoundDone: () => void,
  ): Promise<void> {
    let answer = before;
    const missing = this.#options.laterDetails.filter((name) => before.report.details[name] === null);
    await this.#parts(worker, before.report, missing, signal, (report, failed) => {
      answer = { ...answer, report, failedDetails: [...before.failedDetails, ...failed] };
      if (PARTS_OF_FULL_SOUND.every((name) => report.details[name] !== null)) onSoundDone();
      set(answer);
    });
    set({ ...answer, details: 'complete' });
  }
}
