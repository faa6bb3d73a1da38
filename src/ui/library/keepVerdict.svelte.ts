import { contentHashOf } from '../../library/contentHash.ts';
import { coverThumbnail } from '../../library/covers.ts';
import { toLibraryError, type LibraryTrouble } from '../../library/error.ts';
import { saveDetails, saveSong } from '../../library/repository.ts';
import { getSetting } from '../../library/settings.ts';
import type { Verdict } from '../session.svelte.ts';
import { displayTitle } from '../text/title.ts';

/** How far the keeping of a verdict has come. */
export type Keeping =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly songId: string }
  | { readonly kind: 'trouble'; readonly reason: LibraryTrouble };

/** Details arrive one after another; they are written together. */
const REST_MS = 400;

/**
 * Keeps every verdict in the library, and again as parts of its report arrive. One at a time; of what arrives
 * meanwhile, the latest.
 */
class VerdictKeeper {
  /** Of the verdict that came last. */
  keeping = $state.raw<{ readonly reportId: string; readonly now: Keeping } | null>(null);

  #latest: Verdict | null = null;
  #working = false;
  /** Where the verdict that was written last is in the library. */
  #written: { readonly reportId: string; readonly songId: string } | null = null;

  keep(verdict: Verdict): void {
    this.#latest = verdict;
    if (this.#working) return;
    this.#working = true;
    void this.#work().finally(() => {
      this.#working = false;
      // Come between the last look and the end.
      if (this.#latest) this.keep(this.#latest);
    });
  }

  /** Tries once more what went wrong. */
  again(verdict: Verdict): void {
    this.#written = null;
    this.keep(verdict);
  }

  async #work(): Promise<void> {
    for (let verdict = this.#latest; verdict; verdict = this.#latest) {
      this.#latest = null;
      const reportId = verdict.report.id;
      const tell = (now: Keeping) => (this.keeping = { reportId, now });
      try {
        if (this.#written?.reportId === reportId) {
          await new Promise((resolve) => setTimeout(resolve, REST_MS));
          // The settling of the rest may have brought more of the same song.
          const later = this.#latest as Verdict | null;
          if (later?.report.id === reportId) continue;
          await saveDetails(this.#written.songId, verdict.report);
        } else {
          tell({ kind: 'saving' });
          const songId = await saveVerdict(verdict);
          this.#written = { reportId, songId };
          tell({ kind: 'saved', songId });
        }
      } catch (error) {
        tell({ kind: 'trouble', reason: toLibraryError(error).reason });
      }
    }
  }
}

async function saveVerdict({ report, file }: Verdict): Promise<string> {
  const [contentHash, cover, keepAudio] = await Promise.all([
    file && contentHashOf(file),
    report.tags.cover && coverThumbnail(report.tags.cover),
    getSetting('keepAudio'),
  ]);
  const { id } = await saveSong({
    report,
    names: displayTitle(report.tags, report.file.name),
    contentHash,
    cover,
    audio: keepAudio ? file : null,
  });
  return id;
}

export const keeper = new VerdictKeeper();
