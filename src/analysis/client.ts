import { blobSource } from '../audio/byteSource.ts';
import { decodeSong, type DecodeProgress } from '../audio/decode.ts';
import { FailureError, type Failure } from '../audio/failure.ts';
import { createFfmpegDecoder } from '../audio/ffmpeg.ts';
import { sniffFormat, type SniffResult } from '../audio/sniff.ts';
import { readTags } from '../audio/tags.ts';
import type { DecodedAudio, SongTags } from '../audio/types.ts';
import { createClipMaker, type ClipMaker } from './clipMaker.ts';
import { DETAIL_LANES } from './details/lanes.ts';
import type { SongNames } from './details/song.ts';
import { noDetails, type DetailName, type ReportDetails } from './details/schemas.ts';
import type { AnalysisMethods, SoundAnalysis } from './methods.ts';
import type { AnalysisOutcome } from './outcome.ts';
import type { AnalysisProgress } from './progress.ts';
import { REPORT_SCHEMA_VERSION, type Report } from './report.ts';
import { RpcClient } from './rpc/client.ts';
import { RpcError, type WorkerLike } from './rpc/protocol.ts';
import { createWhatIfExplorer, type WhatIfExplorer } from './whatIf/explorer.ts';

export interface AnalyseOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AnalysisProgress) => void;
}

export interface ExploreOptions {
  readonly signal: AbortSignal;
  /** What the song is called, where something knows it. */
  readonly names?: SongNames;
  /** Hears every part as it is ready. */
  readonly onDetail: (detail: Partial<ReportDetails>) => void;
  /** Hears of parts that failed. */
  readonly onFailure?: (name: DetailName, failure: Failure) => void;
}

/** The page's door to the analysis. */
export interface Analyser {
  /** Starts loading the model in the background; may be called any number of times. */
  warmUp(): void;
  /** Analyses one song. Never rejects: every end is an outcome. */
  analyse(file: File, options: AnalyseOptions): Promise<AnalysisOutcome>;
  /**
   * Computes what follows the verdict of the song that was analysed last, part by part. Never rejects: a
   * part that fails is left out, and so is the rest when `signal` aborts or another song has come.
   */
  explore(songId: string, options: ExploreOptions): Promise<void>;
  /** Clips of a song, to be heard and to be saved. */
  readonly clips: ClipMaker;
  /** What changes to the sound would do. */
  readonly whatIf: WhatIfExplorer;
  /** Stops everything and frees the memory. */
  dispose(): void;
}

/** Whether an error means that somebody cancelled. */
export function isAbort(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === 'AbortError') ||
    (error instanceof RpcError && error.code === 'cancelled')
  );
}

/** What an error of any part means to the person. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.toFailure();
  if (error instanceof RpcError) {
    if (error.failure) return error.failure;
    const ranOut = /memory|allocation|invalid array length/i.test(error.message);
    return { reason: ranOut ? 'out-of-memory' : 'internal', detail: error.message };
  }
  if (error instanceof RangeError) return { reason: 'out-of-memory', detail: error.message };
  return { reason: 'internal', detail: String(error) };
}

/** A decoder's progress as that of the analysis. */
export function toAnalysisProgress(progress: DecodeProgress): AnalysisProgress {
  if (progress.stage === 'decode') return { step: 'decode', fraction: progress.fraction };
  const { loadedBytes, totalBytes } = progress.download;
  return {
    step: 'decode',
    fraction: totalBytes === null ? null : loadedBytes / totalBytes,
    note: 'fetching-decoder',
  };
}

