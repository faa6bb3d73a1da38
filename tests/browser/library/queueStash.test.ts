import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LibraryConnection, QueueItem } from '../../../src/library/db.ts';
import { queueIsLeft } from '../../../src/library/queueMark.ts';
import { dropQueue, holdQueue, leftQueues, noteInStash, stashItem } from '../../../src/library/queueStash.ts';
import { TestLibrary } from '../../support/library/freshLibrary.ts';

let library: TestLibrary;
let tab: LibraryConnection;
beforeEach(() => {
  library = new TestLibrary();
  tab = library.tab();
});
afterEach(() => library.dispose());

const item = (id: string, batch: string, position: number): QueueItem => ({
  id,
  batch,
  position,
  file: new File([`sound of ${id}`], `${id}.wav`),
  state: 'waiting',
  songId: null,
  failure: null,
  addedAt: '2030-01-01T00:00:00.000Z',
});

test('a queue is found by another tab with its files in their order', async () => {
  await stashItem(item('b', 'album', 1), tab);
  await stashItem(item('a', 'album', 0), tab);
  await stashItem(item('x', 'other', 0), tab);
  const queues = await leftQueues(library.tab());
  expect(queues.map(({ batch, items }) => [batch, items.map(({ id }) => id)])).toEqual(
    expect.arrayContaining([
      ['album', ['a', 'b']],
      ['other', ['x']],
    ]),
  );
  const kept = queues.find(({ batch }) => batch === 'album')?.items[0]?.file;
  expect(kept?.name).toBe('a.wav');
  expect(await kept?.text()).toBe('sound of a');
});

test('the bytes of a song that is done are not kept', async () => {
  await stashItem(item('a', 'album', 0), tab);
  await noteInStash('a', { songId: 'song' }, tab);
  const [waiting] = (await leftQueues(tab))[0]?.items ?? [];
  expect(waiting?.file.size).toBeGreaterThan(0);
  await noteInStash('a', { state: 'done' }, tab);
  await noteInStash('never there', { state: 'done' }, tab);
  const [queue, ...others] = await leftQueues(tab);
  expect(others).toEqual([]);
  expect(queue?.items).toMatchObject([{ id: 'a', state: 'done', songId: 'song' }]);
  expect(queue?.items[0]?.file.size).toBe(0);
});

test('a queue that a tab works on is not taken for abandoned, and can be held once', async () => {
  const batch = crypto.randomUUID();
  await stashItem(item('a', batch, 0), tab);
  const release = await holdQueue(batch);
  expect(release).not.toBeNull();
  expect(await leftQueues(tab)).toEqual([]);
  expect(await queueIsLeft()).toBe(false);
  expect(await holdQueue(batch)).toBeNull();
  release?.();
  await expect.poll(() => queueIsLeft()).toBe(true);
  expect(await leftQueues(tab)).toHaveLength(1);
  await dropQueue(batch, tab);
  expect(await leftQueues(tab)).toEqual([]);
  expect(await queueIsLeft()).toBe(false);
});
