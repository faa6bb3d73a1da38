import {
  addInto,
  createStereo,
  dbToGain,
  type EqualiserBand,
  equalise,
  panGains,
  sampleRate,
  smoothing,
  type StereoBuffer,
} from './dsp.ts';
import { duck, pingPong, reverberate } from './effects.ts';
import { renderArpeggio } from './instruments/arpeggio.ts';
import { renderBass } from './instruments/bass.ts';
import { renderDrums } from './instruments/drums.ts';
import { bell, electricPiano, renderFm } from './instruments/keys.ts';
import { renderPad } from './instruments/pad.ts';
import { renderPluck } from './instruments/pluck.ts';
import { renderSweeps } from './instruments/sweep.ts';
import { renderVoice, type Singer } from './instruments/voice.ts';
import { compress, master } from './master.ts';
import { beatToSeconds, composeScore, type SungNote } from './score.ts';

/** Seconds that the last chord rings after the last bar. */
const tailSeconds = 2.4;
/** Level into the limiter, set so that the whole song measures about −11 LUFS. */
const driveDb = 3.4;
/** Leaves room for what the MP3 encoder adds to the peaks. */
const ceilingDb = -3;

/** One channel strip. Levels in decibels. */
interface Strip {
  readonly level: number;
  readonly equaliser: readonly EqualiserBand[];
  readonly hall: number;
  readonly echo: number;
  /** 0 … 1: how far the kick pushes it down. */
  readonly ducking: number;
}

const silent = -120;
const strips = {
  kick: {
    level: -2,
    equaliser: [{ kind: 'bell', hz: 260, db: -4, q: 1 }],
    hall: silent,
    echo: silent,
    ducking: 0,
  },
  kit: {
    level: 6,
    equaliser: [
      { kind: 'highPass', hz: 90 },
      { kind: 'highShelf', hz: 9500, db: -5 },
      { kind: 'lowPass', hz: 14500 },
    ],
    hall: -19,
    echo: silent,
    ducking: 0,
  },
  bass: {
    level: -4,
    equaliser: [
      { kind: 'bell', hz: 90, db: 1.5, q: 0.9 },
      { kind: 'bell', hz: 750, db: 3, q: 0.8 },
    ],
    hall: silent,
    echo: silent,
    ducking: 0.6,
  },
  pad: {
    level: 0,
    equaliser: [
      { kind: 'highPass', hz: 230 },
      { kind: 'bell', hz: 450, db: -2, q: 0.8 },
      { kind: 'highShelf', hz: 2500, db: 3 },
    ],
    hall: -12,
    echo: silent,
    ducking: 0.62,
  },
  keys: {
    level: 0.5,
    equaliser: [
      { kind: 'highPass', hz: 180 },
      { kind: 'bell', hz: 1900, db: 4, q: 0.7 },
    ],
    hall: -15,
    echo: silent,
    ducking: 0.35,
  },
  pluck: {
    level: 4,
    equaliser: [
      { kind: 'highPass', hz: 220 },
      { kind: 'highShelf', hz: 3200, db: 6 },
    ],
    hall: -14,
    echo: -20,
    ducking: 0.2,
  },
  arpeggio: { level: 7, equaliser: [{ kind: 'highPass', hz: 400 }], hall: -13, echo: -12, ducking: 0.5 },
  bell: { level: 0, equaliser: [{ kind: 'highPass', hz: 300 }], hall: -9, echo: -11, ducking: 0.1 },
  lead: {
    level: -1.5,
    equaliser: [
      { kind: 'highPass', hz: 150 },
      { kind: 'bell', hz: 420, db: -2, q: 1 },
      { kind: 'bell', hz: 2900, db: 6, q: 0.7 },
      { kind: 'highShelf', hz: 7500, db: 4 },
    ],
    hall: -13,
    echo: -17,
    ducking: 0,
  },
  choir: {
    level: -6,
    equaliser: [
      { kind: 'highPass', hz: 240 },
      { kind: 'highShelf', hz: 5000, db: 3 },
    ],
    hall: -8,
    echo: silent,
    ducking: 0.45,
  },
  sweeps: {
    level: 3,
    equaliser: [{ kind: 'highShelf', hz: 7000, db: -4 }],
    hall: -16,
    echo: silent,
    ducking: 0,
  },
} as const satisfies Record<string, Strip>;
export type TrackName = keyof typeof strips;