/** Puts a report together, its details not computed yet. */
export function makeReport(
  id: string,
  file: File,
  sniffed: SniffResult,
  tags: SongTags,
  audio: Pick<DecodedAudio, 'decoder' | 'sampleRate'> & { readonly channelCount: number },
  sound: SoundAnalysis,
  elapsedMs: number,
): Report {
  const format = sniffed.kind === 'audio' ? sniffed.format : null;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    id,
    createdAt: new Date().toISOString(),
    file: { name: file.name, sizeBytes: file.size },
    tags,
    audio: {
      container: format?.container ?? 'unknown',
      codec: format?.codec ?? null,
      sampleRate: format?.sampleRate ?? audio.sampleRate,
      channels: format?.channels ?? audio.channelCount,
      bitDepth: format?.bitDepth ?? null,
      durationSeconds: sound.durationSeconds,
      decoder: audio.decoder,
    },
    features: sound.features,
    model: sound.model,
    chart: sound.chart,
    waveformPeaks: sound.waveformPeaks,
    details: noDetails(),
    elapsedMs,
  };
}

/** Starts a thread for analyses; `name` tells it whether it has the cores to itself. */
export function startAnalysisWorker(name: string): RpcClient<AnalysisMethods> {
  const thread = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name });
  return new RpcClient<AnalysisMethods>(thread as WorkerLike);
}

/**
 * An analyser with a worker of its own. Decoding starts on the page, because WebAudio exists nowhere
 * else; everything after it happens in the worker.
 */
export function createAnalyser(): Analyser {
  const ffmpeg = createFfmpegDecoder();
  let worker: RpcClient<AnalysisMethods> | null = null;

  /** A worker that died (out of memory, say) is replaced for the next song. */
  function connect(): RpcClient<AnalysisMethods> {
    if (!worker?.alive) worker = startAnalysisWorker('analysis');
    return worker;
  }

  function warmUp(): void {
    // If it fails, the analysis itself will say so.
    connect()
      .call('warmUp', undefined)
      .catch(() => undefined);
  }

  async function run(file: File, { signal, onProgress }: AnalyseOptions): Promise<Report> {
    const startedAt = performance.now();
    onProgress({ step: 'read', fraction: null });
    warmUp();
    const sniffed = await sniffFormat(blobSource(file));
    signal.throwIfAborted();
    const tags = readTags(file);
    const audio = await decodeSong(file, sniffed, {
      signal,
      ffmpeg,
      onProgress: (progress) => onProgress(toAnalysisProgress(progress)),
    });
    const { channels, sampleRate, decoder } = audio;
    const channelCount = channels.length;
    const songId = crypto.randomUUID();
    const sound = await connect().call(
      'analyse',
      { songId, sound: { channels, sampleRate } },
      { signal, onProgress, transfer: channels.map((channel) => channel.buffer) },
    );
    return makeReport(
      songId,
      file,
      sniffed,
      await tags,
      { decoder, sampleRate, channelCount },
      sound,
      performance.now() - startedAt,
    );
  }

  return {
    warmUp,
    clips: createClipMaker(
      (songId, range, signal) => connect().call('clipSound', { songId, range }, { signal }),
      ffmpeg,
    ),
    whatIf: createWhatIfExplorer(
      (songId, question, sound, options) =>
        connect().call(
          'whatIf',
          { songId, question, sound },
          { ...options, transfer: sound?.channels.map((channel) => channel.buffer) ?? [] },
        ),
      ffmpeg,
    ),
    async analyse(file, options) {
      try {
        return { kind: 'report', report: await run(file, options) };
      } catch (error) {
        if (options.signal.aborted && isAbort(error)) return { kind: 'cancelled' };
        return { kind: 'failure', failure: toFailure(error) };
      }
    },
    async explore(songId, { signal, names = null, onDetail, onFailure }) {
      const follow = async (lane: readonly DetailName[]) => {
        for (const name of lane) {
          if (signal.aborted) return;
          try {
            const detail = await connect().call('detail', { songId, name, names }, { signal });
            if (detail === null) return;
            if (!signal.aborted) onDetail(detail);
          } catch (error) {
            if (!isAbort(error)) onFailure?.(name, toFailure(error));
          }
        }
      };
      await Promise.all(DETAIL_LANES.map(follow));
    },
    dispose() {
      worker?.terminate();
      ffmpeg.dispose();
    },
  };
}
