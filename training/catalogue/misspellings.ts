import { coreTitle, TitleIndex } from '../../src/model/catalogue/titles.ts';
import { quantile } from '../protocol/bootstrap.ts';
import { Random } from '../random.ts';

interface Named {
  readonly title: string;
  readonly artist: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü', n: 'ñ', c: 'ç' };

/** Titles shorter than this are left alone: one letter of "Yes" is a third of it. */
const SHORTEST = 5;

/** One slip of the fingers: a letter wrong, missing, twice, or changed places with the next. */
function slip(title: string, random: Random): string {
  const at = random.integer(title.length - 1);
  const letter = LETTERS[random.integer(LETTERS.length)] as string;
  const before = title.slice(0, at);
  switch (random.integer(4)) {
    case 0:
      return before + letter + title.slice(at + 1);
    case 1:
      return before + title.slice(at + 1);
    case 2:
      return before + title.slice(at, at + 1) + title.slice(at);
    default:
      return before + title.slice(at + 1, at + 2) + title.slice(at, at + 1) + title.slice(at + 2);
  }
}

/** How titles come to differ; `null` where this cannot happen to a title. */
const KINDS: Readonly<Record<string, (title: string, random: Random) => string | null>> = {
  'one slip': slip,
  'two slips': (title, random) => (title.length < 8 ? null : slip(slip(title, random), random)),
  'words in another order': (title, random) => {
    const words = title.split(' ');
    if (words.length < 2) return null;
    const turn = 1 + random.integer(words.length - 1);
    return [...words.slice(turn), ...words.slice(0, turn)].join(' ');
  },
  'accents and case': (title) =>
    title.toUpperCase().replace(/[AEIOUNC]/g, (c) => ACCENTS[c.toLowerCase()] ?? c),
  'a guest and a version': (title) => `${title} (feat. Nobody Known) - Remastered`,
};

export interface TitleMetrics {
  /** Likeness from which titles are called near. */
  readonly from: number;
  /** Titles that were asked about. */
  readonly titles: number;
  /** By kind: how often the right title is found at that likeness. */
  readonly found: Readonly<Record<string, number>>;
  /** Share of titles that are called near to another one, with which they have nothing to do but words. */
  readonly falseAlarms: number;
  /** Rival: share of two-slip titles found by equality of plain text. */
  readonly foundByEquality: number;
}

/** Share of titles for which another one may be called near. */
const FALSE_ALARMS = 0.03;
const STEP = 0.01;

/**
 * Chooses from which likeness on two titles are near: as low as the rate of false alarms allows, measured on
 * titles of which every namesake was taken away; and counts how many misspelt titles are found from there on.
 */
export function judgeTitles(songs: readonly Named[], seed: number): TitleMetrics {
  const index = new TitleIndex(songs);
  const cores = songs.map(({ title }) => coreTitle(title));
  const asked = [...new Map(cores.map((core, i) => [core, i])).values()].filter(
    (i) => (cores[i]?.length ?? 0) >= SHORTEST,
  );
  /** Likeness of the most alike title that is not the same. */
  const nearestOther = asked.map(
    (i) =>
      index.match(cores[i] as string, null, 1e-9, songs.length).find(({ song }) => cores[song] !== cores[i])
        ?.title ?? 0,
  );
  const lowest = quantile(Float64Array.from(nearestOther).sort(), 1 - FALSE_ALARMS);
  const from = Math.ceil(lowest / STEP) * STEP;
  const rounded = Number(from.toFixed(2));
  const random = new Random('misspellings', seed);
  let equal = 0;
  let slipped = 0;
  const found = Object.fromEntries(
    Object.entries(KINDS).map(([kind, change]) => {
      let right = 0;
      let total = 0;
      for (const i of asked) {
        const changed = change(cores[i] as string, random);
        if (changed === null) continue;
        total++;
        if (index.match(changed, null, rounded).some(({ song }) => cores[song] === cores[i])) right++;
        if (kind === 'two slips') {
          slipped++;
          if (coreTitle(changed) === cores[i]) equal++;
        }
      }
      return [kind, right / total];
    }),
  );
  return {
    from: rounded,
    titles: asked.length,
    found,
    falseAlarms: nearestOther.filter((likeness) => likeness >= rounded).length / asked.length,
    foundByEquality: equal / slipped,
  };
}
