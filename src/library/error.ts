/** Why the library could not do what it was asked; a closed set, each with a plain sentence in the page. */
export const LIBRARY_TROUBLES = [
  /** Another tab with an older version of the page holds the library open. */
  'blocked',
  /** A newer version of the page has changed the library: this tab has to be loaded again. */
  'newer',
  /** The browser closed the library under the page (site data cleared, disk trouble). */
  'closed',
  /** The library was emptied in another tab. */
  'deleted',
  /** No space is left. What was saved before is still there. */
  'quota',
  /** The browser has removed what was saved, to free space or because it was told to. */
  'evicted',
  /** The browser allows no storage here: private windows, policies. */
  'unavailable',
  /** What is stored cannot be read. */
  'damaged',
] as const;
export type LibraryTrouble = (typeof LIBRARY_TROUBLES)[number];

/** The one error that functions of the library reject with. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly reason: LibraryTrouble;

  /** @param detail for a bug report, never shown as the message to the person */
  constructor(reason: LibraryTrouble, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.reason = reason;
  }
}

/** What an error of IndexedDB means, by its name (Indexed Database API 3.0, section "Exceptions"). */
const REASONS: Readonly<Record<string, LibraryTrouble>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer',
  // Firefox says this where private windows allow no storage; on an open connection, see `isClosed`.
  InvalidStateError: 'unavailable',
  SecurityError: 'unavailable',
  NotAllowedError: 'unavailable',
  AbortError: 'closed',
  // A value that cannot be read back, a file behind a Blob that is gone, a backing store that does not open.
  DataError: 'damaged',
  DataCloneError: 'damaged',
  NotReadableError: 'damaged',
  NotFoundError: 'damaged',
  UnknownError: 'damaged',
};

/** Whether an error says that the connection, not the request, is at fault. */
export function isClosed(error: unknown): boolean {
  const { name } = (error ?? {}) as { name?: unknown };
  return name === 'InvalidStateError' || name === 'AbortError';
}

/** Any error as a {@link LibraryError}. */
export function toLibraryError(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  const { name } = (error ?? {}) as { name?: unknown };
  const reason = typeof name === 'string' ? REASONS[name] : undefined;
  return new LibraryError(reason ?? 'damaged', String(error), { cause: error });
}
