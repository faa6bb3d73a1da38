import { createHash } from 'node:crypto';

/** Shard `index` (1 … `count`) of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Parses `2/8`. @throws Error if it is not so */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (!(shard.index >= 1 && shard.index <= shard.count)) {
    throw new Error(`--shard ${text} is not i/n with i from 1 to n, for instance 2/8`);
  }
  return shard;
}

/**
 * Whether a file belongs to a shard. Decided by the file's name alone, so that files that are added later
 * move no other file to another shard.
 */
export function inShard(file: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(file).digest().readUInt32BE(0) % count === index - 1;
}
