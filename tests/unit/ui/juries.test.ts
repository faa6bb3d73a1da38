import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../../src/ui/modelFacts.ts';
import {
  baseRateSentence,
  characteristicBars,
  chartedSentence,
  contrastSentence,
  disagreementSentence,
  encodingSentence,
  estimateQuality,
  inHundred,
  juriesTitle,
  juryTitle,
  juryViews,
  learnedSentence,
  listenerSentence,
  outsideText,
  PAIRS_OF_ONE_YEAR,
  referenceSentence,
  scaleDescription,
  shareText,
  sharesSentence,
  skillSentence,
  standingSentence,
  summarySentence,
} from '../../../src/ui/text/juries.ts';
import { MADE_UP_PANEL, madeUpJuries } from './madeUpPanel.ts';

const figure = (value: number, margin = 0.02) => ({ value, low: value - margin, high: value + margin });

const facts = factsFrom(
  {
    version: 'v',
    population: { trainedOn: 'table', description: 'Songs of a coast.', songs: 12, artists: 3 },
    baseRates: { top20: 0.19, top30: 0.29 },
    metrics: {
      aucTop20: figure(0.71),
      genreOnlyAucTop20: figure(0.67),
      ece: figure(0.02),
      coverage80: figure(0.8),
      sameArtist: null,
    },
  },
  MADE_UP_PANEL,
);
const panel = facts.panel as NonNullable<typeof facts.panel>;

describe('facts about the panel', () => {
  it('come from what training wrote', () => {
    expect(panel.juries[0]).toEqual({
      name: 'tiktok',
      title: 'TikTok sounds',
      population: 'songs of five lists',
      songs: 2443,
      artists: 901,
      contrast: { yes: 'songs on a list', no: 'songs on no list' },
      baseRate: 0.26,
      pairsRight: figure(0.58),
      pairsRightAmongCharted: null,
      calibrationError: 0.02,
    });
    expect(panel.voices).toEqual(['chart', 'tiktok', 'global']);
    expect(panel.listener).toMatchObject({
      population: 'Songs of a valley',
      songs: 1100,
      r2: { energy: 0.6 },
    });
    expect(panel.reference).toEqual({ description: 'well-known songs', songs: 1100 });
  });

  it('know a jury without a say, and what remains among charted songs', () => {
    const { panel: other } = factsFrom(
      {
        version: 'v',
        population: { trainedOn: 'table', description: 'x', songs: 1, artists: 1 },
        baseRates: { top20: 0.2, top30: 0.3 },
        metrics: {
          aucTop20: figure(0.7),
          genreOnlyAucTop20: null,
          ece: figure(0.02),
          coverage80: figure(0.8),
          sameArtist: null,
        },
      },
      {
        ...MADE_UP_PANEL,
        juries: MADE_UP_PANEL.juries.map((jury) =>
          jury.name === 'tiktok'
            ? {
                ...jury,
                metrics: { ...jury.metrics, amongCharted: { estimated: { matchedAuc: figure(0.54) } } },
              }
            : jury,
        ),
        summary: {
          ...MADE_UP_PANEL.summary,
          juries: [
            { name: 'chart', weight: 0.4 },
            { name: 'tiktok', weight: 0 },
          ],
        },
      },
    );
    expect(other?.voices).toEqual(['chart']);
    expect(other?.juries.map(({ pairsRightAmongCharted }) => pairsRightAmongCharted)).toEqual([
      figure(0.54),
      null,
    ]);
  });

  it('are none where there is no panel', () => {
    const chart = {
      version: 'v',
      population: { trainedOn: 'table', description: 'x', songs: 1, artists: 1 },
      baseRates: { top20: 0.2, top30: 0.3 },
      metrics: {
        aucTop20: figure(0.7),
        genreOnlyAucTop20: null,
        ece: figure(0.02),
        coverage80: figure(0.8),
        sameArtist: null,
      },
    };
    expect(factsFrom(chart, null).panel).toBeNull();
  });
});

