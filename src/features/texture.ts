import { RealFft } from './fft.ts';
import { LISTENER_BANDS, type ListenerWindow } from './listenerInput.ts';
import { FEATURE_SPEC, TEXTURE_FEATURE_NAMES, TEXTURE_GROUPS } from './spec.ts';

const { modulation } = FEATURE_SPEC.texture;
const { topDb } = FEATURE_SPEC.pooledLogMel;

const BANDS_PER_GROUP = LISTENER_BANDS / TEXTURE_GROUPS;

/** Symmetric Hann window, whose ends are zero. */
function symmetricHann(length: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    { length },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / Math.max(1, length - 1)),
  );
}

/** Edges of the modulation bands in bins: geometric from the first bin to Nyquist, each at least one bin wide. */
function modulationEdges(): number[] {
  const { firstBin, bands, rows } = modulation;
  const ratio = rows / 2 / firstBin;
  return Array.from({ length: bands + 1 }, (_, i) => Math.round(firstBin * ratio ** (i / bands)));
}

/** Value at `share` of the way through sorted values, interpolated linearly. */
function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low] as number;
  return below + (at - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - below);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function standardDeviation(values: Float64Array, about: number): number {
  let sum = 0;
  for (const value of values) sum += (value - about) ** 2;
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}

/** Level of every group, one series each, decibels. */
function groupLevels({ rows, levels }: ListenerWindow): Float64Array<ArrayBuffer>[] {
  return Array.from({ length: TEXTURE_GROUPS }, (_, group) =>
    Float64Array.from({ length: rows }, (_, row) => {
      const from = row * LISTENER_BANDS + group * BANDS_PER_GROUP;
      let sum = 0;
      for (let band = 0; band < BANDS_PER_GROUP; band++) sum += levels[from + band] as number;
      return (sum / BANDS_PER_GROUP) * topDb - topDb;
    }),
  );
}

/** Mean and deviation of the rises of a series: how sharply and how unevenly a group starts to sound. */
function flux(series: Float64Array): readonly [mean: number, deviation: number] {
  const rises = new Float64Array(Math.max(0, series.length - 1));
  for (let row = 0; row < rises.length; row++) {
    rises[row] = Math.max(0, (series[row + 1] as number) - (series[row] as number));
  }
  const centre = mean(rises);
  return [centre, standardDeviation(rises, centre)];
}

/**
 * Modulation spectrum (how strongly a level goes up and down at each rate; the rhythm of a song without its
 * phase): windows of 11.9 s that overlap by half, their power spectra averaged, summed in geometric bands
 * from 0.25 to 5.4 Hz; natural logarithm of the mean of each. A shorter series holds its last value.
 */
class ModulationSpectrum {
  private readonly fft = new RealFft(modulation.rows);
  private readonly window = symmetricHann(modulation.rows);
  private readonly edges = modulationEdges();
  private readonly segment = new Float32Array(modulation.rows);
  private readonly power = new Float64Array(this.fft.bins);
  private readonly sum = new Float64Array(this.fft.bins);

  of(series: Float64Array): number[] {
    const { fft, window, edges, segment, power, sum } = this;
    sum.fill(0);
    let windows = 0;
    for (
      let start = 0;
      start === 0 || start + modulation.rows <= series.length;
      start += modulation.hop, windows++
    ) {
      let centre = 0;
      for (let n = 0; n < segment.length; n++) {
        segment[n] = series[Math.min(start + n, series.length - 1)] ?? 0;
        centre += segment[n] as number;
      }
      centre /= segment.length;
      for (let n = 0; n < segment.length; n++) segment[n] = (segment[n] as number) - centre;
      fft.powerSpectrum(segment, 0, window, power);
      for (let bin = 0; bin < sum.length; bin++) sum[bin] = (sum[bin] as number) + (power[bin] as number);
    }
    return Array.from({ length: modulation.bands }, (_, band) => {
      const from = edges[band] as number;
      const to = edges[band + 1] as number;
      let total = 0;
      for (let bin = from; bin < to; bin++) total += sum[bin] as number;
      return Math.log(total / windows / (to - from) + modulation.epsilon);
    });
  }
}

/** Pearson correlation, 0 where one of the two does not move. */
function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const da = (a[i] as number) - meanA;
    const db = (b[i] as number) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/**
 * Describes the texture of a song: how loud each part of the spectrum is, how much it moves, at which rates,
 * and together with which other part. Independent of the gain of the file, because levels are relative to
 * the song's own largest value.
 *
 * @returns 204 values in the order of `TEXTURE_FEATURE_NAMES`; finite for any window, of no rows too
 */
export function textureFeatures(window: ListenerWindow): Float64Array<ArrayBuffer> {
  const { rows, levels } = window;
  const groups = groupLevels(window);
  const rises = groups.map(flux);
  const spectrum = new ModulationSpectrum();
  const spectra = groups.map((series) => spectrum.of(series));

  const bandMeans: number[] = [];
  const bandDeviations: number[] = [];
  const column = new Float64Array(rows);
  for (let band = 0; band < LISTENER_BANDS; band++) {
    for (let row = 0; row < rows; row++)
      column[row] = (levels[row * LISTENER_BANDS + band] as number) * topDb - topDb;
    const centre = mean(column);
    bandMeans.push(centre);
    bandDeviations.push(standardDeviation(column, centre));
  }
  const pairs = (values: readonly number[]): number[] =>
    Array.from(
      { length: LISTENER_BANDS / 2 },
      (_, i) => ((values[2 * i] as number) + (values[2 * i + 1] as number)) / 2,
    );

  const sorted = groups.map((series) => series.slice().sort());
  const percentiles = FEATURE_SPEC.texture.percentiles.flatMap((share) =>
    sorted.map((series) => (series.length === 0 ? 0 : percentile(series, share / 100))),
  );
  const correlations = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => correlation(a, b)));

  const values = Float64Array.from([
    ...rises.map(([centre]) => centre),
    ...rises.map(([, deviation]) => deviation),
    ...Array.from({ length: modulation.bands }, (_, band) => spectra.map((of) => of[band] as number)).flat(),
    ...pairs(bandMeans),
    ...pairs(bandDeviations),
    ...percentiles,
    ...correlations,
  ]);
  if (values.length !== TEXTURE_FEATURE_NAMES.length) throw new RangeError('the texture has other figures');
  return values;
}
