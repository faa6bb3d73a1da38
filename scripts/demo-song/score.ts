/**
 * "Porch Light": the composition as data. D major, 112 beats per minute, light swing, 40 bars.
 *
 * The song has one seed, the intro's rising figure A–D–F♯–E–D. The verse talks around it, the chorus ends on it, the
 * outro leaves it open. The colour that it returns to is the borrowed minor fourth (Gm6, with B♭ in the melody).
 */
import { createRandom } from './random.ts';

export type Vowel = 'a' | 'e' | 'i' | 'o' | 'u';

export interface Note {
  /** Quarter notes from the start of the song. */
  readonly beat: number;
  /** Quarter notes. */
  readonly length: number;
  readonly midi: number;
  /** 0…1. */
  readonly velocity: number;
}

export interface SungNote extends Note {
  readonly vowel: Vowel;
}

export type DrumPiece =
  'kick' | 'snare' | 'clap' | 'closedHat' | 'openHat' | 'shaker' | 'rim' | 'tomHigh' | 'tomLow' | 'crash';

export interface DrumHit {
  readonly beat: number;
  readonly piece: DrumPiece;
  /** 0…1. */
  readonly velocity: number;
}

/** A sound that grows until it ends (`rise`) or falls away from where it starts (`fall`). */
export interface Sweep {
  readonly beat: number;
  /** Quarter notes. */
  readonly length: number;
  readonly kind: 'rise' | 'fall';
  readonly velocity: number;
}

export interface Score {
  readonly tempoBpm: number;
  /** Where the off-beat sixteenth falls within its eighth: 0.5 is straight, 0.667 a triplet. */
  readonly swing: number;
  /** Length of the song in quarter notes, without the last chord's ring. */
  readonly beats: number;
  readonly sections: readonly { readonly name: string; readonly beat: number; readonly beats: number }[];
  readonly drums: readonly DrumHit[];
  readonly bass: readonly Note[];
  readonly pad: readonly Note[];
  readonly keys: readonly Note[];
  readonly pluck: readonly Note[];
  readonly arpeggio: readonly Note[];
  readonly bell: readonly Note[];
  readonly lead: readonly SungNote[];
  readonly harmony: readonly SungNote[];
  /** Two lines of backing "ooh". */
  readonly choir: readonly (readonly SungNote[])[];
  readonly sweeps: readonly Sweep[];
}

const tempoBpm = 112;
const swing = 0.54;
const beatsPerBar = 4;

/** Bass note and upper voicing in MIDI numbers, low to high; voicings are chosen so that the inner voices move by step. */
const chords = {
  Dadd9: { bass: 38, upper: [54, 57, 62, 64] },
  'F#m7': { bass: 42, upper: [54, 57, 61, 64] },
  Gmaj9: { bass: 43, upper: [54, 57, 59, 62] },
  Gm6: { bass: 43, upper: [55, 58, 62, 64] },
  Em9: { bass: 40, upper: [54, 55, 59, 62] },
  Em7: { bass: 40, upper: [55, 59, 62, 64] },
  A7sus: { bass: 45, upper: [55, 57, 62, 64] },
  A7: { bass: 45, upper: [55, 57, 61, 64] },
  G: { bass: 43, upper: [55, 59, 62, 69] },
  A: { bass: 45, upper: [57, 61, 64, 69] },
  'F#m': { bass: 42, upper: [57, 61, 64, 66] },
  Bm7: { bass: 47, upper: [57, 59, 62, 66] },
  'D/A': { bass: 45, upper: [57, 62, 66, 69] },
  D: { bass: 38, upper: [57, 62, 64, 66] },
} as const;
type ChordName = keyof typeof chords;

