/** The worker in which a song's numbers and odds are computed; the page talks to it through `rpc/`. */
import { cutClip } from '../audio/cutClip.ts';
import { computeDetail, modelComputations, soundComputations } from './details/compute.ts';
import { isModelDetail } from './details/lanes.ts';
import type { DetailName } from './details/schemas.ts';
import type { KeptSong } from './details/song.ts';
import { giveBack } from './giveBack.ts';
import { POOL_WORKER_NAME, type AnalysisMethods, type SoundInput } from './methods.ts';
import type { ScopeLike } from './rpc/protocol.ts';
import { serve } from './rpc/server.ts';
import { analyseSound } from './sound.ts';
import {
  detailElsewhere,
  predictElsewhere,
  startSecondThread,
  useOneThread,
  warmUpSecondThread,
} from './secondThread.ts';
import { BACKEND_ORDER, SMALL_NETWORKS_ORDER } from '../model/runtime/backends.ts';
import { createJuries } from '../model/runtime/juries.ts';
import { computeWhatIf } from './whatIf/whatIf.ts';

const isOneOfMany = (globalThis as { name?: string }).name === POOL_WORKER_NAME;

const jury = createJuries(
  (message) => {
    // eslint-disable-next-line no-console -- a backend passed over is worth knowing when helping someone
    console.warn(`Earshot: ${message}`);
  },
  isOneOfMany ? SMALL_NETWORKS_ORDER : BACKEND_ORDER,
);

const modelDetails = modelComputations(jury);
const soundDetails = soundComputations({
  predictBatch: async (rows) => (await predictElsewhere(rows)) ?? jury.predictBatch(rows),
});
let kept: KeptSong | null = null;
/** The parts for which the full-rate sound is still needed; `null` where anything may be asked of it. */
let soundFor: readonly DetailName[] | null = null;
/** Whether a song is on its way to its verdict. */
let analysing = false;

function dropSound({ channels }: SoundInput): void {
  if (soundFor?.length === 0) giveBack(channels.map(({ buffer }) => buffer));
}

if (isOneOfMany) useOneThread();
else startSecondThread();

serve<AnalysisMethods>(globalThis as unknown as ScopeLike, {
  async warmUp() {
    const backend = await jury.warmUp();
    // The second thread has better things to do for a song on its way.
    if (!analysing) warmUpSecondThread();
    return { value: { backend }, transfer: [] };
  },
  async analyse({ songId, sound, keepSoundFor }, { signal, report }) {
    kept = null;
    soundFor = keepSoundFor ?? null;
    analysing = true;
    try {
      kept = await analyseSound(songId, sound, jury, signal, report, () => dropSound(sound));
    } finally {
      analysing = false;
    }
    return { value: kept.analysis, transfer: [] };
  },
  async detail({ songId, name, names }, context) {
    if (kept?.id !== songId) return { value: null, transfer: [] };
    const told = { ...context, names };
    const value = isModelDetail(name)
      ? ((await detailElsewhere(kept, name, told)) ?? (await computeDetail(modelDetails, name, kept, told)))
      : await computeDetail(soundDetails, name, kept, told);
    if (kept?.id === songId) {
      soundFor = soundFor?.filter((waiting) => waiting !== name) ?? null;
      dropSound(kept.sound);
    }
    return { value, transfer: [] };
  },
  forget() {
    if (kept) giveBack([...kept.sound.channels, kept.canonical].map(({ buffer }) => buffer));
    kept = null;
    return Promise.resolve({ value: undefined, transfer: [] });
  },
  async clipSound({ songId, range }) {
    if (kept?.id !== songId) return { value: null, transfer: [] };
    const { channels, sampleRate } = kept.sound;
    const cut = cutClip(channels, sampleRate, range);
    return { value: { channels: cut, sampleRate }, transfer: cut.map((channel) => channel.buffer) };
  },
  async whatIf({ songId, question, sound }, { signal, report }) {
    const asked = sound ?? (kept?.id === songId ? kept.sound : null);
    if (!asked) return { value: null, transfer: [] };
    const value = await computeWhatIf(jury, asked, question, signal, report);
    return { value, transfer: value.excerpt.channels.map((channel) => channel.buffer) };
  },
});
