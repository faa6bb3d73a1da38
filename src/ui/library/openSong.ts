import { coverArtOf } from '../../library/covers.ts';
import { getSong } from '../../library/repository.ts';
import { DETAIL_NAMES } from '../../analysis/details/schemas.ts';
import type { AppParts } from '../appParts.ts';
import { router } from '../router.svelte.ts';

/**
 * Opens a song of the library: its verdict and its report as they were saved, under the name that it has now.
 *
 * @returns whether it is (still) there
 * @throws LibraryError
 */
export async function openSong(id: string, app: Pick<AppParts, 'session' | 'take'>): Promise<boolean> {
  const song = await getSong(id);
  if (!song) return false;
  const { entry, report, earlier, audio } = song;
  const tags = {
    ...report.tags,
    title: entry.title,
    artist: entry.artist,
    cover: song.cover && (await coverArtOf(song.cover)),
  };
  app.session.show({
    report: { ...report, tags },
    file: audio,
    // What was not worked out before the page was closed cannot be without the sound.
    failedDetails: DETAIL_NAMES.filter((name) => report.details[name] === null),
    kept: { savedAt: entry.createdAt, earlier, analyseAgain: audio && (() => app.take([audio])) },
  });
  router.go('song');
  return true;
}
