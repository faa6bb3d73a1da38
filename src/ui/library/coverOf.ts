import { getCovers } from '../../library/repository.ts';

let waiting = new Map<string, ((cover: Blob | null) => void)[]>();

/** The small picture of a song, or `null`. Rows that come into view together are asked for together. */
export function coverOf(id: string): Promise<Blob | null> {
  return new Promise((resolve) => {
    if (waiting.size === 0) queueMicrotask(ask);
    waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
  });
}

function ask(): void {
  const asked = waiting;
  waiting = new Map();
  const answer = (covers: ReadonlyMap<string, Blob>) => {
    for (const [id, heard] of asked) for (const tell of heard) tell(covers.get(id) ?? null);
  };
  // A row without its picture is a row all the same.
  getCovers([...asked.keys()]).then(answer, () => answer(new Map()));
}
