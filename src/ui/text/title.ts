import type { SongTags } from '../../audio/types.ts';
import { t } from '../i18n/translate.ts';

/**
 * A file name as a person would say it: without path, extension, leading track number and
 * underscores. `03 - porch_light.final.mp3` becomes `porch light.final`. Where nothing readable is
 * left, the name stays as it is.
 */
export function titleFromFileName(fileName: string): string {
  const base = fileName.replace(/^.*[\\/]/, '');
  const stem = base.replace(/\.[a-z0-9]{1,5}$/i, '');
  const words = stem
    .replace(/_+/g, ' ')
    // A track number needs a separator behind it: "7 rings" keeps its number.
    .replace(/^\s*\d{1,3}\s*[-–.)]\s+(?=\S*\p{L})/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? base || t('start:untitled') : words;
}

/** What to call the song: its tags, else its file name. */
export function displayTitle(tags: SongTags, fileName: string): { title: string; artist: string | null } {
  const title = tags.title?.trim();
  const artist = tags.artist?.trim();
  return {
    title: title ? title : titleFromFileName(fileName),
    artist: artist ? artist : null,
  };
}
