import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../../src/analysis/report.ts';
import { paceOf, personalityOf } from '../../../../src/share/cards/personality.ts';
import { LANGUAGES, type Language } from '../../../../src/ui/i18n/languages.ts';
import { loadMessages, speak } from '../../../../src/ui/i18n/translate.ts';
import type { ModelFacts } from '../../../../src/ui/modelFacts.ts';
import {
  cardContent,
  cardDescription,
  cardFileName,
  figureOf,
  portraitBasis,
  portraitOf,
} from '../../../../src/ui/share/cards/words.ts';

const base = JSON.parse(
  readFileSync(new URL('../../../fixtures/reports/report-v2.json', import.meta.url), 'utf8'),
) as Report;

const start = (startSeconds: number) => ({ startSeconds, score: 80, parts: [1, 1, 1, 1, 1, 1] });
type Juries = NonNullable<Report['details']['juries']>;
const juries: Juries = {
  listener: {
    characteristics: {
      danceability: 0.61,
      energy: 0.78,
      valence: 0.34,
      acousticness: 0.05,
      instrumentalness: 0.1,
      speechiness: 0.1,
      liveness: 0.1,
      loudness: -8,
    },
    tags: [],
  },
  juries: [],
  summary: { percentile: 0.641, low: 0.41, high: 0.832, disagreement: 0.1, juries: [] },
  outside: { distance: 1, rarerSongs: 0.5, reasons: [] },
};

/** A report with all that a card may show; what is not asked here is left out. */
function report(changes: Partial<Report['details']> = {}, artist: string | null = 'The Quiet Hours'): Report {
  return {
    ...base,
    tags: { ...base.tags, artist },
    details: {
      juries,
      clips: {
        beats: [],
        lengths: [{ seconds: 15, curve: [], best: [start(111.4)], atDefault: null }],
      },
      character: {
        key: {
          candidates: [
            { tonic: 9, mode: 'minor', correlation: 0.8 },
            { tonic: 0, mode: 'major', correlation: 0.6 },
          ],
          margin: 0.2,
        },
        tempo: { candidates: [{ relation: 'chosen', bpm: 121, strength: 1 }], steadiness: 0.5 },
      },
      ...changes,
    } as unknown as Report['details'],
  };
}

const facts = {
  songs: 7128,
  population: 'Vietnamese songs uploaded in 2017 and 2018 to one streaming service',
  panel: {
    reference: {
      description: 'well-known released songs, whose sound was described for research',
      songs: 999,
    },
  },
} as unknown as ModelFacts;

const wishes = { shows: 'figure', title: false, artist: false, clip: null } as const;
const described = (of: Report, wish: Parameters<typeof cardContent>[2]): string =>
  cardDescription(cardContent(of, facts, wish));