describe('the summary in words', () => {
  const { juries } = madeUpJuries().summary as NonNullable<ReturnType<typeof madeUpJuries>['summary']>;

  it('says the place and its interval', () => {
    const summary = { percentile: 0.634, low: 0.42, high: 1 };
    expect(summarySentence({ percentile: 0.002, low: 0, high: 0.004 })).toMatch(
      /^Taken together, they place it above 1 of 100 .* stays at this end of the scale/,
    );
    expect(summarySentence(summary)).toBe(
      'Taken together, they place it above 63 of 100 reference songs. ' +
        'With what they err and how far they disagree, it may be anywhere from 42 to 99.',
    );
    expect(scaleDescription(summary)).toContain('This song: 63, between 42 and 99.');
  });

  it('says who decides how much, and with whom it compares', () => {
    expect(sharesSentence(juries, panel)).toBe(
      'Chart rank decides 48%, TikTok sounds decides 17% and Global charts decides 35%: the more skill, the more say.',
    );
    expect(sharesSentence([{ name: 'chart', percentile: 0.5, share: 1 }], panel)).toBe(
      'Chart rank decides 100%.',
    );
    expect(
      sharesSentence(
        [
          { name: 'chart', percentile: 0.5, share: 0.6 },
          { name: 'tiktok', percentile: 0.5, share: 0 },
          { name: 'global', percentile: 0.5, share: 0.4 },
        ],
        panel,
      ),
    ).toBe('Chart rank decides 60% and Global charts decides 40%: the more skill, the more say.');
    expect(referenceSentence(panel.reference)).toBe('The reference songs are 1,100 well-known songs.');
    expect([shareText(0.48), shareText(0)]).toEqual(['48% of the summary', 'no say in the summary']);
  });

  it('says plainly when juries disagree, and who', () => {
    const places = (chart: number, tiktok: number, tiktokShare = 0.5) => [
      { name: 'chart', percentile: chart, share: 1 - tiktokShare },
      { name: 'tiktok', percentile: tiktok, share: tiktokShare },
    ];
    expect(disagreementSentence(juries, panel)).toBe(
      'The juries disagree: Chart rank places it at 82, TikTok sounds at 31. ' +
        'Each speaks for other listeners, so look at each of them.',
    );
    expect(disagreementSentence(places(0.5, 0.7), panel)).toBe(
      'The juries differ a little: TikTok sounds places it at 70, Chart rank at 50.',
    );
    expect(disagreementSentence(places(0.5, 0.6), panel)).toContain('of one mind');
    // Who has no say cannot disagree.
    expect(disagreementSentence(places(0.9, 0.1, 0), panel)).toBe('');
  });

  it('counts the juries', () => {
    expect(juriesTitle(3)).toBe('What three juries say');
    expect(juriesTitle(1)).toBe('What one jury says');
    expect(juriesTitle(12)).toBe('What 12 juries say');
  });
});

describe('a jury in words', () => {
  it('does not round to certainty', () => {
    expect([0, 0.001, 0.264, 0.999, 1].map(inHundred)).toEqual([
      '0 in 100',
      'fewer than 1 in 100',
      '26 in 100',
      'more than 99 in 100',
      '100 in 100',
    ]);
  });

  it('says what it learned from, and what a base rate is not', () => {
    const [jury] = panel.juries;
    if (!jury) throw new Error('no jury');
    expect(learnedSentence(jury)).toBe('It learned from 2,443 songs by 901 artists: songs of five lists.');
    expect(contrastSentence(jury.contrast)).toBe('It tells songs on a list from songs on no list.');
    expect(baseRateSentence(0.84)).toContain('The 84 in 100 comes from how its songs were collected.');
    expect(standingSentence(0.71)).toContain('71 of 100 reference songs');
    expect(juryTitle('chart', panel)).toBe('Chart rank');
    expect(juryTitle('global', panel)).toBe('Global charts');
  });

  it('says its skill beside a coin, and that without any it has no say', () => {
    expect(skillSentence(figure(0.58), PAIRS_OF_ONE_YEAR, true)).toBe(
      'Of 100 pairs of a song from each side and of one year, it names the right one in 58 (56 to 60); a coin, in 50.',
    );
    expect(skillSentence(figure(0.51), PAIRS_OF_ONE_YEAR, false)).toMatch(
      /in 51 \(49 to 53\).*has no say in the summary\.$/,
    );
  });

  it('says how little remains of TikTok among charting songs', () => {
    const charted = (pairs: ReturnType<typeof figure> | null, name = 'tiktok') =>
      chartedSentence({ name, pairsRightAmongCharted: pairs });
    expect(charted(null)).toContain('TikTok hits are hardly told from other charting songs');
    expect(charted(figure(0.57))).toBe(
      'TikTok hits are hardly told from other charting songs: among those, it names the right one in 57 of 100 pairs (55 to 59).',
    );
    expect(charted(figure(0.51))).toContain('cannot be told');
    expect(charted(figure(0.7))).toContain('only in part');
    expect(charted(figure(0.57), 'global')).toBe('');
  });

  it('stands in one row of all juries, the chart jury first', () => {
    const views = juryViews(madeUpJuries(), 0.39, facts, panel);
    expect(
      views.map(({ name, probability, baseRate, share }) => ({
        name,
        probability,
        baseRate,
        share,
      })),
    ).toEqual([
      { name: 'chart', probability: 0.39, baseRate: 0.19, share: 0.48 },
      { name: 'tiktok', probability: 0.31, baseRate: 0.26, share: 0.17 },
      { name: 'global', probability: 0.88, baseRate: 0.84, share: 0.35 },
    ]);
    expect(views[0]?.skill).toContain('from the best fifth');
    expect(views[1]?.remarks.join(' ')).toContain('hardly told');
    expect(views[2]?.standing).toContain('55 of 100');
  });

  it('is shown without a place where there is no summary', () => {
    const views = juryViews({ ...madeUpJuries(), summary: null }, 0.39, facts, { ...panel, voices: [] });
    expect(views.map(({ share, standing }) => ({ share, standing }))).toEqual(
      [0, 1, 2].map(() => ({ share: null, standing: '' })),
    );
    expect(views[0]?.skill).toContain('no say');
  });
});