/** Sixteen steps to the bar: `X` loud, `x` medium, `o` soft, `.` silent. */
const grooves = {
  none: {},
  heartbeat: { kick: 'X.........x.....', rim: '............o...', shaker: 'o.o.x.o.o.o.x.o.' },
  verse: {
    kick: 'X......x..X.....',
    rim: '....X.......X..o',
    closedHat: 'x.o.x.o.x.o.x.oo',
    shaker: 'o.ooo.ooo.ooo.oo',
  },
  verseSnare: {
    kick: 'X......x..X..x..',
    snare: '....X..o.o..X...',
    closedHat: 'x.o.x.oox.o.x.o.',
    shaker: 'o.ooo.ooo.ooo.oo',
    openHat: '..............x.',
  },
  verseFill: {
    kick: 'X......x..X.....',
    snare: '....X.......x.xX',
    closedHat: 'x.o.x.o.x.o.....',
    tomHigh: '.............x..',
    tomLow: '..............x.',
  },
  pre: {
    kick: 'X.......X.......',
    clap: '....x.......x...',
    closedHat: 'xoxoxoxoxoxoxoxo',
    tomLow: '......o.......o.',
  },
  preBuild: { kick: 'X...X...X...X...', snare: 'o.o.o.x.x.x.xxXX', closedHat: 'x.x.x.x.x.......' },
  preStop: { kick: 'X...............', snare: 'x.x.x.x.xxxxXX..', crash: '................' },
  chorus: {
    kick: 'X...X...X...X...',
    snare: '....X.......X...',
    clap: '....X.......X...',
    openHat: '..x...x...x...x.',
    closedHat: 'o.o.o.o.o.o.o.oo',
    shaker: 'xoXoxoXoxoXoxoXo',
  },
  chorusTurn: {
    kick: 'X...X..xX...X.x.',
    snare: '....X..o.o..X..o',
    clap: '....X.......X...',
    openHat: '..x...x...x...x.',
    closedHat: 'o.o.o.o.o.o.o.oo',
    shaker: 'xoXoxoXoxoXoxoXo',
  },
  chorusFill: {
    kick: 'X...X...X.......',
    snare: '....X...x.xxo.XX',
    clap: '....X...........',
    tomHigh: '..........x.x...',
    tomLow: '............xxX.',
    openHat: '..x...x.........',
    shaker: 'xoXoxoXo........',
  },
  last: { kick: 'X...............', crash: 'X...............' },
} as const satisfies Record<string, Partial<Record<DrumPiece, string>>>;
type GrooveName = keyof typeof grooves;
const stepVelocity: Record<string, number> = { X: 1, x: 0.72, o: 0.42 };

interface Hit {
  readonly at: number;
  readonly length: number;
  readonly velocity: number;
}

/** Comping rhythms of the electric piano, in beats of one bar. */
const comping = {
  held: [{ at: 0, length: 3.9, velocity: 0.62 }],
  verse: [
    { at: 0, length: 1.3, velocity: 0.72 },
    { at: 1.5, length: 0.9, velocity: 0.5 },
    { at: 2.75, length: 1.1, velocity: 0.6 },
  ],
  pulse: [0, 1, 2, 3].map((at) => ({ at, length: 0.85, velocity: 0.58 + at * 0.05 })),
  // 3–3–2 twice: the push of the chorus against the straight kick.
  push: [0, 0.75, 1.5, 2, 2.75, 3.5].map((at) => ({
    at,
    length: at % 2 === 1.5 ? 0.45 : 0.6,
    velocity: at === 0 ? 0.9 : 0.68,
  })),
} as const satisfies Record<string, readonly Hit[]>;

type BassMove = 'root' | 'octave' | 'approach' | 'fifth';
/** Bass figures; `approach` steps to the next chord's root from below. */
const bassFigures: Record<string, readonly (Hit & { readonly move: BassMove })[]> = {
  held: [{ at: 0, length: 3.8, velocity: 0.75, move: 'root' }],
  verse: [
    { at: 0, length: 1.35, velocity: 0.9, move: 'root' },
    { at: 1.75, length: 0.6, velocity: 0.7, move: 'root' },
    { at: 2.5, length: 0.9, velocity: 0.85, move: 'fifth' },
    { at: 3.5, length: 0.45, velocity: 0.7, move: 'approach' },
  ],
  pulse: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5].map((at) => ({
    at,
    length: 0.42,
    velocity: at % 1 === 0 ? 0.85 : 0.68,
    move: 'root',
  })),
  chorus: [
    { at: 0, length: 0.45, velocity: 1, move: 'root' },
    { at: 0.5, length: 0.4, velocity: 0.8, move: 'root' },
    { at: 1.25, length: 0.25, velocity: 0.7, move: 'octave' },
    { at: 1.5, length: 0.45, velocity: 0.9, move: 'root' },
    { at: 2, length: 0.4, velocity: 0.9, move: 'root' },
    { at: 2.5, length: 0.45, velocity: 0.85, move: 'root' },
    { at: 3, length: 0.25, velocity: 0.72, move: 'octave' },
    { at: 3.5, length: 0.48, velocity: 0.85, move: 'approach' },
  ],
};