/**
 * The faders' ride, in decibels by section: verses stand back so that the chorus can arrive. The strips' levels are
 * those of the chorus.
 */
const ride: Record<string, number> = {
  intro: 0,
  'verse 1': -3,
  'pre-chorus': -2,
  'verse 2': -2.5,
  outro: -1,
};

const soloist: Singer = {
  seed: 501,
  detuneCents: 0,
  vibratoHz: 5.4,
  vibratoCents: 26,
  breath: 0.05,
  portamento: 0.07,
  attack: 0.016,
  release: 0.06,
};

/** The lead's doubles, her harmony and the backing singers: who, which line, where, how loud. */
const ensemble = {
  doubles: [
    { ...soloist, seed: 502, detuneCents: -9, vibratoHz: 5.1, breath: 0.08 },
    { ...soloist, seed: 503, detuneCents: 10, vibratoHz: 5.7, breath: 0.08 },
  ],
  backing: { ...soloist, vibratoCents: 14, breath: 0.12, portamento: 0.14, attack: 0.12, release: 0.18 },
};

function sing(
  target: StereoBuffer,
  notes: readonly SungNote[],
  toSeconds: (beat: number) => number,
  singer: Singer,
  pan: number,
  gain: number,
): void {
  const take = new Float32Array(target.left.length);
  renderVoice(notes, toSeconds, singer, take);
  const [panLeft, panRight] = panGains(pan);
  addInto(target.left, take, 0, gain * panLeft * Math.SQRT2);
  addInto(target.right, take, 0, gain * panRight * Math.SQRT2);
}

/**
 * Renders the song, or its beginning.
 *
 * @param options.seconds Stop after so many seconds; by default the whole song with its ring.
 * @param options.only Render only these tracks (for listening to a part), unmastered levels kept.
 * @param options.inspect Sees every track before the fader, for metering.
 * @returns Mastered stereo at 44,100 Hz, true peak below −1.9 dBFS.
 */
