import { parseReport } from '../../analysis/reportSchema.ts';
import { library as ownLibrary, readFrom, type LibraryConnection } from '../db.ts';
import { reportToKeep } from '../entry.ts';
import { FrameWriter } from './frame.ts';
import { BACKUP_VERSION, lineOf, type SongRow } from './rows.ts';

/** Reports in memory at a time. */
const BATCH = 50;

export interface BackupOptions {
  readonly signal?: AbortSignal;
  /** Fraction done, 0–1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface WrittenBackup {
  readonly file: Blob;
  readonly songs: number;
  /** Songs of which only the row went in, because their report cannot be read. */
  readonly withoutReport: number;
}

async function songRows(ids: readonly string[], library: LibraryConnection): Promise<SongRow[]> {
  const found = await library.run((db) => {
    const transaction = readFrom(db, ['songs', 'reports', 'covers']);
    return Promise.all(
      ids.map((id) =>
        Promise.all([
          transaction.objectStore('songs').get(id),
          transaction.objectStore('reports').get(id),
          transaction.objectStore('covers').get(id),
        ]),
      ),
    );
  });
  return Promise.all(
    found.flatMap(([entry, kept, cover]) => {
      if (entry?.deletedAt !== null) return [];
      const parsed = parseReport(kept?.report);
      const row = async (): Promise<SongRow> => ({
        kind: 'song',
        // The file is not part of the backup.
        entry: { ...entry, audioKept: false },
        report: parsed.ok ? reportToKeep(parsed.report, entry.id) : null,
        earlier: kept?.earlier ?? [],
        cover: cover ? { type: cover.type, bytes: new Uint8Array(await cover.arrayBuffer()) } : null,
      });
      return row();
    }),
  );
}

/**
 * Everything of the library but kept audio and unfinished queues, as one file; equal libraries make equal files.
 *
 * @throws LibraryError, or an AbortError
 */
export async function exportBackup(
  { signal, onProgress }: BackupOptions = {},
  library: LibraryConnection = ownLibrary,
): Promise<WrittenBackup> {
  const frame = new FrameWriter();
  const gzip = new CompressionStream('gzip');
  const collected = (async () => {
    const reader = gzip.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      frame.add(value);
    }
  })();
  // Waited for at the end; where writing fails first, that is the error to report.
  collected.catch(() => undefined);
  const writer = gzip.writable.getWriter();
  const encoder = new TextEncoder();
  const write = (lines: readonly string[]) => writer.write(encoder.encode(lines.join('')));

  let songs = 0;
  let withoutReport = 0;
  try {
    const ids = await library.run((db) => readFrom(db, ['songs']).objectStore('songs').getAllKeys());
    for (let i = 0; i < ids.length; i += BATCH) {
      signal?.throwIfAborted();
      const rows = await songRows(ids.slice(i, i + BATCH), library);
      songs += rows.length;
      withoutReport += rows.filter(({ report }) => report === null).length;
      await write(rows.map(lineOf));
      onProgress?.(Math.min(1, (i + BATCH) / ids.length));
    }
    const [outcomes, names, values] = await library.run((db) => {
      const transaction = readFrom(db, ['outcomes', 'settings']);
      const settings = transaction.objectStore('settings');
      return Promise.all([
        transaction.objectStore('outcomes').getAll(),
        settings.getAllKeys(),
        settings.getAll(),
      ]);
    });
    await write(outcomes.map((outcome) => lineOf({ kind: 'outcome', outcome })));
    await write(names.map((name, i) => lineOf({ kind: 'setting', name, value: values[i] ?? null })));
    await write([lineOf({ kind: 'end', songs, outcomes: outcomes.length, settings: names.length })]);
    await writer.close();
    await collected;
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
  return { file: frame.finish(BACKUP_VERSION), songs, withoutReport };
}

/** `earshot-2030-05-01.earshot` */
export function backupFileName(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `earshot-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.earshot`;
}