/** Sixteen steps; a digit is a tone of the chord counted from the bottom, 4 and up an octave higher. */
const picking = {
  verse: '0..2..3.1..2.4.3',
  busy: '0.21.3.24.32.1.3',
  arpeggio: '0213243502132435',
} as const;

interface Section {
  readonly name: string;
  /** One entry per bar; several names share the bar evenly. */
  readonly chords: readonly (readonly ChordName[])[];
  readonly groove: readonly GrooveName[];
  readonly bass: keyof typeof bassFigures | null;
  readonly keys: keyof typeof comping | null;
  readonly pluck: keyof typeof picking | null;
  readonly arpeggio: boolean;
  readonly pad: number;
  readonly choir: number;
  /** One string of notes per bar: `PITCH/BEATS` with a vowel for sung notes, `-/BEATS` for a rest. */
  readonly lead?: readonly string[];
  readonly harmony?: boolean;
  readonly bell?: readonly string[];
  readonly crash?: boolean;
  /** Bars at the end over which noise rises into the next section. */
  readonly riseBars?: number;
}

const hook = [
  'A4/.5 D5/.5 F#5/1 E5/.5 D5/1.5',
  'A4/.5 C#5/.5 E5/1 C#5/.5 A4/1.5',
  'A4/.5 B4/.5 F#5/1 E5/.5 D5/1.5',
  'Bb4/.5 D5/.5 E5/1 D5/.5 Bb4/1.5',
];

const chorusLead = [
  'D5/.5o D5/.5a E5/.5a F#5/1a E5/.5i D5/1o',
  'E5/1.5a C#5/.5e A4/1o -/.5 A4/.5u',
  'C#5/.5o C#5/.5a D5/.5a E5/1a D5/.5i C#5/1o',
  'D5/1.5a B4/.5e F#4/1o -/.5 A4/.5u',
  'D5/.5o D5/.5a E5/.5a F#5/1a A5/.5a G5/1o',
  'E5/1.5a D5/.5e Bb4/1o -/1',
  'A4/.5u D5/.5o F#5/1.5a E5/.5e D5/1o',
];