describe('a card', () => {
  it('shows the figure of all juries with its interval and whom it compares with', () => {
    const { hero, population, estimated } = cardContent(report(), facts, wishes);
    expect(hero).toMatchObject({ kind: 'figure', figure: { value: 64, low: 41, high: 83 } });
    expect(population).toBe(
      'Compared with 999 well-known released songs, whose sound was described for research. From sound alone, not a promise.',
    );
    expect(estimated).toContain('on my device');
  });

  it('falls back to the chart jury, and then names its songs', () => {
    const alone = report({ juries: null });
    expect(figureOf(alone)).toMatchObject({ value: 50, low: 10, high: 90 });
    expect(cardContent(alone, facts, wishes).population).toContain('7,128 Vietnamese songs');
  });

  it('has no figure for a sound that cannot be compared', () => {
    const speech = report({
      juries: { ...juries, outside: { ...juries.outside, reasons: ['unlike-released-songs'] } },
    });
    expect(figureOf(speech)).toBeNull();
    const content = cardContent(speech, facts, wishes);
    expect(content.hero.kind).toBe('portrait');
    expect(content.population).toBe('A description of the sound, not a judgement.');
  });

  it('says no number at all as a portrait, but tempo, key and character', () => {
    const text = described(report(), { ...wishes, shows: 'portrait' });
    expect(text).toContain('Sound portrait: Basement pulse. High energy, dark mood, danceable, electric.');
    expect(text).toContain('121 BPM, A minor, 3:00.');
    expect(text).toContain('Energy 78, Danceable 61, Cheerful 34, Acoustic 5, of 100.');
    expect(text).not.toMatch(/64|41|83|promise/);
  });

  it('names title and artist only where they were ticked: in the words, in the description, in the file name', () => {
    const of = report();
    const text = (wish: Parameters<typeof cardContent>[2]) => {
      const content = cardContent(of, facts, wish);
      return JSON.stringify(content) + described(of, wish) + cardFileName(content, 'story');
    };
    expect(text(wishes)).not.toMatch(/Porch|Quiet|rough/);
    expect(text({ ...wishes, title: true })).toContain('Earshot Porch Light story.png');
    expect(text({ ...wishes, title: true })).not.toContain('Quiet');
    expect(text({ ...wishes, artist: true })).not.toContain('Porch');
    expect(described(of, { ...wishes, title: true, artist: true, clip: null })).toMatch(
      /^“Porch Light” by The Quiet Hours\. By its sound, above 64 of 100 released songs\. It may be anywhere from 41 to 83\./,
    );
  });

  it('marks the clip where it lies and says from when', () => {
    const { clip } = cardContent(report(), facts, wishes);
    expect(clip?.from).toBeCloseTo(111.4 / 180, 6);
    expect(clip?.to).toBeCloseTo(126.4 / 180, 6);
    expect(clip?.label).toBe('The 15 seconds to post: from 1:51');
    expect(described(report(), wishes)).toContain('15 seconds to post marked, from 1:51');
    const none = report({ clips: null });
    expect(cardContent(none, facts, wishes).clip).toBeNull();
    expect(described(none, wishes)).toContain('the waveform of the song.');
  });

  it('marks the clip that the person has set, of whatever length', () => {
    const wish = { ...wishes, clip: { start: 60, seconds: 22.5 } };
    const { clip } = cardContent(report(), facts, wish);
    expect(clip).toMatchObject({ from: 60 / 180, to: 82.5 / 180 });
    expect(clip?.label).toBe('The 22.5 seconds to post: from 1:00');
    expect(described(report(), wish)).toContain('22.5 seconds to post marked, from 1:00');
  });

  it('leaves out a key that is not clear', () => {
    const { character } = report().details;
    const unclear = report({
      character: { ...character, key: { ...character?.key, margin: 0.01 } } as typeof character,
    });
    expect(cardContent(unclear, facts, wishes).facts).toEqual(['121 BPM', '3:00']);
  });

  it('has a file name that every system takes', () => {
    const content = { ...cardContent(report(), facts, wishes), title: '../a:b*c? “ضوء” ', artist: null };
    expect(cardFileName(content, 'link')).toBe('Earshot a b c ضوء link.png');
  });
});

describe('the sound portrait', () => {
  it('follows energy, mood and movement, and says so', () => {
    expect(personalityOf({ energy: 0.3, valence: 0.2, danceability: 0.3, acousticness: 0.8 })).toEqual({
      energy: 'low',
      mood: 'dark',
      danceable: false,
      instruments: 'acoustic',
    });
    expect(personalityOf({ energy: 0.6, valence: 0.55, danceability: 0.57, acousticness: 0.3 })).toEqual({
      energy: 'middle',
      mood: 'between',
      danceable: true,
      instruments: null,
    });
    expect(portraitBasis(report())).toContain('Energy 78, Danceable 61, Cheerful 34 and Acoustic 5');
  });

  it('keeps to the tempo where nothing was estimated', () => {
    expect(paceOf(72)).toBe('slow');
    expect(paceOf(null)).toBe('free');
    expect(portraitOf(report({ juries: null }))).toEqual({ label: 'In stride', traits: 'A medium pulse' });
  });
});

describe('in every language', () => {
  afterAll(() => speak('en'));

  it.each(Object.keys(LANGUAGES) as Language[])(
    '%s says all of it, with no two labels alike',
    async (language) => {
      await speak(language);
      await loadMessages('later', language);
      const { population, language: of } = cardContent(report(), facts, wishes);
      expect(of).toBe(language);
      expect(population).toContain('999');
      const text = described(report(), { ...wishes, title: true, artist: true });
      expect(text).not.toMatch(/\{\{|cards:|undefined/);
      for (const figure of ['64', '41', '83', '15', '1:51']) expect(text).toContain(figure);
      const values = [0.1, 0.57, 0.9];
      const labels = values.flatMap((energy) =>
        values.flatMap((valence) =>
          [0.3, 0.8].map(
            (danceability) =>
              portraitOf(
                report({
                  juries: {
                    ...juries,
                    listener: {
                      ...juries.listener,
                      characteristics: { ...juries.listener.characteristics, energy, valence, danceability },
                    },
                  },
                }),
              ).label,
          ),
        ),
      );
      expect(new Set(labels).size).toBe(18);
    },
  );
});
