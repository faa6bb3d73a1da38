import { describe, expect, it } from 'vitest';
import { ANALYSIS_STEPS, type AnalysisProgress } from '../../../src/analysis/progress.ts';
import type { Report } from '../../../src/analysis/report.ts';
import { FAILURE_REASONS } from '../../../src/audio/failure.ts';
import { announcement } from '../../../src/ui/text/announcement.ts';
import { failureText } from '../../../src/ui/text/failures.ts';
import {
  calibrationSentence,
  coverageSentence,
  genreSentence,
  pairsSentence,
  populationSentence,
} from '../../../src/ui/text/model.ts';
import { shareOfSteps, stepFigure, stepLine, stepState } from '../../../src/ui/text/steps.ts';
import { channelName, formatName, rateName, technicalLine } from '../../../src/ui/text/technical.ts';
import { factsFrom } from '../../../src/ui/modelFacts.ts';
import { report } from './report.ts';

describe('failures', () => {
  it('have one plain sentence and a way on for every reason, all different', () => {
    const texts = FAILURE_REASONS.map((reason) => failureText(reason));
    for (const { sentence, nextStep } of texts) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence.match(/[.!?](\s|$)/g)).toHaveLength(1);
      expect(nextStep).toMatch(/\.$/);
    }
    expect(new Set(texts.map((text) => text.sentence)).size).toBe(FAILURE_REASONS.length);
  });

  it('name the limits that the decoder holds', () => {
    expect(failureText('too-short').sentence).toContain('at least 5 seconds');
    expect(failureText('too-long').sentence).toContain('20 minutes');
    expect(failureText('too-large').sentence).toContain('1.0 GB');
  });
});

describe('steps', () => {
  it('are done, current and ahead', () => {
    expect(ANALYSIS_STEPS.map((step) => stepState(step, 'features'))).toEqual([
      'done',
      'done',
      'current',
      'ahead',
    ]);
  });

  it('show a figure only where there is an honest one', () => {
    expect(stepFigure({ step: 'decode', fraction: null })).toBe('');
    expect(stepFigure({ step: 'decode', fraction: 0.42 })).toBe('42%');
    expect(stepFigure({ step: 'decode', fraction: 1.2 })).toBe('100%');
    expect(stepFigure({ step: 'decode', fraction: -1 })).toBe('0%');
  });

  it('say what is being fetched', () => {
    expect(stepLine({ step: 'decode', fraction: null })).toBe('Turning the file into sound');
    expect(stepLine({ step: 'decode', fraction: null, note: 'fetching-decoder' })).toContain('decoder');
    expect(stepLine({ step: 'model', fraction: null, note: 'fetching-model' })).toContain('model');
  });

  it('go from nothing to all without stepping back', () => {
    const walk: AnalysisProgress[] = ANALYSIS_STEPS.flatMap((step) =>
      [null, 0, 0.5, 1].map((fraction) => ({ step, fraction })),
    );
    const shares = walk.map(shareOfSteps);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  });
});

describe('the technical line', () => {
  it.each([
    ['wav', 'pcm_s16', 'WAV'],
    ['mp3', 'mp3', 'MP3'],
    ['flac', null, 'FLAC'],
    ['mp4', 'alac', 'MP4 with ALAC'],
    ['adts', 'aac', 'AAC'],
    ['asf', 'wmav2', 'WMA'],
    ['ogg', 'opus', 'Ogg with Opus'],
    ['xyz', 'qdm2', 'XYZ with QDM2'],
  ])('%s and %s are %s', (container, codec, words) => expect(formatName(container, codec)).toBe(words));

  it('says rates and channels as people do', () => {
    expect([44100, 48000, 22050, 11025].map(rateName)).toEqual([
      '44.1 kHz',
      '48 kHz',
      '22.05 kHz',
      '11.025 kHz',
    ]);
    expect([1, 2, 6].map(channelName)).toEqual(['mono', 'stereo', '6 channels']);
  });

  it('names decoder, backend and time', () => {
    expect(technicalLine(report())).toEqual([
      'MP3',
      '44.1 kHz',
      'stereo',
      'decoded by the browser',
      'model on WebGPU',
      'done in 2.4 s',
    ]);
    const other: Report = {
      ...report(),
      audio: { ...report().audio, decoder: 'ffmpeg' },
      model: { version: '1', backend: 'cpu' },
    };
    expect(technicalLine(other)).toContain('decoded by ffmpeg');
    expect(technicalLine(other)).toContain('model on plain JavaScript');
  });
});

describe('the model in words', () => {
  it('says how often it picks the better song, beside a coin', () => {
    expect(pairsSentence({ value: 0.712, low: 0.682, high: 0.741 })).toBe(
      'Given one song from the best fifth and one from the rest, it picks the right one 71 times in 100 (68 to 74). ' +
        'A coin gets 50.',
    );
  });

  it('says what genre alone gives', () => {
    expect(genreSentence(0.669)).toBe('Knowing only the genre gets 67.');
  });

  it('says how far its percentages are off, and how often its interval held', () => {
    expect(calibrationSentence(0.004)).toContain('less than 1 point on');
    expect(calibrationSentence(0.012)).toContain('about 1 point on');
    expect(calibrationSentence(0.018)).toContain('about 2 points on');
    expect(coverageSentence(0.804)).toContain('80 times in 100');
  });

  it('says who its songs are', () => {
    expect(populationSentence({ songs: 7128, artists: 1201, population: 'a choir’s tapes' })).toBe(
      'It learned from 7,128 songs by 1,201 artists: a choir’s tapes.',
    );
  });
});

describe('announcement', () => {
  const file = new File(['x'], 'salt.mp3');
  const listening: AnalysisProgress = { step: 'features', fraction: 0.3 };

  it('changes with the step and not with every percent', () => {
    const at = (fraction: number) => announcement({ kind: 'working', file }, { ...listening, fraction });
    expect(at(0.3)).toBe(at(0.9));
    expect(announcement({ kind: 'working', file }, { step: 'model', fraction: null })).not.toBe(at(0.3));
  });

  it('says how it ended', () => {
    expect(announcement({ kind: 'start' }, listening)).toBe('');
    expect(
      announcement({ kind: 'verdict', verdict: { report: report(), file, failedDetails: [] } }, listening),
    ).toMatch(/^Done\. It leans/);
    expect(
      announcement({ kind: 'failure', failure: { reason: 'silent', detail: '' }, file }, listening),
    ).toContain('nothing to hear');
  });
});

describe('factsFrom', () => {
  it('takes every figure from what training wrote', () => {
    const figure = (value: number) => ({ value, low: value - 0.03, high: value + 0.03 });
    expect(
      factsFrom(
        {
          version: 'v',
          population: { trainedOn: 'table', description: ' Songs of a valley. ', songs: 12, artists: 3 },
          baseRates: { top20: 0.19, top30: 0.29 },
          metrics: {
            aucTop20: figure(0.71),
            genreOnlyAucTop20: figure(0.67),
            ece: figure(0.02),
            coverage80: figure(0.8),
            sameArtist: null,
          },
        },
        null,
      ),
    ).toEqual({
      version: 'v',
      songs: 12,
      artists: 3,
      population: 'Songs of a valley',
      baseRateTop20: 0.19,
      pairsRight: figure(0.71),
      pairsRightFromGenre: 0.67,
      calibrationError: 0.02,
      coverage80: 0.8,
      sameArtist: null,
      panel: null,
    });
  });
});
