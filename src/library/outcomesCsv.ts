import Papa from 'papaparse';
import type { LibraryEntry, Outcome } from './db.ts';
import { FIGURES, type Figure } from './outcomesForm.ts';
import { dayOrderOf, daysBetween, readCount, readDate } from './outcomesRead.ts';

/**
 * Outcomes as a table: what Earshot writes, and what creators get from TikTok Studio, Instagram or YouTube.
 * Columns are found by their names in whatever order; those that mean nothing here are passed over.
 */

/** Columns of a file that Earshot writes; they stay. */
export const OUTCOME_COLUMNS = [
  'song_id',
  'song',
  'platform',
  'posted_on',
  'days_since',
  'views',
  'likes',
  'shares',
  'comments',
  'videos_with_sound',
  'followers',
  'note',
] as const;

type Column =
  'songId' | 'song' | 'platform' | 'postedOn' | 'daysSince' | 'countedOn' | 'link' | 'note' | Figure;

/** Names of columns, without signs and accents. The first name of a list that the file has is taken. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  songId: ['songid'],
  song: [
    'song',
    'songtitle',
    'track',
    'tracktitle',
    'videotitle',
    'title',
    'cancion',
    'musica',
    'titulo',
    'tieude',
    'baihat',
    'description',
    'caption',
    'videodescription',
    'videocaption',
    'descripcion',
    'descricao',
    'mota',
  ],
  platform: ['platform', 'network', 'plataforma', 'nentang'],
  postedOn: [
    'postedon',
    'posttime',
    'publishtime',
    'videopublishtime',
    'postdate',
    'publishdate',
    'published',
    'posted',
    'createtime',
    'videocreatetime',
    'fechadepublicacion',
    'datadepublicacao',
    'date',
    'fecha',
    'data',
    'ngaydang',
  ],
  daysSince: ['dayssince', 'days', 'age', 'agedays'],
  countedOn: ['countedon', 'readon', 'exportedon', 'asof'],
  link: ['videolink', 'permalink', 'link', 'url', 'shareurl', 'enlace'],
  note: ['note', 'notes', 'post'],
  views: [
    'views',
    'totalviews',
    'videoviews',
    'viewcount',
    'plays',
    'totalplays',
    'playcount',
    'visualizaciones',
    'visualizacoes',
    'reproducciones',
    'luotxem',
  ],
  likes: ['likes', 'totallikes', 'likecount', 'megusta', 'curtidas', 'luotthich'],
  shares: ['shares', 'totalshares', 'sharecount', 'compartidos', 'compartilhamentos', 'luotchiase'],
  comments: ['comments', 'totalcomments', 'commentcount', 'commentsadded', 'comentarios', 'binhluan'],
  videosWithSound: [
    'videoswithsound',
    'videosmadewiththesound',
    'videosusingsound',
    'sounduses',
    'soundvideos',
  ],
  followers: [
    'followers',
    'followersatthetime',
    'totalfollowers',
    'followercount',
    'seguidores',
    'nguoitheodoi',
  ],
};

const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]/g, '');

/** Why a row cannot be taken. */
export type RowProblem =
  | 'no-song'
  | 'no-date'
  | 'bad-date'
  | 'ambiguous-date'
  | 'in-the-future'
  | 'bad-days'
  | 'before-the-post'
  | 'no-views'
  | 'bad-count';

/** A row that can be taken; what the file does not say is `null`. */
export interface OutcomeRow {
  /** Of the file, the first is 1. */
  readonly line: number;
  readonly songId: string | null;
  /** What the file calls the song or the post. */
  readonly song: string;
  readonly platform: string | null;
  readonly postedOn: string;
  readonly daysSince: number | null;
  readonly figures: Readonly<Record<Figure, number | null>>;
  readonly note: string;
}

export interface BadRow {
  readonly line: number;
  readonly problem: RowProblem;
  /** Which column, as the file names it; the text that could not be read. */
  readonly column: string;
  readonly text: string;
}

