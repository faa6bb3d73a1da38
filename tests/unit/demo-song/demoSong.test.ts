import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseBuffer } from 'music-metadata';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderCover } from '../../../scripts/demo-song/cover.ts';
import { midiToHz, sampleRate, type StereoBuffer } from '../../../scripts/demo-song/dsp.ts';
import { pluckString } from '../../../scripts/demo-song/instruments/pluck.ts';
import { limit } from '../../../scripts/demo-song/master.ts';
import { renderSong } from '../../../scripts/demo-song/mix.ts';
import { beatToSeconds, composeScore, pitchToMidi, readBar } from '../../../scripts/demo-song/score.ts';
import { writeWav } from '../../../scripts/demo-song/wav.ts';

const path = fileURLToPath(new URL('../../../public/demo/porch-light.mp3', import.meta.url));

function hash(audio: StereoBuffer): string {
  return createHash('sha256').update(writeWav(audio)).digest('hex');
}

describe('the score', () => {
  const score = composeScore();

  it('fills its sections without a gap', () => {
    let at = 0;
    for (const section of score.sections) {
      expect(section.beat).toBe(at);
      at += section.beats;
    }
    expect(at).toBe(score.beats);
    expect(score.sections.map(({ name }) => name)).toContain('chorus');
  });

  it('writes the lead as one voice within a singer’s range', () => {
    score.lead.forEach((note, index) => {
      const next = score.lead[index + 1];
      if (next) expect(next.beat).toBeGreaterThanOrEqual(note.beat + note.length - 1e-9);
      expect(note.midi).toBeGreaterThanOrEqual(pitchToMidi('Bb3'));
      expect(note.midi).toBeLessThanOrEqual(pitchToMidi('A5'));
    });
  });

  it('reads pitches and bars, and refuses a bar that does not add up', () => {
    expect([pitchToMidi('C4'), pitchToMidi('F#4'), pitchToMidi('Bb3')]).toEqual([60, 66, 58]);
    expect(() => pitchToMidi('H4')).toThrow('Not a pitch');
    expect(readBar('A4/1a -/2 B4/1o', 8, 0.5).map(({ beat, midi, vowel }) => [beat, midi, vowel])).toEqual([
      [8, 69, 'a'],
      [11, 71, 'o'],
    ]);
    expect(() => readBar('A4/1a -/2', 0, 0.5)).toThrow('A bar of 3 beats');
  });

  it('swings the off-beat sixteenths and leaves the eighths alone', () => {
    const tempo = { tempoBpm: 60, swing: 0.6 };
    expect([0, 0.25, 0.5, 1].map((beat) => beatToSeconds(tempo, beat))).toEqual([0, 0.3, 0.5, 1]);
  });
});

describe('the rendering', () => {
  it('is the same every time', () => {
    const first = renderSong({ seconds: 3 });
    expect(first.left).toHaveLength(3 * sampleRate);
    expect(first.left.some((value) => Math.abs(value) > 0.05)).toBe(true);
    expect(hash(renderSong({ seconds: 3 }))).toBe(hash(first));
  });

  it('tunes its strings to within two cents', () => {
    const midi = 76;
    const string = pluckString(midi, 0.8, 1.2, 5);
    const power = (hz: number): number => {
      let re = 0;
      let im = 0;
      for (let index = 4000; index < 48000; index += 1) {
        const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index - 4000)) / 44000);
        const value = window * (string[index] as number);
        re += value * Math.cos((2 * Math.PI * hz * index) / sampleRate);
        im += value * Math.sin((2 * Math.PI * hz * index) / sampleRate);
      }
      return re * re + im * im;
    };
    const cents = Array.from({ length: 41 }, (_, step) => step - 20);
    const powers = cents.map((cent) => power(midiToHz(midi + cent / 100)));
    expect(Math.abs(cents[powers.indexOf(Math.max(...powers))] as number)).toBeLessThanOrEqual(2);
  });

  it('limits loud peaks to the ceiling and leaves quiet sound alone', () => {
    const sine = (gain: number): Float32Array =>
      Float32Array.from({ length: 8000 }, (_, index) => gain * Math.sin(index * 0.05));
    const loud = { left: sine(2), right: sine(1.5) };
    limit(loud, -1, 0.004, 0.09);
    expect(Math.max(...loud.left)).toBeLessThanOrEqual(10 ** (-1 / 20) + 1e-6);
    expect(Math.max(...loud.left)).toBeGreaterThan(0.8);
    const quiet = { left: sine(0.25), right: sine(0.25) };
    limit(quiet, -1, 0.004, 0.09);
    expect(quiet.left).toEqual(sine(0.25));
  });
});

describe('the committed file', () => {
  it('is a tagged MP3 of the promised length and size', async () => {
    expect(statSync(path).size).toBeLessThan(1_800_000);
    const { common, format } = await parseBuffer(readFileSync(path), 'audio/mpeg', { duration: true });
    expect(common).toMatchObject({ title: 'Porch Light', artist: 'Earshot Demo' });
    expect(format).toMatchObject({ container: 'MPEG', sampleRate: 44100, numberOfChannels: 2 });
    const score = composeScore();
    expect(format.duration).toBeGreaterThan(beatToSeconds(score, score.beats));
    expect(format.duration).toBeLessThan(90);
    const picture = common.picture?.[0];
    expect(picture?.format).toBe('image/jpeg');
    expect(picture?.data.length).toBeLessThan(40_000);
    const { width, height } = await sharp(picture?.data).metadata();
    expect([width, height]).toEqual([600, 600]);
  });

  it('carries the cover that the script draws', async () => {
    const { common } = await parseBuffer(readFileSync(path), 'audio/mpeg');
    const embedded = await sharp(common.picture?.[0]?.data).raw().toBuffer();
    const drawn = await sharp(await renderCover())
      .raw()
      .toBuffer();
    let difference = 0;
    embedded.forEach((value, index) => (difference += Math.abs(value - (drawn[index] as number))));
    // Another version of the renderer may round differently.
    expect(difference / embedded.length).toBeLessThan(2);
  });
});