const sections: readonly Section[] = [
  {
    name: 'intro',
    chords: [['Dadd9'], ['F#m7'], ['Gmaj9'], ['Gm6']],
    groove: ['none', 'none', 'heartbeat', 'heartbeat'],
    bass: null,
    keys: 'held',
    pluck: 'verse',
    arpeggio: false,
    pad: 0.55,
    choir: 0,
    bell: hook,
    riseBars: 1,
  },
  {
    name: 'verse 1',
    chords: [['Dadd9'], ['F#m7'], ['Gmaj9'], ['Gm6'], ['Dadd9'], ['F#m7'], ['Em9'], ['A7sus']],
    groove: ['verse', 'verse', 'verse', 'verse', 'verseSnare', 'verseSnare', 'verseSnare', 'verseFill'],
    bass: 'verse',
    keys: 'verse',
    pluck: 'verse',
    arpeggio: false,
    pad: 0.45,
    choir: 0,
    lead: [
      '-/.5 F#4/.5e F#4/.5i E4/.5e F#4/.5a A4/1o F#4/.5e',
      'E4/1a C#4/.5o E4/1a -/1.5',
      '-/.5 D4/.5o F#4/.5a F#4/.5i F#4/.5e E4/1a D4/.5o',
      'D4/.5u E4/.5a D4/.5o Bb3/1a -/1.5',
      '-/.5 F#4/.5e F#4/.5i E4/.5e F#4/.5a A4/1o B4/.5a',
      'A4/1a F#4/.5o E4/1a -/1.5',
      '-/.5 G4/.5o G4/.5a F#4/.5i G4/.5e B4/1a A4/.5o',
      'G4/.5u E4/.5a D4/.5o E4/1.5a -/1',
    ],
  },
  {
    name: 'pre-chorus',
    chords: [['Em7'], ['F#m7'], ['Gmaj9'], ['A7sus', 'A7']],
    groove: ['pre', 'pre', 'preBuild', 'preStop'],
    bass: 'pulse',
    keys: 'pulse',
    pluck: 'busy',
    arpeggio: false,
    pad: 0.65,
    choir: 0.5,
    lead: [
      'G4/1.5a B4/.5i A4/1e G4/1o',
      'A4/1.5a C#5/.5i B4/1e A4/1o',
      'B4/1.5a D5/.5i C#5/1e B4/1o',
      'D5/1o E5/1.75a -/.75 C#5/.5u',
    ],
    crash: true,
    riseBars: 2,
  },
  {
    name: 'chorus',
    chords: [['G'], ['A'], ['F#m'], ['Bm7'], ['G'], ['Gm6'], ['D/A'], ['A7sus', 'A7']],
    groove: ['chorus', 'chorus', 'chorus', 'chorusTurn', 'chorus', 'chorus', 'chorus', 'chorusFill'],
    bass: 'chorus',
    keys: 'push',
    pluck: 'busy',
    arpeggio: true,
    pad: 0.9,
    choir: 0.75,
    lead: [...chorusLead, 'E5/1a D5/1o C#5/1a -/1'],
    crash: true,
  },
  {
    name: 'verse 2',
    chords: [['Dadd9'], ['F#m7'], ['Em7', 'F#m7'], ['Gmaj9', 'A7sus']],
    groove: ['verseSnare', 'verseSnare', 'preBuild', 'preStop'],
    bass: 'verse',
    keys: 'verse',
    pluck: 'busy',
    arpeggio: false,
    pad: 0.5,
    choir: 0.4,
    lead: [
      '-/.5 F#4/.5e A4/.5i F#4/.5e A4/.5a B4/1o A4/.5e',
      'A4/1a F#4/.5o E4/1a -/1 E4/.5u',
      'G4/1a B4/1o A4/1a C#5/1o',
      'B4/1a D5/1o E5/1.25a -/.25 C#5/.5u',
    ],
    bell: ['-/4', '-/2.5 C#5/.5 E5/.5 A5/.5', '-/4', '-/4'],
    crash: true,
    riseBars: 2,
  },
  {
    name: 'last chorus',
    chords: [['G'], ['A'], ['F#m'], ['Bm7'], ['G'], ['Gm6'], ['D/A'], ['A7sus', 'A7']],
    groove: ['chorus', 'chorus', 'chorus', 'chorusTurn', 'chorus', 'chorus', 'chorusTurn', 'chorusFill'],
    bass: 'chorus',
    keys: 'push',
    pluck: 'busy',
    arpeggio: true,
    pad: 1,
    choir: 1,
    lead: [...chorusLead, 'E5/1a F#5/1a E5/1.5a -/.5'],
    harmony: true,
    bell: [
      '-/4',
      '-/2.5 A5/.5 E5/.5 C#5/.5',
      '-/4',
      '-/2.5 A5/.5 F#5/.5 D5/.5',
      '-/4',
      '-/2.5 Bb5/.5 G5/.5 E5/.5',
      '-/4',
      '-/4',
    ],
    crash: true,
  },
  {
    name: 'outro',
    chords: [['Dadd9'], ['F#m7'], ['Gm6'], ['D']],
    groove: ['heartbeat', 'heartbeat', 'heartbeat', 'last'],
    bass: 'held',
    keys: 'held',
    pluck: 'verse',
    arpeggio: false,
    pad: 0.75,
    choir: 0.6,
    lead: ['D5/3o -/1', '-/4', '-/.5 D5/.5o E5/1a D5/.5o Bb4/1.5a', 'A4/3.6o -/.4'],
    bell: [hook[0] as string, hook[1] as string, '-/4', 'A4/.5 D5/.5 F#5/1 A5/2'],
    crash: true,
  },
];

