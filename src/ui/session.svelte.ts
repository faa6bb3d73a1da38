import type { Analyser } from '../analysis/client.ts';
import type { DetailName } from '../analysis/details/schemas.ts';
import type { AnalysisProgress } from '../analysis/progress.ts';
import { REPORT_SCHEMA_VERSION, type Report } from '../analysis/report.ts';
import type { Failure } from '../audio/failure.ts';
import type { EarlierEstimate } from '../library/db.ts';
import { displayTitle } from './text/title.ts';

/** A report and the file that it was made from; the file is what can be played. */
export interface Verdict {
  readonly report: Report;
  /** `null` for a song of the library whose sound is not kept. */
  readonly file: File | null;
  /** Parts of the report that could not be computed. */
  readonly failedDetails: readonly DetailName[];
  /** Where it comes from the library; absent where it was analysed just now. */
  readonly kept?: {
    /** ISO 8601. */
    readonly savedAt: string;
    readonly earlier: readonly EarlierEstimate[];
    /** Analyses the kept sound again; `null` where it is not kept. */
    readonly analyseAgain: (() => void) | null;
  };
}

/** What the page is doing. */
export type Stage =
  | { readonly kind: 'start' }
  | { readonly kind: 'working'; readonly file: File }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly file: File };

const FIRST_STEP: AnalysisProgress = { step: 'read', fraction: null };

/**
 * One person's visit: a song comes in, a verdict or a failure comes out, and the next song may come
 * in at any time. The latest verdict stays within reach until another replaces it.
 */
export class Session {
  stage = $state.raw<Stage>({ kind: 'start' });
  progress = $state.raw<AnalysisProgress>(FIRST_STEP);
  /** The latest verdict, also while the stage shows something else. */
  lastVerdict = $state.raw<Verdict | null>(null);

  readonly #analyser: Analyser;
  #running: AbortController | null = null;
  #exploring: AbortController | null = null;

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  /** Analyses a song; one that is still being analysed is cancelled first. */
  async analyse(file: File): Promise<void> {
    this.#running?.abort();
    this.#stopExploring();
    const running = new AbortController();
    this.#running = running;
    this.progress = FIRST_STEP;
    this.stage = { kind: 'working', file };

    const outcome = await this.#analyser
      .analyse(file, {
        signal: running.signal,
        onProgress: (progress) => {
          if (this.#running === running) this.progress = progress;
        },
      })
      .catch((error: unknown) => ({
        kind: 'failure' as const,
        failure: { reason: 'internal' as const, detail: String(error) },
      }));

    // A newer song, or a cancel, has taken the page over.
    if (this.#running !== running) return;
    this.#running = null;
    switch (outcome.kind) {
      case 'report':
        this.lastVerdict = { report: outcome.report, file, failedDetails: [] };
        this.stage = { kind: 'verdict', verdict: this.lastVerdict };
        void this.#explore(this.lastVerdict);
        break;
      case 'failure':
        this.stage = { kind: 'failure', failure: outcome.failure, file };
        break;
      case 'cancelled':
        this.back();
    }
  }

  /** The verdict is on the page; what follows from the same sound is added part by part. */
  async #explore(verdict: Verdict): Promise<void> {
    const exploring = new AbortController();
    this.#exploring = exploring;
    const { id } = verdict.report;
    const update = (change: (latest: Verdict) => Verdict): void => {
      const latest = this.lastVerdict;
      if (latest?.report.id !== id) return;
      this.lastVerdict = change(latest);
      if (this.stage.kind === 'verdict') this.stage = { kind: 'verdict', verdict: this.lastVerdict };
    };
    await this.#analyser.explore(id, {
      signal: exploring.signal,
      names: displayTitle(verdict.report.tags, verdict.report.file.name),
      onDetail: (detail) =>
        update(({ report, ...rest }) => ({
          ...rest,
          report: { ...report, details: { ...report.details, ...detail } },
        })),
      onFailure: (name) =>
        update(({ failedDetails, ...rest }) => ({ ...rest, failedDetails: [...failedDetails, name] })),
    });
    if (this.#exploring === exploring) this.#exploring = null;
  }

  /** For another song the sound of the latest is given up: what of its report has not come by now will not come. */
  #stopExploring(): void {
    const latest = this.lastVerdict;
    if (this.#exploring === null || latest === null) return;
    this.#exploring.abort();
    this.#exploring = null;
    const { details } = latest.report;
    this.lastVerdict = {
      ...latest,
      failedDetails: (Object.keys(details) as DetailName[]).filter(
        (name) => details[name] === null || latest.failedDetails.includes(name),
      ),
    };
  }

  /**
   * Takes up a verdict that an earlier load of the page has left, unless another song has come meanwhile. Where parts
   * of its report are still missing, or where this version writes reports otherwise, the song is analysed again.
   */
  resume(verdict: Verdict): void {
    if (this.stage.kind !== 'start') return;
    const outdated = verdict.report.schemaVersion !== REPORT_SCHEMA_VERSION;
    const missing = Object.entries(verdict.report.details).some(
      ([name, part]) => part === null && !verdict.failedDetails.includes(name as DetailName),
    );
    const { file, kept } = verdict;
    const again = file && (() => void this.analyse(file));
    if (again && (outdated || missing)) again();
    else if (!outdated) this.show(kept ? { ...verdict, kept: { ...kept, analyseAgain: again } } : verdict);
  }

  /** Puts a verdict on the page that was reached before; nothing of it is computed anew. */
  show(verdict: Verdict): void {
    this.#running?.abort();
    this.#running = null;
    this.#exploring?.abort();
    this.lastVerdict = verdict;
    this.stage = { kind: 'verdict', verdict };
  }

  /** Stops what is running and returns to what was there before. */
  cancel(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.back();
  }

  /** To the latest verdict, or to the start where there is none. */
  back(): void {
    this.stage = this.lastVerdict ? { kind: 'verdict', verdict: this.lastVerdict } : { kind: 'start' };
  }

  /** To the start; the latest verdict stays within reach. */
  startOver(): void {
    this.#running?.abort();
    this.#running = null;
    this.stage = { kind: 'start' };
  }
}
