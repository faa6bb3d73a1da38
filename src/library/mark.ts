/**
 * A small note beside the library, in localStorage, that can be read at once and without its code: how many
 * songs there are, so that the start page can offer the way back, and so that a library that the browser has
 * emptied is not taken for a new one. Where localStorage is forbidden there is no note, and nothing else changes.
 */
export interface LibraryMark {
  readonly songs: number;
  /** Songs that were there before the browser removed the library, until the person has been told. */
  readonly lost: number;
}

const KEY = 'earshot-library';
const NOTHING: LibraryMark = { songs: 0, lost: 0 };

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;

/** What the note says; nothing where there is none or where it cannot be read. */
export function readMark(): LibraryMark {
  try {
    const { songs, lost } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return { songs: whole(songs), lost: whole(lost) };
  } catch {
    return NOTHING;
  }
}

function write(mark: LibraryMark): void {
  try {
    if (mark.songs === 0 && mark.lost === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(mark));
  } catch {
    // The library works without its note.
  }
}

/** Notes how many songs there are. */
export function noteSongs(songs: number): void {
  write({ ...readMark(), songs });
}

/** Notes how many songs the browser has removed; 0 once the person has been told. */
export function noteLoss(lost: number): void {
  write({ songs: lost > 0 ? 0 : readMark().songs, lost });
}

/** There never was a library. */
export function forgetMark(): void {
  write(NOTHING);
}