describe('the listener in words', () => {
  it('says how well a characteristic is estimated', () => {
    expect([0.6, 0.5, 0.49, 0.25, 0.24, -1, undefined].map(estimateQuality)).toEqual([
      'fairly well estimated',
      'fairly well estimated',
      'roughly estimated',
      'roughly estimated',
      'hardly estimated: only a hint',
      'hardly estimated: only a hint',
      'not known how well estimated',
    ]);
    expect(listenerSentence(panel.listener)).toContain('1,100 songs: Songs of a valley.');
  });

  it('draws eight bars, loudness in decibels', () => {
    const bars = characteristicBars(madeUpJuries().listener.characteristics, panel.listener.r2);
    expect(bars).toHaveLength(8);
    expect(bars[0]).toMatchObject({
      label: 'Danceability',
      bar: 0.66,
      figure: '66',
      quality: 'roughly estimated',
    });
    expect(bars[7]).toMatchObject({ label: 'Loudness', figure: '−7.3 dB', quality: 'fairly well estimated' });
    expect(bars[7]?.bar).toBeCloseTo(1 - 7.26 / 30, 9);
    const quiet = characteristicBars({ ...madeUpJuries().listener.characteristics, loudness: -60 }, {});
    expect(quiet[7]?.bar).toBe(0);
  });
});

describe('what an encoding does', () => {
  const { panel: measured } = factsFrom(
    {
      version: 'v',
      population: { trainedOn: 'table', description: 'x', songs: 1, artists: 1 },
      baseRates: { top20: 0.2, top30: 0.3 },
      metrics: {
        aucTop20: figure(0.7),
        genreOnlyAucTop20: null,
        ece: figure(0.02),
        coverage80: figure(0.8),
        sameArtist: null,
      },
    },
    MADE_UP_PANEL,
    {
      changes: [
        { change: 'MP3 64 kbit/s', summary: { median: 0.019, max: 0.18 } },
        { change: 'MP3 128 kbit/s', summary: { median: 0.002, max: 0.056 } },
        { change: 'MP3 320 kbit/s', summary: { median: 0, max: 0.004 } },
        { change: '+6 dB', summary: { median: 0, max: 0.5 } },
      ],
    },
  );
  const encodings = measured?.encodings ?? [];
  const say = (codec: string | null, kbit: number) =>
    encodingSentence(codec, (kbit * 1000 * 200) / 8, 200, encodings);

  it('is told from what was measured at the nearest rate that is not above the file’s', () => {
    expect(encodings.map(({ codec, kbitPerSecond }) => `${codec} ${kbitPerSecond}`)).toEqual([
      'mp3 64',
      'mp3 128',
      'mp3 320',
    ]);
    expect(say('mp3', 127)).toBe(
      'This file is MP3 at about 127 kbit/s. At 128 kbit/s, songs moved in the summary by up to 6 points from their ' +
        'originals, half of them by at most 1 point. Drop a WAV or FLAC where you have one.',
    );
    expect(say('mp3', 96)).toContain(
      'about 96 kbit/s. At 64 kbit/s, songs moved in the summary by up to 18 points',
    );
    expect(say('mp3', 32)).toContain('about 32 kbit/s. At 64 kbit/s');
  });

  it('is passed over where songs stay in their places, or nothing was measured', () => {
    expect(say('mp3', 320)).toBe('');
    expect(say('flac', 900)).toBe('');
    expect(say('vorbis', 64)).toBe('');
    expect(say(null, 64)).toBe('');
  });
});

describe('the notice of sounds unlike songs', () => {
  it('is one sentence and a next step, for the gravest reason alone', () => {
    expect(outsideText({ reasons: [] })).toBeNull();
    const texts = (['silent', 'too-short-to-judge', 'unlike-released-songs'] as const).map((reason) =>
      outsideText({ reasons: [reason] }),
    );
    for (const text of texts) {
      expect(text?.sentence.match(/[.!?](\s|$)/g)).toHaveLength(1);
      expect(text?.nextStep).toMatch(/\.$/);
    }
    expect(new Set(texts.map((text) => text?.sentence)).size).toBe(3);
    expect(outsideText({ reasons: ['unlike-released-songs', 'too-short-to-judge', 'silent'] })).toEqual(
      texts[0],
    );
    expect(outsideText({ reasons: ['unlike-released-songs', 'too-short-to-judge'] })).toEqual(texts[1]);
  });
});
