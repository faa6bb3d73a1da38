import serifLatinItalic from '@fontsource-variable/fraunces/files/fraunces-latin-opsz-italic.woff2?url';
import serifLatin from '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url';
import serifLatinExtItalic from '@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-italic.woff2?url';
import serifLatinExt from '@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-normal.woff2?url';
import serifVietnameseItalic from '@fontsource-variable/fraunces/files/fraunces-vietnamese-opsz-italic.woff2?url';
import serifVietnamese from '@fontsource-variable/fraunces/files/fraunces-vietnamese-opsz-normal.woff2?url';
import sansLatinExt from '@fontsource-variable/inter/files/inter-latin-ext-opsz-normal.woff2?url';
import sansLatin from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url';
import sansVietnamese from '@fontsource-variable/inter/files/inter-vietnamese-opsz-normal.woff2?url';

/**
 * The fonts of the cards, Inter and Fraunces (both SIL OFL 1.1), served from the app's own origin and fetched when
 * a card needs them. Each comes in three files; which characters are in which is what the packages' own style
 * sheets say, shortened to what distinguishes them.
 */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  latinExt:
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;
type Subset = keyof typeof RANGES;

interface Face {
  readonly family: 'Earshot Sans' | 'Earshot Serif';
  readonly style: 'normal' | 'italic';
  readonly subset: Subset;
  readonly url: string;
}

const FACES: readonly Face[] = [
  { family: 'Earshot Sans', style: 'normal', subset: 'latin', url: sansLatin },
  { family: 'Earshot Sans', style: 'normal', subset: 'latinExt', url: sansLatinExt },
  { family: 'Earshot Sans', style: 'normal', subset: 'vietnamese', url: sansVietnamese },
  { family: 'Earshot Serif', style: 'normal', subset: 'latin', url: serifLatin },
  { family: 'Earshot Serif', style: 'normal', subset: 'latinExt', url: serifLatinExt },
  { family: 'Earshot Serif', style: 'normal', subset: 'vietnamese', url: serifVietnamese },
  { family: 'Earshot Serif', style: 'italic', subset: 'latin', url: serifLatinItalic },
  { family: 'Earshot Serif', style: 'italic', subset: 'latinExt', url: serifLatinExtItalic },
  { family: 'Earshot Serif', style: 'italic', subset: 'vietnamese', url: serifVietnameseItalic },
];

const bounds: Readonly<Record<Subset, readonly (readonly [number, number])[]>> = {
  latin: parsed(RANGES.latin),
  latinExt: parsed(RANGES.latinExt),
  vietnamese: parsed(RANGES.vietnamese),
};

function parsed(ranges: string): [number, number][] {
  return ranges.split(',').map((range) => {
    const [from = '', to = from] = range.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** Which files a text needs. What Vietnamese has in common with the wider Latin is taken from the smaller file. */
export function subsetsOf(text: string): Set<Subset> {
  const needed = new Set<Subset>(['latin']);
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const subset = (['latin', 'vietnamese', 'latinExt'] as const).find((name) =>
      bounds[name].some(([from, to]) => code >= from && code <= to),
    );
    if (subset) needed.add(subset);
  }
  return needed;
}

const loading = new WeakMap<FontFaceSet, Map<Face, Promise<void>>>();

/**
 * Brings the fonts that a text needs into a realm's font set (`document.fonts`, or `self.fonts` in a worker).
 * Never rejects: what cannot be fetched is drawn in a font of the system, and asked for again the next time.
 */
export async function loadFonts(fonts: FontFaceSet, text: string): Promise<void> {
  const started = loading.get(fonts) ?? new Map<Face, Promise<void>>();
  loading.set(fonts, started);
  const needed = subsetsOf(text);
  await Promise.all(
    FACES.filter(({ subset }) => needed.has(subset)).map((face) => {
      const running = started.get(face) ?? add(face);
      started.set(face, running);
      return running.catch(() => {
        started.delete(face);
      });
    }),
  );

  async function add({ family, style, subset, url }: Face): Promise<void> {
    const face = new FontFace(
      family,
      `url(${JSON.stringify(new URL(url, import.meta.url).href)}) format("woff2")`,
      {
        style,
        weight: '100 900',
        unicodeRange: RANGES[subset],
      },
    );
    await face.load();
    fonts.add(face);
  }
}
