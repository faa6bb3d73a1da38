import type { Card, CardContent } from '../../../src/share/cards/types.ts';

/** A song that starts softly, has three refrains and ends: the same heights every time. */
function samplePeaks(count = 1000): number[] {
  return Array.from({ length: count }, (_, i) => {
    const at = i / count;
    const refrain = [0.2, 0.5, 0.76].some((start) => at >= start && at < start + 0.14);
    const level = at < 0.06 ? 0.25 + 5 * at : at > 0.94 ? 9 * (1 - at) : refrain ? 0.92 : 0.62;
    // Sums of sines of unrelated periods look like beats and need no chance.
    const movement = Math.sin(i * 0.71) * Math.sin(i * 0.233) + 0.5 * Math.sin(i * 1.93);
    return Math.max(0.01, Math.min(1, level * (0.82 + 0.16 * movement)));
  });
}

export const figureContent: CardContent = {
  language: 'en',
  title: 'Porch Light',
  artist: 'The Quiet Hours',
  hero: {
    kind: 'figure',
    figure: {
      value: 64,
      low: 41,
      high: 83,
      lead: 'By its sound, above',
      rest: 'of 100 well-known released songs',
      interval: 'It may be anywhere from 41 to 83.',
    },
  },
  facts: ['121 BPM', 'A minor', '3:42'],
  character: [
    { label: 'Energy', value: 78 },
    { label: 'Danceable', value: 61 },
    { label: 'Cheerful', value: 34 },
    { label: 'Acoustic', value: 12 },
  ],
  peaks: samplePeaks(),
  clip: { from: 0.5, to: 0.5676, label: 'The 15 seconds to post: from 1:51', alt: '' },
  estimated: 'Estimated on my device with Earshot',
  population: 'Compared with 999 well-known released songs. A guess from sound alone, not a promise.',
};

export const portraitContent: CardContent = {
  ...figureContent,
  hero: {
    kind: 'portrait',
    portrait: { label: 'Basement pulse', traits: 'High energy, dark mood, danceable' },
  },
  population: 'A description of the sound, not a judgement.',
};

export const LONG_TITLE =
  'The Unabridged Correspondence of a Lighthouse Keeper and the Sea, Part II: Antidisestablishmentarianism (Extended Late-Night Mix, Remastered)';
export const ARABIC_TITLE = 'ضوء الشرفة (نسخة ٢)';
export const HEBREW_TITLE = 'אור במרפסת – גרסה 2';

export const named = (content: CardContent, title: string | null, artist: string | null): CardContent => ({
  ...content,
  title,
  artist,
});

export const card = (parts: Partial<Card> = {}): Card => ({
  content: figureContent,
  size: 'story',
  design: 'record',
  cover: null,
  ...parts,
});
