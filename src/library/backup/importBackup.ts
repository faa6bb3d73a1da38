import {
  library as ownLibrary,
  writeTo,
  type LibraryConnection,
  type LibraryEntry,
  readFrom,
} from '../db.ts';
import { earlierBeside, estimateOf, reportToKeep } from '../entry.ts';
import { noteSongs } from '../mark.ts';
import { BackupError, openFrame } from './frame.ts';
import { BACKUP_VERSION, readLine, type BackupRow, type EndRow, type SongRow } from './rows.ts';

/** Rows in memory at a time. */
const BATCH = 50;

/** What came of an import. */
export interface ImportedBackup {
  /** Songs that were not there. */
  readonly added: number;
  /** Songs of which the backup had the later state. */
  readonly updated: number;
  /** Songs of which the library had the same or a later state; it stayed. */
  readonly kept: number;
  /** Outcomes that were not there, or not as new. */
  readonly outcomes: number;
}

/** Lines of the content one by one. @throws BackupError `damaged` where it cannot be unpacked */
async function* linesOf(content: Blob, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = content.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  let rest = '';
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (done) break;
    }
  } catch (error) {
    if (signal?.aborted || error instanceof BackupError) throw error;
    throw new BackupError('damaged', String(error), { cause: error });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (rest !== '') throw new BackupError('damaged', 'the last line has no end');
}

/** Reads and checks all of a backup and lays it beside the library. */
async function stage(file: Blob, signal: AbortSignal | undefined, library: LibraryConnection): Promise<void> {
  const { version, content } = await openFrame(file, BACKUP_VERSION);
  const counted = { song: 0, outcome: 0, setting: 0 };
  let end: EndRow | null = null;
  let batch: BackupRow[] = [];
  const flush = async () => {
    const rows = batch;
    batch = [];
    await library.run((db) =>
      writeTo(db, ['staging'], async (transaction) => {
        const store = transaction.objectStore('staging');
        await Promise.all(rows.map((row) => store.add(row)));
      }),
    );
  };
  for await (const line of linesOf(content, signal)) {
    if (end) throw new BackupError('damaged', 'something follows the end');
    const row = readLine(line, version);
    if (row.kind === 'end') {
      end = row;
      continue;
    }
    counted[row.kind]++;
    batch.push(row);
    if (batch.length < BATCH) continue;
    await flush();
  }
  if (end?.songs !== counted.song || end.outcomes !== counted.outcome || end.settings !== counted.setting) {
    throw new BackupError('damaged', 'not as many rows as its end says');
  }
  await flush();
}

const clearStaging = (library: LibraryConnection) => library.run((db) => db.clear('staging'));

const earlierTime = (a: string, b: string) => (a < b ? a : b);

/** One song out of two states of it: the later one stands, and what only the other one has is added. */
function united(here: SongRow, there: SongRow): { row: SongRow; thereWins: boolean } {
  const thereWins = there.entry.updatedAt > here.entry.updatedAt;
  const [winner, loser] = thereWins ? [there, here] : [here, there];
  const report = winner.report ?? loser.report;
  const estimates = [...here.earlier, ...there.earlier];
  if (winner.report && loser.report && loser.report.model.version !== winner.report.model.version) {
    estimates.push(estimateOf(loser.report));
  }
  const entry: LibraryEntry = {
    ...winner.entry,
    id: here.entry.id,
    createdAt: earlierTime(here.entry.createdAt, there.entry.createdAt),
    contentHash: winner.entry.contentHash ?? loser.entry.contentHash,
    versionGroup: winner.entry.versionGroup ?? loser.entry.versionGroup,
    audioKept: here.entry.audioKept,
    deletedAt: null,
  };
  const row: SongRow = {
    kind: 'song',
    entry,
    report: report && reportToKeep(report, entry.id),
    earlier: report ? earlierBeside(report, estimates) : estimates,
    cover: winner.cover ?? loser.cover,
  };
  return { row, thereWins };
}

