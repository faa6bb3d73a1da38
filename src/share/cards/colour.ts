/**
 * Colours as `#rrggbb`. Lightness is changed in OKLCH (Ottosson 2020), where hue stays what it was; contrast is
 * that of WCAG 2.2.
 */

/** Lightness 0–1, chroma ≥ 0, hue in radians. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const fromLinear = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;

/** Red, green and blue, 0–1, as encoded. */
function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** @param rgb red, green and blue, 0–1; outside values are limited */
export function hexOf(rgb: readonly [number, number, number]): string {
  return `#${rgb
    .map((channel) =>
      Math.round(255 * Math.min(1, Math.max(0, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Relative luminance, 0–1. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex);
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

/** Contrast ratio of two colours, 1–21. */
export function contrast(a: string, b: string): number {
  const one = luminance(a);
  const other = luminance(b);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

export function toOklch(hex: string): Oklch {
  const [r, g, b] = channels(hex).map(toLinear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const aAxis = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const bAxis = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { l, c: Math.hypot(aAxis, bAxis), h: Math.atan2(bAxis, aAxis) };
}

function linearOf({ l, c, h }: Oklch): [number, number, number] {
  const aAxis = c * Math.cos(h);
  const bAxis = c * Math.sin(h);
  const long = (l + 0.3963377774 * aAxis + 0.2158037573 * bAxis) ** 3;
  const medium = (l - 0.1055613458 * aAxis - 0.0638541728 * bAxis) ** 3;
  const short = (l - 0.0894841775 * aAxis - 1.291485548 * bAxis) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function shown([r, g, b]: readonly [number, number, number]): [number, number, number] {
  const encode = (light: number): number => fromLinear(Math.min(1, Math.max(0, light)));
  return [encode(r), encode(g), encode(b)];
}

/** The nearest colour of this lightness and hue that screens have: chroma gives way. */
export function fromOklch({ l, c, h }: Oklch): string {
  const lightness = Math.min(1, Math.max(0, l));
  let chroma = Math.max(0, c);
  for (let tries = 0; tries < 40; tries++) {
    const linear = linearOf({ l: lightness, c: chroma, h });
    if (linear.every((light) => light >= -0.0005 && light <= 1.0005)) return hexOf(shown(linear));
    chroma *= 0.92;
  }
  return hexOf(shown(linearOf({ l: lightness, c: 0, h })));
}

/** A colour of another lightness and, at most, another chroma. */
export function withLightness(hex: string, l: number, largestChroma = 1): string {
  const { c, h } = toOklch(hex);
  return fromOklch({ l, c: Math.min(c, largestChroma), h });
}

/**
 * The colour, moved away from the grounds in lightness until it has at least `ratio` against each of them; of
 * black and white the better one where no lightness of its hue does.
 */
export function readable(hex: string, grounds: readonly string[], ratio: number): string {
  const worst = (candidate: string): number =>
    Math.min(...grounds.map((ground) => contrast(candidate, ground)));
  if (worst(hex) >= ratio) return hex;
  const { l, c, h } = toOklch(hex);
  const lighterFirst = grounds.every((ground) => luminance(ground) < 0.18);
  for (let step = 1; step <= 50; step++) {
    const away = 0.02 * step;
    const tries = [l + away, l - away].filter((lightness) => lightness >= 0 && lightness <= 1);
    for (const lightness of lighterFirst ? tries : tries.reverse()) {
      const candidate = fromOklch({ l: lightness, c, h });
      if (worst(candidate) >= ratio) return candidate;
    }
  }
  return worst('#000000') >= worst('#ffffff') ? '#000000' : '#ffffff';
}
