import { library, type LibraryEntry, type Outcome } from '../../library/db.ts';
import { listOutcomes } from '../../library/outcomes.ts';
import { personalReading, type PersonalReading } from '../../library/personalReading.ts';
import { listSongs } from '../../library/repository.ts';
import { ofKnownSongs, titlesOf } from './groups.ts';

/** Songs and what happened to them, as they are stored; follows changes of this tab and of others. */
export class Outcomes {
  state = $state<'reading' | 'ready' | 'failed'>('reading');
  /** By title. */
  songs = $state.raw<readonly LibraryEntry[]>([]);
  /** Of these songs. */
  outcomes = $state.raw<readonly Outcome[]>([]);

  readonly reading: PersonalReading = $derived(personalReading(this.songs, this.outcomes));
  readonly titles: ReadonlyMap<string, string> = $derived(titlesOf(this.songs));

  #asked = 0;

  /** Reads what is stored and goes on following it; call what comes back when it is no longer shown. */
  follow(): () => void {
    void this.read();
    return library.onChange((change) => {
      if (change.kind === 'songs' || change.kind === 'outcomes' || change.kind === 'everything') {
        void this.read();
      }
    });
  }

  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const [songs, outcomes] = await Promise.all([listSongs(), listOutcomes()]);
      // A later reading has overtaken this one.
      if (asked !== this.#asked) return;
      this.songs = songs.toSorted((a, b) => a.title.localeCompare(b.title));
      this.outcomes = ofKnownSongs(outcomes, songs);
      this.state = 'ready';
    } catch {
      if (asked === this.#asked && this.state === 'reading') this.state = 'failed';
    }
  }

  /**
   * The row of a song that is on the page: by its id, or by its file where it was analysed again and kept
   * its place in the library.
   */
  find(report: {
    readonly id: string;
    readonly file: { readonly name: string; readonly sizeBytes: number };
  }): LibraryEntry | null {
    return (
      this.songs.find(({ id }) => id === report.id) ??
      this.songs.find(
        ({ fileName, fileBytes }) => fileName === report.file.name && fileBytes === report.file.sizeBytes,
      ) ??
      null
    );
  }
}
