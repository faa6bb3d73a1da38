import { blobSource } from '../../audio/byteSource.ts';
import { sniffFormat } from '../../audio/sniff.ts';
import { isZip, readZip } from '../../audio/zip.ts';
import { fileSource, type SongSource } from '../../analysis/queue/songSource.ts';
import { ACCEPTED_FILES, type DroppedFile } from '../dropped.ts';

/** A zip whose songs are in a queue; it is kept instead of them. */
export interface SongZip {
  readonly id: string;
  readonly file: File;
}

/** A song of a queue and where its bytes are. */
export interface ReceivedSong {
  readonly source: SongSource;
  /** The file itself, or `null` where it is inside a zip. */
  readonly file: File | null;
}

/** What came of many files. */
export interface Received {
  readonly songs: readonly ReceivedSong[];
  readonly zips: readonly SongZip[];
  /** Paths of what is no song. */
  readonly ignored: readonly string[];
  /** Names of zips that could not be read. */
  readonly unreadable: readonly string[];
}

const SONG_NAME = new RegExp(
  `(?:${ACCEPTED_FILES.split(',')
    .filter((part) => part.startsWith('.') && part !== '.zip')
    .map((part) => `\\${part}`)
    .join('|')})$`,
  'i',
);

/** What systems put into folders by themselves. */
const LITTER = /(?:^|\/)(?:\.[^/]*|thumbs\.db|desktop\.ini)$/i;

/** What is inside a zip can only be read whole, so names decide which entries are unpacked. */
export function isSongName(name: string): boolean {
  return SONG_NAME.test(name);
}

/** The songs of a zip as sources. Their ids follow from the zip's, so that they are the same next time. */
export async function songsOfZip(zip: SongZip): Promise<{ songs: ReceivedSong[]; ignored: string[] }> {
  const files = await readZip(zip.file);
  return {
    songs: files
      .filter(({ name }) => isSongName(name))
      .map(({ name, path, sizeBytes, open }) => ({
        source: { id: `${zip.id}/${path}`, name, path: `${zip.file.name}/${path}`, sizeBytes, open },
        file: null,
      })),
    ignored: files.filter(({ name }) => !isSongName(name)).map(({ path }) => `${zip.file.name}/${path}`),
  };
}

/** Whether a file has sound, or claims to: what is damaged or locked is said song by song. */
async function mayBeSong(file: File): Promise<boolean> {
  try {
    const { kind } = await sniffFormat(blobSource(file));
    if (kind === 'not-audio') return false;
    return kind === 'audio' || kind === 'protected' || kind === 'damaged' || isSongName(file.name);
  } catch {
    // What cannot be read is said when its turn comes.
    return true;
  }
}

/** Sorts what was dropped: songs, zips with songs, and what is neither. In the order of the paths. */
export async function receive(dropped: readonly DroppedFile[]): Promise<Received> {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const files = dropped
    .filter(({ path }) => !LITTER.test(path))
    .sort((a, b) => collator.compare(a.path, b.path));
  const songs: ReceivedSong[] = [];
  const zips: SongZip[] = [];
  const ignored: string[] = [];
  const unreadable: string[] = [];
  for (const { file, path } of files) {
    if (await isZip(file)) {
      const zip = { id: crypto.randomUUID(), file };
      try {
        const inside = await songsOfZip(zip);
        songs.push(...inside.songs);
        ignored.push(...inside.ignored);
        zips.push(zip);
      } catch {
        unreadable.push(file.name);
      }
    } else if (await mayBeSong(file)) {
      songs.push({ source: fileSource(file, path), file });
    } else {
      ignored.push(path);
    }
  }
  return { songs, zips, ignored, unreadable };
}
