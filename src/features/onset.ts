import { powerToDb } from './decibel.ts';
import { MEL_BANDS } from './mel.ts';
import { FEATURE_SPEC } from './spec.ts';

const { inputGain, lag, shiftFrames } = FEATURE_SPEC.onset;

/** Decibels that the onset envelope adds to every band: the level of 16-bit samples. */
export const ONSET_GAIN_DB = powerToDb(inputGain * inputGain);

/**
 * Onset strength: mean over bands of the positive decibel differences of neighbouring frames (Böck and
 * Widmer 2013, as librosa's `onset_strength`), delayed by two frames, which centres it on the frames.
 */
export class OnsetEnvelope {
  /** One value per frame, all at least 0; the first three are 0. */
  readonly values: Float64Array<ArrayBuffer>;
  private readonly previous = new Float64Array(MEL_BANDS);
  private frame = 0;

  constructor(frames: number) {
    this.values = new Float64Array(frames);
  }

  /** @param db 128 floored decibel values of the next frame; a constant offset does not matter. */
  addFrame(db: Float64Array): void {
    const { previous } = this;
    let rise = 0;
    for (let band = 0; band < MEL_BANDS; band++) {
      const value = db[band] as number;
      const difference = value - (previous[band] as number);
      // NaN must come through, so the test is for what is left out.
      if (!(difference <= 0)) rise += difference;
      previous[band] = value;
    }
    const at = this.frame + shiftFrames;
    if (this.frame >= lag && at < this.values.length) this.values[at] = rise / MEL_BANDS;
    this.frame++;
  }
}
