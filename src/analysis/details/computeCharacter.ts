import { estimateKey } from '../../features/key.ts';
import { FRAMES_PER_SECOND, onsetSeconds, steadiness, tempoOfBeats } from '../../features/structure/beats.ts';
import { meanChroma, type SongFrames } from '../../features/structure/songFrames.ts';
import { tempoCandidates, type TempoCandidate } from '../../features/tempoCandidates.ts';
import type { Character } from './character.ts';
import type { DetailContext, KeptSong } from './song.ts';
import { structureOf } from './structureOf.ts';

/** Keys that are named. */
const KEYS = 4;
/** Points of the energy curve, at most. */
const ENERGY_POINTS = 300;
const SILENCE_DB = -70;

/** Mean power over equal steps of whole frames, in dB. */
function energyCurve({ frames, levelDb }: SongFrames): Character['energy'] {
  const perStep = Math.max(1, Math.round(FRAMES_PER_SECOND / 2), Math.ceil(frames / ENERGY_POINTS));
  const levelsDb: number[] = [];
  for (let from = 0; from < frames; from += perStep) {
    const to = Math.min(frames, from + perStep);
    let power = 0;
    for (let t = from; t < to; t++) power += 10 ** ((levelDb[t] as number) / 10) / (to - from);
    levelsDb.push(Math.round(10 * Math.max(SILENCE_DB, 10 * Math.log10(power + 1e-12))) / 10);
  }
  return { stepSeconds: perStep / FRAMES_PER_SECOND, levelsDb };
}

/** The chosen tempo as the beats have it: a lag of whole frames is up to 3 % off. */
function refined(candidates: TempoCandidate[], beats: readonly number[]): TempoCandidate[] {
  const bpm = tempoOfBeats(beats);
  const chosen = candidates[0];
  if (bpm === null || !chosen || Math.abs(Math.log2(bpm / chosen.bpm)) > 0.05) return candidates;
  const factor = bpm / chosen.bpm;
  return candidates.map((candidate) =>
    candidate.relation === 'other' ? candidate : { ...candidate, bpm: candidate.bpm * factor },
  );
}

/** Key, tempo, harmony and energy of a kept song. */
export async function computeCharacter(song: KeptSong, context: DetailContext): Promise<Character> {
  const { frames, beats, onsets, sections } = await structureOf(song, context);
  const chroma = meanChroma(frames);
  const isPitched = chroma.some((value) => value > 0);
  const { candidates, margin } = estimateKey(chroma);
  return {
    key: {
      candidates: isPitched ? candidates.slice(0, KEYS) : [],
      margin: isPitched ? margin : 0,
    },
    tuningCents: Math.round(100 * frames.tuning),
    chroma: chroma.map((value) => Math.min(1, value)),
    tempo: {
      candidates: refined(tempoCandidates(song.features.tempo), beats),
      steadiness: steadiness(beats),
    },
    energy: energyCurve(frames),
    onsetsPerSecond: onsets.length / song.analysis.durationSeconds,
    sections: sections.map(onsetSeconds),
  };
}
