import { songStructureSteps, type SongStructure } from '../../features/structure/songStructure.ts';
import { cooperate } from '../cooperate.ts';
import type { DetailContext, KeptSong } from './song.ts';

/** Several parts of the details ask for the same structure; it goes with its song. */
const known = new WeakMap<KeptSong, SongStructure>();

/** The structure of a kept song, computed once. */
export async function structureOf(song: KeptSong, { signal, report }: DetailContext): Promise<SongStructure> {
  let structure = known.get(song);
  if (!structure) {
    structure = await cooperate(songStructureSteps(song.canonical, song.features), signal, report);
    known.set(song, structure);
  }
  return structure;
}
