/** A song that can be read when its turn comes: a file, or an entry of a zip. Its bytes are not held. */
export interface SongSource {
  readonly id: string;
  /** File name. */
  readonly name: string;
  /** The folders it came in and its name, with `/` between; the name alone where it came by itself. */
  readonly path: string;
  readonly sizeBytes: number;
  /** @throws FailureError where the bytes cannot be read; the signal's reason when cancelled */
  open(signal: AbortSignal): Promise<File>;
}

/** A file as a source of itself. */
export function fileSource(
  file: File,
  path: string = file.name,
  id: string = crypto.randomUUID(),
): SongSource {
  return { id, name: file.name, path, sizeBytes: file.size, open: () => Promise.resolve(file) };
}
