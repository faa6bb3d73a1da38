import type { ICommonTagsResult, IPicture } from 'music-metadata';
import type { CoverArt, SongTags } from './types.ts';

/** A cover above this size is left out: it would be kept with every saved report. */
const MAX_COVER_BYTES = 8_000_000;
/** Longest text of a tag; longer ones are cut. */
const MAX_TAG_LENGTH = 300;
const MAX_GENRES = 3;
/** What an `<img>` may be given. SVG is no cover: it can hold scripts. */
const COVER_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

export const NO_TAGS: SongTags = {
  title: null,
  artist: null,
  album: null,
  year: null,
  genre: null,
  cover: null,
};

/**
 * What the file says about itself: ID3, Vorbis comments, MP4, APE, ASF, RIFF and Matroska tags.
 * The file name is never used. Never rejects: a file with broken tags has none.
 */
export async function readTags(file: Blob): Promise<SongTags> {
  try {
    // Loaded on demand: the parsers are not part of the first script.
    const { parseBlob } = await import('music-metadata');
    const nameless = new Blob([file], { type: '' });
    const { common } = await parseBlob(nameless, { skipPostHeaders: true, duration: false });
    return toSongTags(common);
  } catch {
    return NO_TAGS;
  }
}

function toSongTags(common: ICommonTagsResult): SongTags {
  return {
    title: clean(common.title),
    artist: clean(common.artist ?? common.artists?.join(', ')),
    album: clean(common.album),
    year: typeof common.year === 'number' && common.year > 0 && common.year < 10_000 ? common.year : null,
    genre: clean(common.genre?.slice(0, MAX_GENRES).join(', ')),
    cover: pickCover(common.picture),
  };
}

/** Trimmed, without control characters; `null` where nothing is left. */
function clean(text: string | undefined): string | null {
  const plain = (text ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  return plain === '' ? null : [...plain].slice(0, MAX_TAG_LENGTH).join('');
}

/** The front cover, else the first picture. */
function pickCover(pictures: readonly IPicture[] | undefined): CoverArt | null {
  const usable = (pictures ?? []).filter(
    ({ data, format }) =>
      data.length > 0 && data.length <= MAX_COVER_BYTES && COVER_TYPES.has(mediaType(format)),
  );
  const picture = usable.find(({ type }) => type === 'Cover (front)') ?? usable[0];
  return picture ? { type: mediaType(picture.format), bytes: new Uint8Array(picture.data) } : null;
}

/** Taggers write `image/jpg` too. */
function mediaType(format: string): string {
  const type = format.toLowerCase();
  return type === 'image/jpg' ? 'image/jpeg' : type;
}
