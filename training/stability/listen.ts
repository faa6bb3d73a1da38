import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalSteps } from '../../src/analysis/canonicalSteps.ts';
import { panelSong } from '../../src/analysis/panelSong.ts';
import { samplePeak } from '../../src/features/loudness/truePeak.ts';
import { extractChartFeatures } from '../../src/features/chartFeatures.ts';
import { runSteps } from '../../src/features/steps.ts';
import type { PanelSong } from '../../src/model/runtime/panel.ts';
import { decodeAudioFile } from '../audio/decodeFile.ts';
import { runFfmpeg, WORK_FOLDER } from '../audio/ffmpegNode.ts';
import type { Change } from './changes.ts';

/** Everything that is measured in a sound and does not depend on any model. */
export type HeardSong = Omit<PanelSong, 'chartTop20'>;

/** A song, and what happens to it. */
export interface ListenTask {
  readonly path: string;
  readonly changes: readonly Change[];
}

/** What is measured in a canonical signal. */
export function hear(canonical: Float32Array): HeardSong {
  const { chartTop20: _, ...heard } = panelSong(samplePeak(canonical), extractChartFeatures(canonical), NaN);
  return heard;
}

type Decoded = Awaited<ReturnType<typeof decodeAudioFile>>;

async function changed(
  original: Uint8Array,
  decoded: Decoded,
  change: Change,
  folder: string,
): Promise<Decoded> {
  if ('gain' in change) {
    return { ...decoded, channels: decoded.channels.map((channel) => channel.map((v) => v * change.gain)) };
  }
  const name = `changed.${change.extension}`;
  const run = await runFfmpeg(
    ['-i', `${WORK_FOLDER}/original`, '-vn', ...change.encode, `${WORK_FOLDER}/${name}`],
    { original },
  );
  const bytes = run.outputFiles.get(name);
  if (run.exitCode !== 0 || !bytes) throw new Error(`${change.name}: ${run.log.slice(-5).join(' | ')}`);
  const path = join(folder, name);
  await writeFile(path, bytes);
  return decodeAudioFile(path);
}

/** @returns the song as it is, then after each change, in their order */
export async function runTask({ path, changes }: ListenTask): Promise<HeardSong[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stability-'));
  try {
    const original = await readFile(path);
    const decoded = await decodeAudioFile(path);
    const heard = [hear(runSteps(canonicalSteps(decoded)))];
    for (const change of changes) {
      heard.push(hear(runSteps(canonicalSteps(await changed(original, decoded, change, folder)))));
    }
    return heard;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
