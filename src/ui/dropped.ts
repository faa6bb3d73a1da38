/** What `accept` of the file input lists: names for systems that do not know the types. Content decides in the end. */
export const ACCEPTED_FILES =
  'audio/*,video/*,.mp3,.m4a,.m4b,.aac,.wav,.wave,.aif,.aiff,.aifc,.flac,.ogg,.oga,.opus,.wma,.ac3,.eac3,.caf,.alac,.mp4,.mov,.webm,.mkv,.mka,.avi,.3gp,.wv,.ape,.amr,.zip,application/zip';

/** Whether files are being dragged (their number and names stay hidden until they are dropped). */
export function carriesFiles(transfer: Pick<DataTransfer, 'types'> | null): boolean {
  return transfer !== null && Array.from(transfer.types).includes('Files');
}

/** A file and the folders that it came in. */
export interface DroppedFile {
  readonly file: File;
  /** The folders that were dropped and the name, with `/` between. */
  readonly path: string;
}

/** Files as a file input or a paste has them; a chosen folder says where in it they were. */
export function plainFiles(files: ArrayLike<File> | null): DroppedFile[] {
  return Array.from(files ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function filesBelow(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: DroppedFile[] = [];
  // Browsers hand out a hundred at a time, and then an empty list.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return found;
    for (const inner of entries) found.push(...(await filesBelow(inner).catch(() => [])));
  }
}

/**
 * Everything that was dropped, the files of folders and of the folders inside them too. Must be called while the
 * event is handled: afterwards the browser has forgotten what was dropped. What cannot be read is left out.
 */
export async function droppedFiles(transfer: DataTransfer | null): Promise<DroppedFile[]> {
  const entries = Array.from(transfer?.items ?? [])
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry());
  // A drop that a script made has files and no entries.
  if (!entries.some((entry) => entry?.isDirectory)) return plainFiles(transfer?.files ?? null);
  const found = await Promise.all(entries.map((entry) => (entry ? filesBelow(entry).catch(() => []) : [])));
  return found.flat();
}
