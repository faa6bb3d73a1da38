import { FEATURE_SPEC } from './spec.ts';
import { BIN_HZ, SPECTRUM_BINS } from './spectrogram.ts';

const { bands: MEL_BANDS, minHz, maxHz } = FEATURE_SPEC.mel;
export { MEL_BANDS };

/** Above this frequency Slaney's scale is logarithmic. */
const LOG_START_HZ = 1000;
const LOG_START_MEL = 15;
const LOG_STEP = Math.log(6.4) / 27;

/** Hz to mel on Slaney's scale (Auditory Toolbox, 1998): linear to 1 kHz, then logarithmic. */
function hzToMel(hz: number): number {
  return hz < LOG_START_HZ ? (3 * hz) / 200 : LOG_START_MEL + Math.log(hz / LOG_START_HZ) / LOG_STEP;
}

/** Inverse of `hzToMel`. */
function melToHz(mel: number): number {
  return mel < LOG_START_MEL ? (200 * mel) / 3 : LOG_START_HZ * Math.exp((mel - LOG_START_MEL) * LOG_STEP);
}

/** The 130 corner frequencies in Hz: band b rises from edge b to edge b + 1 and falls to edge b + 2. */
export function melEdgesHz(): Float64Array<ArrayBuffer> {
  const low = hzToMel(minHz);
  const high = hzToMel(maxHz);
  const edges = new Float64Array(MEL_BANDS + 2);
  for (let i = 0; i < edges.length; i++) edges[i] = melToHz(low + ((high - low) * i) / (MEL_BANDS + 1));
  return edges;
}

/**
 * Slaney's mel filter bank: triangles at the true bin frequencies, each scaled to `2 / (width in Hz)`.
 *
 * Between two neighbouring edges one band falls while the next one rises, and both slopes add up to 1.
 * So one multiplication a bin is enough: the rising part is summed, the falling part is the rest.
 */
export class MelFilterbank {
  /** First bin of the interval between edges i and i + 1; 130 values. */
  private readonly firstBin = new Int32Array(MEL_BANDS + 2);
  /** Height of the rising slope at each bin, 0 ≤ r < 1. */
  private readonly rise = new Float64Array(SPECTRUM_BINS);
  private readonly scale = new Float64Array(MEL_BANDS);

  constructor() {
    const edges = melEdgesHz();
    for (let i = 0, bin = 0; i < edges.length; i++) {
      while (bin < SPECTRUM_BINS && bin * BIN_HZ < (edges[i] as number)) bin++;
      this.firstBin[i] = bin;
    }
    for (let i = 0; i <= MEL_BANDS; i++) {
      const low = edges[i] as number;
      const width = (edges[i + 1] as number) - low;
      for (let bin = this.firstBin[i] as number; bin < (this.firstBin[i + 1] as number); bin++) {
        this.rise[bin] = (bin * BIN_HZ - low) / width;
      }
    }
    for (let band = 0; band < MEL_BANDS; band++) {
      this.scale[band] = 2 / ((edges[band + 2] as number) - (edges[band] as number));
    }
  }

  /**
   * Mel power of one frame.
   * @param power 1025 bins of a power spectrum.
   * @param mel receives 128 values.
   */
  apply(power: Float64Array, mel: Float64Array): void {
    const { firstBin, rise, scale } = this;
    let bin = firstBin[0] as number;
    let previousRise = 0;
    for (let i = 0; i <= MEL_BANDS; i++) {
      const end = firstBin[i + 1] as number;
      let rising = 0;
      let total = 0;
      for (; bin < end; bin++) {
        const value = power[bin] as number;
        total += value;
        rising += value * (rise[bin] as number);
      }
      if (i > 0) mel[i - 1] = (scale[i - 1] as number) * (previousRise + (total - rising));
      previousRise = rising;
    }
  }
}