export type ReadOutcomes =
  | {
      readonly ok: true;
      readonly rows: readonly OutcomeRow[];
      readonly bad: readonly BadRow[];
      /** Rows without any figure: a template that is not filled in. */
      readonly empty: number;
    }
  | {
      readonly ok: false;
      /** Nothing to read; or a column without which nothing can be compared is not there. */
      readonly problem: 'empty' | 'not-a-table' | 'no-song-column' | 'no-date-column' | 'no-views-column';
    };

const PLATFORM_HOSTS: readonly (readonly [RegExp, string])[] = [
  [/\btiktok\.com\b/i, 'tiktok'],
  [/\binstagram\.com\b/i, 'instagram'],
  [/\b(?:youtube\.com|youtu\.be)\b/i, 'youtube'],
  [/\bfacebook\.com\b/i, 'facebook'],
];

/** Rows of a file with the lines that they begin in; quoted cells may hold line breaks. */
function linesOf(text: string): { line: number; cells: readonly string[] }[] {
  const rows: { line: number; cells: readonly string[] }[] = [];
  let line = 1;
  let read = 0;
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    step: ({ data, meta }) => {
      rows.push({ line, cells: data });
      for (; read < meta.cursor; read++) {
        const sign = text[read];
        if (sign === '\n' || (sign === '\r' && text[read + 1] !== '\n')) line++;
      }
    },
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/**
 * Reads a table of outcomes. Never throws; a row is taken whole or not at all.
 *
 * @param text content of the file
 * @param now today, as an ISO date
 */
export function readOutcomesCsv(text: string, now: string): ReadOutcomes {
  const [header, ...body] = linesOf(text.replace(/^\uFEFF/, ''));
  if (!header) return { ok: false, problem: 'empty' };
  const names = header.cells.map(plainName);
  const columns = new Map<Column, number>();
  for (const [column, known] of Object.entries(NAMES) as [Column, readonly string[]][]) {
    const index = known.map((name) => names.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) columns.set(column, index);
  }
  if (columns.size === 0 || header.cells.length < 2) return { ok: false, problem: 'not-a-table' };
  if (!columns.has('song') && !columns.has('songId')) return { ok: false, problem: 'no-song-column' };
  if (!columns.has('postedOn')) return { ok: false, problem: 'no-date-column' };
  if (!columns.has('views')) return { ok: false, problem: 'no-views-column' };

  const cell = (cells: readonly string[], column: Column): string => {
    const index = columns.get(column);
    // Texts that a spreadsheet would take for a formula are written behind an apostrophe.
    return index === undefined ? '' : (cells[index] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
  };
  const nameOf = (column: Column): string => header.cells[columns.get(column) ?? -1]?.trim() ?? '';
  const dates = body.map(({ cells }) => cell(cells, 'postedOn'));
  // Instagram and YouTube write the month first.
  const order = dayOrderOf(dates) ?? (names.includes('permalink') ? 'month-first' : null);

  const rows: OutcomeRow[] = [];
  const bad: BadRow[] = [];
  let empty = 0;
  for (const { line, cells } of body) {
    const refuse = (problem: RowProblem, column: Column): void => {
      bad.push({ line, problem, column: nameOf(column), text: cell(cells, column) });
    };
    if (FIGURES.every((name) => cell(cells, name) === '') && cell(cells, 'postedOn') === '') {
      empty++;
      continue;
    }
    const songId = cell(cells, 'songId') || null;
    const song = cell(cells, 'song');
    if (song === '' && songId === null) {
      refuse('no-song', 'song');
      continue;
    }
    const posted = readDate(cell(cells, 'postedOn'), order);
    if (!posted.ok) {
      const problems = { none: 'no-date', bad: 'bad-date', ambiguous: 'ambiguous-date' } as const;
      refuse(problems[posted.reason], 'postedOn');
      continue;
    }
    if (daysBetween(now, posted.date) > 0) {
      refuse('in-the-future', 'postedOn');
      continue;
    }
    const figures = {} as Record<Figure, number | null>;
    const wrong = FIGURES.find((name) => {
      const count = readCount(cell(cells, name));
      if (count !== 'bad') figures[name] = count;
      return count === 'bad';
    });
    if (wrong !== undefined) {
      refuse('bad-count', wrong);
      continue;
    }
    if (figures.views === null) {
      refuse('no-views', 'views');
      continue;
    }
    let daysSince: number | null = null;
    const days = readCount(cell(cells, 'daysSince'));
    if (days === 'bad') {
      refuse('bad-days', 'daysSince');
      continue;
    }
    if (days !== null) {
      daysSince = days;
      if (daysSince > daysBetween(posted.date, now)) {
        refuse('bad-days', 'daysSince');
        continue;
      }
    } else if (cell(cells, 'countedOn') !== '') {
      const counted = readDate(cell(cells, 'countedOn'), order);
      if (!counted.ok) {
        refuse(counted.reason === 'ambiguous' ? 'ambiguous-date' : 'bad-date', 'countedOn');
        continue;
      }
      daysSince = daysBetween(posted.date, counted.date);
      if (daysSince < 0 || daysBetween(now, counted.date) > 0) {
        refuse(daysSince < 0 ? 'before-the-post' : 'in-the-future', 'countedOn');
        continue;
      }
    }
    const link = cell(cells, 'link');
    rows.push({
      line,
      songId,
      song: song || (songId ?? ''),
      platform: cell(cells, 'platform') || (PLATFORM_HOSTS.find(([host]) => host.test(link))?.[1] ?? null),
      postedOn: posted.date,
      daysSince,
      figures,
      note: cell(cells, 'note').slice(0, 200),
    });
  }
  return { ok: true, rows, bad, empty };
}

/** Songs as far as they are matched and written. */
export type NamedSong = Pick<LibraryEntry, 'id' | 'title'>;

const words = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * The song that a row most likely speaks of: by its id, by its title, or by the one title that stands whole
 * within the text (captions say more than the title). `null` where none or several fit: the person decides.
 */
export function likelySong(
  { songId, song }: Pick<OutcomeRow, 'songId' | 'song'>,
  songs: readonly NamedSong[],
): string | null {
  if (songId !== null && songs.some(({ id }) => id === songId)) return songId;
  const text = words(song);
  const same = songs.filter(({ title }) => words(title) === text);
  if (same.length > 0) return same.length === 1 ? (same[0]?.id ?? null) : null;
  const within = songs.filter(({ title }) => words(title).trim() !== '' && text.includes(words(title)));
  const longest = Math.max(0, ...within.map(({ title }) => words(title).length));
  const best = within.filter(({ title }) => words(title).length === longest);
  return best.length === 1 ? (best[0]?.id ?? null) : null;
}

function table(data: readonly (readonly (string | number | null)[])[]): string {
  const fields = [...OUTCOME_COLUMNS];
  return `${Papa.unparse({ fields, data: data.map((row) => [...row]) }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** All readings as a table (RFC 4180, with a header); {@link readOutcomesCsv} reads it back. */
export function outcomesCsv(outcomes: readonly Outcome[], songs: readonly NamedSong[]): string {
  const titles = new Map(songs.map(({ id, title }) => [id, title]));
  const rows = outcomes
    .toSorted((a, b) => a.postedOn.localeCompare(b.postedOn) || a.daysSince - b.daysSince)
    .map((outcome) => [
      outcome.songId,
      titles.get(outcome.songId) ?? '',
      outcome.platform,
      outcome.postedOn.slice(0, 10),
      outcome.daysSince,
      outcome.views,
      outcome.likes,
      outcome.shares,
      outcome.comments,
      outcome.videosWithSound,
      outcome.followers,
      outcome.note,
    ]);
  return table(rows);
}

/** A table to fill in: one row per song. */
export function outcomesTemplate(songs: readonly NamedSong[]): string {
  return table(songs.map(({ id, title }) => [id, title, ...OUTCOME_COLUMNS.slice(2).map(() => null)]));
}
