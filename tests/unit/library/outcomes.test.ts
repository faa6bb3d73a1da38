import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/library/db.ts';
import {
  likelySong,
  OUTCOME_COLUMNS,
  outcomesCsv,
  outcomesTemplate,
  readOutcomesCsv,
} from '../../../src/library/outcomesCsv.ts';
import { checkFields, type OutcomeFields } from '../../../src/library/outcomesForm.ts';
import { dayOrderOf, daysBetween, readCount, readDate } from '../../../src/library/outcomesRead.ts';
import { personalReading } from '../../../src/library/personalReading.ts';

const NOW = '2026-11-21';

describe('counts', () => {
  it.each([
    ['0', 0],
    ['18400', 18_400],
    ['18,400', 18_400],
    ['18.400', 18_400],
    ['1 234 567', 1_234_567],
    ["1'234", 1234],
    ['1.2K', 1200],
    ['1,2 mil', 1200],
    ['3M', 3_000_000],
    ['2,5 Tr', 2_500_000],
    ['', null],
    ['-', null],
    ['N/A', null],
    ['12.5', 'bad'],
    ['1,23', 'bad'],
    ['-4', 'bad'],
    ['1.234,5', 'bad'],
    ['many', 'bad'],
    ['99999999999999999999', 'bad'],
  ])('%s is %s', (text, expected) => {
    expect(readCount(text)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2026-08-02', '2026-08-02'],
    ['2026-08-02 19:05:00', '2026-08-02'],
    ['2026/8/2', '2026-08-02'],
    ['2.8.2026', '2026-08-02'],
    ['25/12/2025', '2025-12-25'],
    ['12/25/2025', '2025-12-25'],
    ['3/3/2026', '2026-03-03'],
    ['Aug 2, 2026', '2026-08-02'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, date });
  });

  it('are not guessed', () => {
    expect(readDate('3/10/2026')).toEqual({ ok: false, reason: 'ambiguous' });
    expect(readDate('3/10/2026', 'month-first')).toEqual({ ok: true, date: '2026-03-10' });
    expect(readDate('2026-02-30')).toEqual({ ok: false, reason: 'bad' });
    expect(readDate('yesterday')).toEqual({ ok: false, reason: 'bad' });
    expect(readDate('')).toEqual({ ok: false, reason: 'none' });
    expect(dayOrderOf(['3/10/2026', '3/25/2026'])).toBe('month-first');
    expect(dayOrderOf(['25/3/2026', '3/25/2026'])).toBeNull();
  });

  it('are whole days apart, over a change of clocks too', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
  });
});

describe('the form', () => {
  const fields: OutcomeFields = {
    platform: 'tiktok',
    postedOn: '2026-10-01',
    countedOn: '2026-10-31',
    views: '12,000',
    likes: '',
    shares: '12',
    comments: '0',
    videosWithSound: '',
    followers: '1.5K',
    note: ' dance ',
  };

  it('becomes a reading', () => {
    expect(checkFields('s', fields, NOW)).toEqual({
      ok: true,
      draft: {
        songId: 's',
        platform: 'tiktok',
        postedOn: '2026-10-01',
        daysSince: 30,
        views: 12_000,
        likes: null,
        shares: 12,
        comments: 0,
        videosWithSound: null,
        followers: 1500,
        note: 'dance',
      },
    });
  });

  it('says of every field what is wrong with it', () => {
    const wrong: OutcomeFields = {
      ...fields,
      platform: ' ',
      postedOn: '2026-12-24',
      countedOn: 'soon',
      views: '',
      likes: '-1',
      note: 'x'.repeat(201),
    };
    expect(checkFields('s', wrong, NOW)).toEqual({
      ok: false,
      problems: {
        platform: 'missing',
        postedOn: 'in-the-future',
        countedOn: 'bad-date',
        views: 'missing',
        likes: 'bad-count',
        note: 'too-long',
      },
    });
    expect(checkFields('s', { ...fields, countedOn: '2026-09-30' }, NOW)).toEqual({
      ok: false,
      problems: { countedOn: 'before-the-post' },
    });
  });
});

const SONGS = [
  { id: 'one', title: 'Porch Light' },
  { id: 'two', title: 'Río' },
  { id: 'three', title: 'Light' },
];