const pitchClasses: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** MIDI number of a name such as `F#4` or `Bb3` (C4 = 60). */
export function pitchToMidi(name: string): number {
  const match = /^([A-G])([#b]?)(\d)$/.exec(name);
  const pitchClass = pitchClasses[match?.[1] ?? ''];
  if (!match || pitchClass === undefined) throw new Error(`Not a pitch: ${name}`);
  const accidental = match[2] === '#' ? 1 : match[2] === 'b' ? -1 : 0;
  return 12 * (Number(match[3]) + 1) + pitchClass + accidental;
}

/** Reads one bar of `PITCH/BEATS` tokens. Throws when the bar does not hold exactly four beats. */
export function readBar(text: string, startBeat: number, velocity: number): SungNote[] {
  const notes: SungNote[] = [];
  let at = 0;
  for (const token of text.split(' ')) {
    const match = /^([A-G][#b]?\d|-)\/(\d*\.?\d+)([aeiou]?)$/.exec(token);
    if (!match) throw new Error(`Not a note: ${token}`);
    const length = Number(match[2]);
    const name = match[1] as string;
    if (name !== '-') {
      // Singers lean on the beat and on the long notes.
      const accent = (at % 1 === 0 ? 0.06 : -0.04) + (length >= 1 ? 0.06 : 0);
      const vowel = (match[3] === '' ? 'a' : match[3]) as Vowel;
      notes.push({
        beat: startBeat + at,
        length,
        midi: pitchToMidi(name),
        velocity: velocity + accent,
        vowel,
      });
    }
    at += length;
  }
  if (Math.abs(at - beatsPerBar) > 1e-9) throw new Error(`A bar of ${at} beats: ${text}`);
  return notes;
}

const dMajor = new Set([2, 4, 6, 7, 9, 11, 1]);

/** The scale tone below a root: how the bass walks into the next chord. */
function stepBelow(midi: number): number {
  const whole = midi - 2;
  return dMajor.has(whole % 12) ? whole : midi - 1;
}

function chordTone(upper: readonly number[], index: number): number {
  const octave = Math.floor(index / upper.length);
  return (upper[index % upper.length] as number) + 12 * octave;
}

/** The nearest tone of the chord at least a minor third under the melody. */
function harmonyBelow(midi: number, upper: readonly number[]): number {
  for (let below = midi - 3; below > midi - 10; below -= 1) {
    if (upper.some((tone) => (tone - below) % 12 === 0)) return below;
  }
  return midi - 12;
}

/** Lays the sections one after the other and writes every part out in full. */
export function composeScore(): Score {
  const random = createRandom(1120);
  const wobble = (amount: number): number => (random() * 2 - 1) * amount;
  const drums: DrumHit[] = [];
  const bass: Note[] = [];
  const pad: Note[] = [];
  const keys: Note[] = [];
  const pluck: Note[] = [];
  const arpeggio: Note[] = [];
  const bell: Note[] = [];
  const lead: SungNote[] = [];
  const harmony: SungNote[] = [];
  const choir: [SungNote[], SungNote[]] = [[], []];
  const sweeps: Sweep[] = [];
  const placed: { name: string; beat: number; beats: number }[] = [];

  const barList = sections.flatMap((section) =>
    section.chords.map((names, bar) => ({ section, names, bar })),
  );
  barList.forEach(({ section, names, bar }, barIndex) => {
    const beat = barIndex * beatsPerBar;
    if (bar === 0) {
      placed.push({ name: section.name, beat, beats: section.chords.length * beatsPerBar });
      if (section.crash) {
        drums.push({ beat, piece: 'crash', velocity: 0.9 });
        sweeps.push({ beat, length: 6, kind: 'fall', velocity: 0.8 });
      }
      if (section.riseBars) {
        const length = section.riseBars * beatsPerBar;
        const start = beat + section.chords.length * beatsPerBar - length;
        sweeps.push({ beat: start, length, kind: 'rise', velocity: section.riseBars > 1 ? 1 : 0.45 });
      }
    }

    const groove: Partial<Record<DrumPiece, string>> = grooves[section.groove[bar] as GrooveName];
    for (const [piece, steps] of Object.entries(groove) as [DrumPiece, string][]) {
      [...steps].forEach((step, index) => {
        const velocity = stepVelocity[step];
        if (velocity === undefined) return;
        drums.push({ beat: beat + index / 4, piece, velocity: velocity * (1 + wobble(0.06)) });
      });
    }

    const share = beatsPerBar / names.length;
    const nextName = (barList[barIndex + 1] ?? barList[barIndex])?.names[0] as ChordName;
    names.forEach((name, part) => {
      const chord = chords[name];
      const start = beat + part * share;
      const next = chords[names[part + 1] ?? nextName];
      const inPart = (hit: Hit): boolean => hit.at >= part * share && hit.at < (part + 1) * share;
      const isLast = barIndex === barList.length - 1;

      if (section.pad > 0) {
        for (const midi of chord.upper) {
          pad.push({ beat: start, length: share + (isLast ? 2 : 0), midi, velocity: section.pad });
        }
      }
      for (const hit of section.keys ? comping[section.keys] : []) {
        if (!inPart(hit) && !(part > 0 && hit.at === 0)) continue;
        const at = part > 0 && hit.at === 0 ? start : beat + hit.at;
        chord.upper.forEach((midi, voice) => {
          // A few milliseconds from thumb to little finger.
          const roll = voice * 0.012 + Math.abs(wobble(0.008));
          const velocity = hit.velocity * (1 + wobble(0.08));
          keys.push({ beat: at + roll, length: Math.min(hit.length, start + share - at), midi, velocity });
        });
      }
      for (const hit of section.bass ? (bassFigures[section.bass] ?? []) : []) {
        if (!inPart(hit)) continue;
        const midi =
          hit.move === 'octave'
            ? chord.bass + 12
            : hit.move === 'fifth'
              ? chord.bass + (chord.bass + 7 > 50 ? -5 : 7)
              : hit.move === 'approach' && next.bass !== chord.bass
                ? stepBelow(next.bass)
                : chord.bass;
        const length = isLast ? 5 : hit.length;
        // The whole part sounds an octave lower than the table, which keeps the table readable.
        bass.push({
          beat: beat + hit.at,
          length,
          midi: midi - 12,
          velocity: hit.velocity * (1 + wobble(0.04)),
        });
      }
      const pick = (target: Note[], pattern: string, raise: number, length: number, level: number): void => {
        [...pattern].forEach((digit, index) => {
          const at = index / 4;
          if (digit === '.' || at < part * share || at >= (part + 1) * share) return;
          const accent = index % 4 === 0 ? 1 : index % 2 === 0 ? 0.85 : 0.7;
          const midi = chordTone(chord.upper, Number(digit)) + raise;
          target.push({ beat: beat + at, length, midi, velocity: level * accent * (1 + wobble(0.1)) });
        });
      };
      if (section.pluck && !isLast) pick(pluck, picking[section.pluck], 12, 1.5, 0.8);
      if (section.arpeggio) pick(arpeggio, picking.arpeggio, 12, 0.22, 0.8);
      if (section.choir > 0) {
        const voices = [chordTone(chord.upper, 2), chordTone(chord.upper, 3)];
        voices.forEach((midi, voice) => {
          const length = share - 0.05 + (isLast ? 1 : 0);
          choir[voice]?.push({
            beat: start,
            length,
            midi,
            velocity: section.choir,
            vowel: voice === 0 ? 'u' : 'o',
          });
        });
      }
    });

    const level = section.name.includes('chorus') ? 0.9 : section.name === 'outro' ? 0.72 : 0.76;
    const sung = section.lead?.[bar];
    if (sung) {
      for (const note of readBar(sung, beat, level)) {
        lead.push(note);
        if (!section.harmony) continue;
        const name = names[Math.min(names.length - 1, Math.floor((note.beat - beat) / share))] as ChordName;
        harmony.push({ ...note, midi: harmonyBelow(note.midi, chords[name].upper) });
      }
    }
    const rung = section.bell?.[bar];
    if (rung) bell.push(...readBar(rung, beat, 0.72));
  });

  const beats = barList.length * beatsPerBar;
  return {
    tempoBpm,
    swing,
    beats,
    sections: placed,
    drums,
    bass,
    pad,
    keys,
    pluck,
    arpeggio,
    bell,
    lead,
    harmony,
    choir,
    sweeps,
  };
}

/**
 * Seconds from the start at which a beat sounds, with the swing applied: within each eighth the first sixteenth takes
 * `swing` of the time.
 */
export function beatToSeconds(score: Pick<Score, 'tempoBpm' | 'swing'>, beat: number): number {
  const eighth = Math.floor(beat * 2);
  const within = beat * 2 - eighth;
  const warped =
    within < 0.5 ? within * 2 * score.swing : score.swing + (within - 0.5) * 2 * (1 - score.swing);
  return ((eighth + warped) / 2) * (60 / score.tempoBpm);
}
