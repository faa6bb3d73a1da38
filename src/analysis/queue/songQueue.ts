import type { Failure } from '../../audio/failure.ts';
import type { SniffResult } from '../../audio/sniff/result.ts';
import type { DecodedAudio, SongTags } from '../../audio/types.ts';
import { makeReport, toFailure } from '../client.ts';
import type { DetailName } from '../details/schemas.ts';
import type { SongNames } from '../details/song.ts';
import type { AnalysisMethods } from '../methods.ts';
import { ANALYSIS_STEPS, type AnalysisProgress } from '../progress.ts';
import type { Report } from '../report.ts';
import type { RpcClient } from '../rpc/client.ts';
import { Budget, decodedBytes, type Reservation } from './budget.ts';
import type { SongSource } from './songSource.ts';
import { ActiveTime, secondsLeft } from './timeLeft.ts';
import { WorkerPool, type Lease, type PoolWorker } from './workerPool.ts';

/** How far a song of the queue is. */
export type SongState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly progress: AnalysisProgress }
  /** The verdict is there; `complete` once everything that the queue asks for is. */
  | {
      readonly kind: 'answered';
      readonly report: Report;
      readonly complete: boolean;
      readonly failedDetails: readonly DetailName[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

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
  /** Parts of the report that are computed while the sound is at hand, in this order; `juries` makes the verdict. */
  readonly details: readonly DetailName[];
  /** Hears of every change of a song or of the whole. */
  readonly onChange: () => void;
}

interface Entry {
  readonly source: SongSource;
  state: SongState;
  controller: AbortController;
  running: boolean;
}

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
      return state.complete ? 1 : 0.75;
    case 'failed':
    case 'cancelled':
      return 1;
  }
}

/**
 * Many songs at once. Each is opened when its turn comes, decoded one or few at a time, and computed by a
 * worker of its own as soon as one is free; nothing of a song stays but its report. The number of workers and
 * the bytes of decoded sound are bounded. One that fails does so alone.
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

  /** Share of the whole that is done, 0–1. */
  get fraction(): number {
    const counted = this.#entries.filter(({ state }) => state.kind !== 'cancelled');
    const done = counted.reduce((sum, { state }) => sum + shareDone(state), 0);
    return counted.length === 0 ? 0 : done / counted.length;
  }

  /** Seconds until everything is done, at the pace so far; `null` while nobody can tell. */
  get secondsLeft(): number | null {
    return secondsLeft(this.fraction, this.#time.elapsedMs);
  }

  /** Appends songs and starts. */
  add(sources: readonly SongSource[]): void {
    if (!this.busy && !this.#entries.some(({ state }) => state.kind === 'waiting')) this.#time.reset();
    for (const source of sources) {
      this.#entries.push({
        source,
        state: { kind: 'waiting' },
        controller: new AbortController(),
        running: false,
      });
    }
    this.#fill();
    this.#options.onChange();
  }

  /** Appends a song that was answered before, so that it stands among the others. */
  addAnswered(source: SongSource, report: Report): void {
    this.#entries.push({
      source,
      state: { kind: 'answered', report, complete: true, failedDetails: [] },
      controller: new AbortController(),
      running: false,
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

  /** Stops one song, or everything that is not answered yet; then all workers end at once. */
  cancel(id?: string): void {
    for (const entry of this.#entries) {
      if (id !== undefined && entry.source.id !== id) continue;
      if (entry.state.kind === 'waiting' || entry.state.kind === 'working') {
        entry.state = { kind: 'cancelled' };
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

  /** Lets a song that failed or was cancelled wait again; without an id, all of them. */
  retry(id?: string): void {
    for (const entry of this.#entries) {
      if (id !== undefined && entry.source.id !== id) continue;
      if (entry.running || (entry.state.kind !== 'failed' && entry.state.kind !== 'cancelled')) continue;
      entry.state = { kind: 'waiting' };
      entry.controller = new AbortController();
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

  #fill(): void {
    if (!this.#paused) {
      let room = this.#inFlight - this.#entries.filter(({ running }) => running).length;
      for (const entry of this.#entries) {
        if (room <= 0) break;
        // One that was cancelled may still be on its way out.
        if (entry.state.kind !== 'waiting' || entry.running) continue;
        room--;
        entry.running = true;
        void this.#run(entry).finally(() => {
          entry.running = false;
          this.#fill();
          this.#options.onChange();
        });
      }
    }
    this.#rest();
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
    const set = (state: SongState): void => {
      // A cancelled song stays cancelled, whatever still arrives.
      if (signal.aborted) return;
      entry.state = state;
      this.#options.onChange();
    };
    const onProgress = (progress: AnalysisProgress): void => set({ kind: 'working', progress });
    const held: { release(): void }[] = [];
    const hold = <T extends { release(): void }>(thing: T): T => {
      held.push(thing);
      return thing;
    };
    try {
      onProgress({ step: 'read', fraction: null });
      const startedAt = this.#ports.now();
      const decoding = hold(await this.#decoders.reserve(1, signal));
      const song = await this.#ports.inspect(source, signal);
      const tags = this.#ports.tags(song.file);
      // Asked for later; a failure must not count as unhandled until then.
      tags.catch(() => undefined);
      const memory = hold(await this.#memory.reserve(decodedBytes(song.sniffed, song.file.size), signal));
      const audio = await this.#decode(song, memory, signal, onProgress);
      const lease = hold(await this.#pool.lease(signal));
      decoding.release();
      await this.#compute(lease, song, audio, await tags, startedAt, signal, set);
    } catch (error) {
      if (!signal.aborted) set({ kind: 'failed', failure: toFailure(error) });
    } finally {
      for (const thing of held) thing.release();
    }
  }

  async #decode(
    song: InspectedSong,
    memory: Reservation,
    signal: AbortSignal,
    onProgress: (progress: AnalysisProgress) => void,
  ): Promise<DecodedAudio> {
    const audio = await this.#ports.decode(song, { signal, onProgress });
    memory.resize(audio.channels.reduce((sum, channel) => sum + channel.byteLength, 0));
    return audio;
  }

  async #compute(
    { worker }: Lease<SongWorker>,
    { file, sniffed }: InspectedSong,
    audio: DecodedAudio,
    tags: SongTags,
    startedAt: number,
    signal: AbortSignal,
    set: (state: SongState) => void,
  ): Promise<void> {
    const songId = crypto.randomUUID();
    const { channels, sampleRate, decoder } = audio;
    const sound = await worker.call(
      'analyse',
      { songId, sound: { channels, sampleRate } },
      {
        signal,
        onProgress: (progress) => set({ kind: 'working', progress }),
        transfer: channels.map((channel) => channel.buffer),
      },
    );
    const facts = { decoder, sampleRate, channelCount: channels.length };
    let report = makeReport(songId, file, sniffed, tags, facts, sound, this.#ports.now() - startedAt);
    const failedDetails: DetailName[] = [];
    const names = this.#ports.names(tags, file.name);
    for (const name of this.#options.details) {
      try {
        const detail = await worker.call('detail', { songId, name, names }, { signal });
        report = { ...report, details: { ...report.details, ...detail } };
      } catch (error) {
        // A worker that died takes the rest with it.
        if (signal.aborted || !worker.alive) throw error;
        failedDetails.push(name);
      }
      // The first part makes the verdict; before it there is nothing to rank.
      set({ kind: 'answered', report, complete: false, failedDetails: [...failedDetails] });
    }
    set({ kind: 'answered', report, complete: true, failedDetails });
    await worker.call('forget', undefined, { signal });
  }
}