describe('tables of outcomes', () => {
  it('are read as TikTok Studio writes them', () => {
    const text =
      '\uFEFFVideo title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Average watch time\r\n' +
      '"Porch Light, out\nnow #newmusic",https://www.tiktok.com/@me/video/7,2026-08-02 19:05:00,1.2K,48,31,"18,400",11.5\r\n' +
      'Río,https://www.tiktok.com/@me/video/8,2026-09-30,22,3,1,900,3\r\n';
    const read = readOutcomesCsv(text, NOW);
    if (!read.ok) throw new Error(read.problem);
    expect(read.bad).toEqual([]);
    expect(read.rows).toHaveLength(2);
    expect(read.rows[0]).toMatchObject({
      line: 2,
      platform: 'tiktok',
      postedOn: '2026-08-02',
      daysSince: null,
      figures: {
        views: 18_400,
        likes: 1200,
        comments: 48,
        shares: 31,
        videosWithSound: null,
        followers: null,
      },
    });
    // A quoted line break does not shift the lines that follow.
    expect(read.rows[1]?.line).toBe(4);
    expect(read.rows.map((row) => likelySong(row, SONGS))).toEqual(['one', 'two']);
  });

  it("are read with Instagram's dates", () => {
    const text =
      'Description;Publish time;Permalink;Views;Likes;Shares;Comments\n' +
      'rio;10/03/2026 08:31;https://www.instagram.com/reel/x/;12.400;610;41;57\n';
    const read = readOutcomesCsv(text, NOW);
    expect(read).toMatchObject({
      ok: true,
      rows: [{ platform: 'instagram', postedOn: '2026-10-03', figures: { views: 12_400 } }],
    });
  });

  it('list every row that cannot be taken, with its line and why', () => {
    const text = [
      'song,posted_on,days_since,views,likes',
      'Río,2026-08-02,30,100,5',
      ',2026-08-02,30,100,5',
      'Río,,30,100,5',
      'Río,3/4/2026,30,100,5',
      'Río,2027-01-01,30,100,5',
      'Río,2026-08-02,thirty,100,5',
      'Río,2026-11-20,30,100,5',
      'Río,2026-08-02,30,,5',
      'Río,2026-08-02,30,100,5.5',
      'Río,,,,',
      '',
    ].join('\n');
    const read = readOutcomesCsv(text, NOW);
    if (!read.ok) throw new Error(read.problem);
    expect(read.rows.map(({ line }) => line)).toEqual([2]);
    expect(read.bad.map(({ line, problem, column, text: what }) => [line, problem, column, what])).toEqual([
      [3, 'no-song', 'song', ''],
      [4, 'no-date', 'posted_on', ''],
      [5, 'ambiguous-date', 'posted_on', '3/4/2026'],
      [6, 'in-the-future', 'posted_on', '2027-01-01'],
      [7, 'bad-days', 'days_since', 'thirty'],
      [8, 'bad-days', 'days_since', '30'],
      [9, 'no-views', 'views', ''],
      [10, 'bad-count', 'likes', '5.5'],
    ]);
    expect(read.empty).toBe(1);
  });

  it('are refused whole where a needed column is missing', () => {
    const problem = (text: string) => {
      const read = readOutcomesCsv(text, NOW);
      return read.ok ? null : read.problem;
    };
    expect(problem('')).toBe('empty');
    expect(problem('Dear diary')).toBe('not-a-table');
    expect(problem('posted_on,views\n')).toBe('no-song-column');
    expect(problem('song,views\n')).toBe('no-date-column');
    expect(problem('song,posted_on\n')).toBe('no-views-column');
  });

  it('come back as they were written', () => {
    const outcome: Outcome = {
      id: 'o',
      songId: 'one',
      platform: 'tiktok',
      postedOn: '2026-08-02',
      daysSince: 30,
      views: 1234,
      likes: 0,
      shares: null,
      comments: 7,
      videosWithSound: 2,
      followers: 500,
      note: '=not a formula, "quoted"',
      updatedAt: '2026-09-01T00:00:00.000Z',
    };
    const text = outcomesCsv([outcome], SONGS);
    expect(text.split('\r\n')[0]).toBe(OUTCOME_COLUMNS.join(','));
    expect(text).not.toContain(',=');
    const read = readOutcomesCsv(text, NOW);
    expect(read).toMatchObject({
      ok: true,
      bad: [],
      rows: [
        {
          songId: 'one',
          song: 'Porch Light',
          platform: 'tiktok',
          postedOn: '2026-08-02',
          daysSince: 30,
          figures: { views: 1234, likes: 0, shares: null, comments: 7, videosWithSound: 2, followers: 500 },
          note: outcome.note,
        },
      ],
    });
  });

  it('to fill in hold the songs and no figures', () => {
    const read = readOutcomesCsv(outcomesTemplate(SONGS), NOW);
    expect(read).toMatchObject({ ok: true, rows: [], bad: [], empty: 3 });
  });

  it('are matched to the one song that fits, or to none', () => {
    const match = (song: string, songId: string | null = null) => likelySong({ song, songId }, SONGS);
    expect(match('PORCH LIGHT!')).toBe('one');
    expect(match('my new song "Rio" is out')).toBe('two');
    expect(match('about the light')).toBe('three');
    expect(match('delight')).toBeNull();
    expect(match('x', 'two')).toBe('two');
    expect(likelySong({ song: 'Río', songId: null }, [...SONGS, { id: 'four', title: 'rio' }])).toBeNull();
  });
});

describe('the personal reading', () => {
  const song = (id: string, median: number, percentile: number | null) => ({
    id,
    chart: { median, low80: 0, high80: 1, top20: 0.2 },
    summary: percentile === null ? null : { percentile, low: 0, high: 1 },
    modelVersion: 'chart-1',
  });
  const outcome = (songId: string, views: number): Outcome => ({
    id: songId,
    songId,
    platform: 'tiktok',
    postedOn: '2026-08-02',
    daysSince: 30,
    views,
    likes: null,
    shares: null,
    comments: null,
    videosWithSound: null,
    followers: 99,
    note: '',
    updatedAt: '2026-09-01T00:00:00.000Z',
  });

  it('uses one kind of estimate for all songs', () => {
    const outcomes = [outcome('a', 99), outcome('b', 999), outcome('c', 9999), outcome('gone', 5)];
    const all = [song('a', 0.1, 0.7), song('b', 0.2, 0.8), song('c', 0.3, 0.9)];
    const full = personalReading(all, outcomes);
    expect(full.kind).toBe('summary');
    expect(full.songs.map(({ songId, estimate }) => [songId, estimate])).toEqual([
      ['a', 0.7],
      ['b', 0.8],
      ['c', 0.9],
    ]);
    expect(full.recalibration).toMatchObject({
      state: 'off',
      reason: 'too-few',
      pairs: { right: 3, all: 3 },
    });
    const part = personalReading([song('a', 0.1, null), ...all.slice(1)], outcomes);
    expect(part.kind).toBe('chart');
    expect(part.songs.map(({ estimate }) => estimate)).toEqual([0.1, 0.2, 0.3]);
  });
});