/** Takes over what has been laid beside the library, all of it in one transaction. */
async function takeOver(library: LibraryConnection): Promise<ImportedBackup> {
  const stores = ['songs', 'reports', 'covers', 'outcomes', 'settings', 'staging'] as const;
  return library.run((db) =>
    writeTo(db, stores, async (transaction) => {
      const [songs, reports, covers, outcomes, settings, staging] = [
        transaction.objectStore('songs'),
        transaction.objectStore('reports'),
        transaction.objectStore('covers'),
        transaction.objectStore('outcomes'),
        transaction.objectStore('settings'),
        transaction.objectStore('staging'),
      ];
      const present = (await songs.getAll()).filter(({ deletedAt }) => deletedAt === null);
      const byId = new Map(present.map((entry) => [entry.id, entry]));
      const byHash = new Map(
        present.flatMap((entry) => (entry.contentHash === null ? [] : [[entry.contentHash, entry] as const])),
      );
      /** Ids of the backup's songs that are in the library under another. */
      const renamed = new Map<string, string>();
      const result = { added: 0, updated: 0, kept: 0, outcomes: 0 };

      const putSong = async ({ entry, report, earlier, cover }: SongRow) => {
        await songs.put(entry);
        if (report) await reports.put({ report, earlier }, entry.id);
        if (cover) await covers.put(new Blob([cover.bytes], { type: cover.type }), entry.id);
      };

      for (let cursor = await staging.openCursor(); cursor; cursor = await cursor.continue()) {
        const row = cursor.value as BackupRow;
        if (row.kind === 'song') {
          const here =
            byId.get(row.entry.id) ??
            (row.entry.contentHash === null ? undefined : byHash.get(row.entry.contentHash));
          if (!here) {
            await putSong({ ...row, entry: { ...row.entry, audioKept: false, deletedAt: null } });
            result.added++;
            continue;
          }
          renamed.set(row.entry.id, here.id);
          const kept = await reports.get(here.id);
          const own: SongRow = {
            kind: 'song',
            entry: here,
            report: kept?.report ?? null,
            earlier: kept?.earlier ?? [],
            cover: null,
          };
          const { row: both, thereWins } = united(own, row);
          // The library's own picture is not read for this: it stays unless the backup's state wins or it has none.
          const hasCover = (await covers.count(here.id)) > 0;
          await putSong({ ...both, cover: thereWins || !hasCover ? row.cover : null });
          result[thereWins ? 'updated' : 'kept']++;
        } else if (row.kind === 'outcome') {
          const { outcome } = row;
          const known = await outcomes.get(outcome.id);
          if (known && known.updatedAt >= outcome.updatedAt) continue;
          await outcomes.put({ ...outcome, songId: renamed.get(outcome.songId) ?? outcome.songId });
          result.outcomes++;
        } else if ((await settings.count(row.name)) === 0) {
          await settings.put(row.value, row.name);
        }
      }
      await staging.clear();
      return result;
    }),
  );
}

/**
 * Takes a backup into the library. The file is read and checked to its end before anything of the library is
 * touched, and then taken over in one transaction: an import that fails changes nothing. Of a song that is in
 * both (by id, or by the bytes of its file), the state that was changed later stands; estimates and outcomes are
 * united; settings that are set stay.
 *
 * @throws BackupError where the file is refused, LibraryError, or an AbortError
 */
export async function importBackup(
  file: Blob,
  { signal }: { readonly signal?: AbortSignal } = {},
  library: LibraryConnection = ownLibrary,
): Promise<ImportedBackup> {
  // What an import that was cut short has left.
  await clearStaging(library);
  let result: ImportedBackup;
  try {
    await stage(file, signal, library);
    result = await takeOver(library);
  } catch (error) {
    await clearStaging(library).catch(() => undefined);
    throw error;
  }
  noteSongs(await library.run((db) => readFrom(db, ['songs']).objectStore('songs').count()));
  library.announce({ kind: 'everything' });
  return result;
}
