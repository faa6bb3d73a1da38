import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalSteps } from '../../src/analysis/canonicalSteps.ts';
import { CANONICAL_SAMPLE_RATE } from '../../src/features/spec.ts';
import { runSteps } from '../../src/features/steps.ts';
import type { OutsideNotice } from '../../src/model/outside/outside.ts';
import type { PanelEstimate } from '../../src/model/runtime/panel.ts';
import { decodeAudioFile } from '../audio/decodeFile.ts';
import { hear, type HeardSong } from './listen.ts';
import { SYNTHETIC_SOUNDS } from './syntheticSounds.ts';

/** What the notice says about one sound. */
interface Noticed {
  readonly name: string;
  readonly distance: number;
  readonly reasons: OutsideNotice['reasons'];
}

/** Sounds of one kind and how many of them are flagged as no songs. */
export interface KindNoticed {
  readonly kind: string;
  readonly sounds: number;
  readonly flagged: number;
  readonly each: readonly Noticed[];
}

type Ask = (song: HeardSong) => Promise<PanelEstimate>;

const SHORT_SECONDS = 5;
/** More than this of a recording tells nothing new. */
const LONGEST_SECONDS = 90;

async function canonicalOf(path: string): Promise<Float32Array<ArrayBuffer>> {
  const canonical = runSteps(canonicalSteps(await decodeAudioFile(path)));
  return canonical.slice(0, LONGEST_SECONDS * CANONICAL_SAMPLE_RATE);
}

/**
 * Asks whether sounds are like released songs: synthetic ones, and recordings where there are any.
 *
 * @param songs the songs of the measurement, by name
 * @param clip a song of which five seconds are asked about
 * @param recordings a folder with one folder of sound files for every kind, or `null`
 */
export async function noticeSounds(
  ask: Ask,
  songs: readonly { readonly name: string; readonly song: HeardSong }[],
  clip: string,
  recordings: string | null,
): Promise<KindNoticed[]> {
  const kinds = new Map<string, Noticed[]>();
  const add = async (kind: string, name: string, song: HeardSong): Promise<void> => {
    const { distance, reasons } = (await ask(song)).outside;
    const others = kinds.get(kind) ?? [];
    kinds.set(kind, [...others, { name, distance: Math.round(distance * 1000) / 1000, reasons }]);
  };
  for (const { name, song } of songs) await add('songs', name, song);
  for (const { kind, name, render } of SYNTHETIC_SOUNDS) await add(kind, name, hear(render()));
  const whole = await canonicalOf(clip);
  const from = Math.floor(whole.length / 2);
  await add(
    'five seconds of a song',
    'from its middle',
    hear(whole.slice(from, from + SHORT_SECONDS * CANONICAL_SAMPLE_RATE)),
  );
  if (recordings !== null) {
    for (const kind of readdirSync(recordings).sort()) {
      for (const file of readdirSync(join(recordings, kind)).sort()) {
        await add(`recorded: ${kind}`, file, hear(await canonicalOf(join(recordings, kind, file))));
      }
    }
  }
  return [...kinds].map(([kind, each]) => ({
    kind,
    sounds: each.length,
    flagged: each.filter(({ reasons }) => reasons.length > 0).length,
    each,
  }));
}