export function renderSong(
  options: {
    seconds?: number;
    only?: readonly TrackName[];
    inspect?: (track: TrackName, bus: StereoBuffer, levelDb: number) => void;
  } = {},
): StereoBuffer {
  const score = composeScore();
  const toSeconds = (beat: number): number => beatToSeconds(score, beat);
  const songSeconds = toSeconds(score.beats) + tailSeconds;
  const total = Math.round(Math.min(options.seconds ?? songSeconds, songSeconds) * sampleRate);
  const kickSeconds = score.drums.filter((hit) => hit.piece === 'kick').map((hit) => toSeconds(hit.beat));
  const secondsPerBeat = 60 / score.tempoBpm;

  const kickBus = createStereo(total);
  const kitBus = createStereo(total);
  renderDrums(score.drums, toSeconds, kickBus, kitBus);
  compress(kitBus, { thresholdDb: -20, ratio: 2.5, kneeDb: 6, attack: 0.012, release: 0.12, makeUpDb: 2 });

  const players: Record<TrackName, (bus: StereoBuffer) => void> = {
    kick: (bus) => copyInto(bus, kickBus),
    kit: (bus) => copyInto(bus, kitBus),
    bass: (bus) => {
      renderBass(score.bass, toSeconds, bus.left);
      bus.right.set(bus.left);
    },
    pad: (bus) => renderPad(score.pad, toSeconds, bus),
    keys: (bus) => renderFm(score.keys, toSeconds, electricPiano, bus),
    pluck: (bus) => renderPluck(score.pluck, toSeconds, bus),
    arpeggio: (bus) => renderArpeggio(score.arpeggio, toSeconds, bus),
    bell: (bus) => renderFm(score.bell, toSeconds, bell, bus),
    lead: (bus) => {
      sing(bus, score.lead, toSeconds, soloist, 0, 0.62);
      const chorusOnly = score.lead.filter((note) => note.velocity > 0.85);
      sing(bus, chorusOnly, toSeconds, ensemble.doubles[0] as Singer, -0.8, 0.2);
      sing(bus, chorusOnly, toSeconds, ensemble.doubles[1] as Singer, 0.8, 0.2);
      sing(bus, score.harmony, toSeconds, { ...soloist, seed: 504, detuneCents: 4 }, -0.45, 0.24);
      sing(bus, score.harmony, toSeconds, { ...soloist, seed: 505, detuneCents: -5 }, 0.45, 0.24);
      compress(bus, { thresholdDb: -24, ratio: 3, kneeDb: 6, attack: 0.006, release: 0.12, makeUpDb: 5 });
    },
    choir: (bus) => {
      score.choir.forEach((line, voice) => {
        const side = voice === 0 ? -1 : 1;
        sing(
          bus,
          line,
          toSeconds,
          { ...ensemble.backing, seed: 510 + voice, detuneCents: -8 },
          0.9 * side,
          0.4,
        );
        sing(
          bus,
          line,
          toSeconds,
          { ...ensemble.backing, seed: 520 + voice, detuneCents: 9 },
          -0.5 * side,
          0.3,
        );
      });
    },
    sweeps: (bus) => renderSweeps(score.sweeps, toSeconds, bus),
  };

  const mixBus = createStereo(total);
  const hallSend = createStereo(total);
  const echoSend = createStereo(total);
  for (const name of Object.keys(strips) as TrackName[]) {
    if (options.only && !options.only.includes(name)) continue;
    const strip: Strip = strips[name];
    const bus = createStereo(total);
    players[name](bus);
    for (const band of strip.equaliser) {
      equalise(bus.left, band);
      equalise(bus.right, band);
    }
    duck(bus, kickSeconds, strip.ducking, secondsPerBeat * 0.62);
    options.inspect?.(name, bus, strip.level);
    send(bus, mixBus, strip.level);
    send(bus, hallSend, strip.level + strip.hall);
    send(bus, echoSend, strip.level + strip.echo);
  }

  // Dotted eighths, the echo that fills the gaps of a sixteenth-note groove.
  const echo = pingPong(echoSend, secondsPerBeat * 0.75, 0.42, 3800);
  send(echo, mixBus, 0);
  send(echo, hallSend, -12);
  const hall = reverberate(hallSend, 2.1, 5200, 0.022);
  for (const channel of [hall.left, hall.right]) equalise(channel, { kind: 'highPass', hz: 260 });
  send(hall, mixBus, 0);

  rideFaders(
    mixBus,
    score.sections.map((section) => [toSeconds(section.beat), ride[section.name] ?? 0] as const),
  );
  master(mixBus, driveDb, ceilingDb);
  fadeOut(
    mixBus,
    Math.min(total, Math.round(1.6 * sampleRate)),
    total === Math.round(songSeconds * sampleRate),
  );
  return mixBus;
}

/** Moves the level at each section's start, over a tenth of a second. */
function rideFaders(bus: StereoBuffer, moves: readonly (readonly [seconds: number, db: number])[]): void {
  const glide = smoothing(0.04);
  let gain = dbToGain(moves[0]?.[1] ?? 0);
  let next = 0;
  let goal = gain;
  for (let sample = 0; sample < bus.left.length; sample += 1) {
    const move = moves[next];
    if (move && sample >= Math.round((move[0] - 0.03) * sampleRate)) {
      goal = dbToGain(move[1]);
      next += 1;
    }
    gain += (goal - gain) * glide;
    bus.left[sample] = (bus.left[sample] as number) * gain;
    bus.right[sample] = (bus.right[sample] as number) * gain;
  }
}

function copyInto(target: StereoBuffer, source: StereoBuffer): void {
  target.left.set(source.left);
  target.right.set(source.right);
}

function send(source: StereoBuffer, target: StereoBuffer, db: number): void {
  if (db <= silent) return;
  addInto(target.left, source.left, 0, dbToGain(db));
  addInto(target.right, source.right, 0, dbToGain(db));
}

function fadeOut(bus: StereoBuffer, samples: number, wholeSong: boolean): void {
  if (!wholeSong) return;
  const total = bus.left.length;
  for (let sample = total - samples; sample < total; sample += 1) {
    const gain = ((total - sample) / samples) ** 1.5;
    bus.left[sample] = (bus.left[sample] as number) * gain;
    bus.right[sample] = (bus.right[sample] as number) * gain;
  }
}
