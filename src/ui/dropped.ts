/** What `accept` of the file input lists: names for systems that do not know the types. Content decides in the end. */
export const ACCEPTED_FILES =
  'audio/*,video/*,.mp3,.m4a,.m4b,.aac,.wav,.wave,.aif,.aiff,.aifc,.flac,.ogg,.oga,.opus,.wma,.ac3,.eac3,.caf,.alac,.mp4,.mov,.webm,.mkv,.mka,.avi,.3gp,.wv,.ape,.amr';

/** The parts of a `DataTransfer` that are looked at. */
interface Transfer {
  readonly types: readonly string[];
  readonly files: ArrayLike<File> | null;
}

/** Whether files are being dragged (their number and names stay hidden until they are dropped). */
export function carriesFiles(transfer: Pick<Transfer, 'types'> | null): boolean {
  return transfer !== null && Array.from(transfer.types).includes('Files');
}

/**
 * The song among what was dropped, pasted or chosen: the first sound or video by its declared type,
 * else the first file, whose content decides later. `null` where there is no file at all.
 */
export function pickSong(transfer: Pick<Transfer, 'files'> | null): File | null {
  const files = Array.from(transfer?.files ?? []);
  return files.find((file) => /^(audio|video)\//.test(file.type)) ?? files[0] ?? null;
}
