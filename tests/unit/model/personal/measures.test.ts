import { describe, expect, it } from 'vitest';
import { countWeights, fieldVirality, logReach } from '../../../../src/model/personal/measures.ts';
import { ownResults } from '../../../../src/model/personal/ownResults.ts';
import { commonAge, postsOf, readingAt, type PostReading } from '../../../../src/model/personal/posts.ts';

const reading = (changes: Partial<PostReading> = {}): PostReading => ({
  songId: 'a',
  platform: 'tiktok',
  postedOn: '2026-03-01',
  note: '',
  daysSince: 30,
  views: 1000,
  likes: null,
  shares: null,
  comments: null,
  videosWithSound: null,
  followers: 999,
  ...changes,
});

describe("the field's virality measure", () => {
  const posts = [
    reading({ views: 100, likes: 10, shares: 3, comments: 5, videosWithSound: 1 }),
    reading({ views: 200, likes: 20, shares: 2, comments: 5, videosWithSound: 4 }),
    reading({ views: 300, likes: 30, shares: 1, comments: 5, videosWithSound: null }),
  ];

  it('weighs each count by one minus its correlation with the views', () => {
    const weights = countWeights(posts);
    const of = (name: string) => weights.find((weight) => weight.name === name);
    expect(of('likes')).toMatchObject({ correlation: 1, weight: 0, posts: 3 });
    expect(of('shares')).toMatchObject({ correlation: -1, weight: 2, posts: 3 });
    expect(of('comments')).toEqual({ name: 'comments', posts: 3, weight: null, reason: 'no-variance' });
    expect(of('videosWithSound')).toEqual({
      name: 'videosWithSound',
      posts: 2,
      weight: null,
      reason: 'few-posts',
    });
    expect(posts.map((post) => fieldVirality(post, weights))).toEqual([106, 204, 302]);
  });

  it('is a half-way weight where the correlation is', () => {
    // Views 1, 2, 3; counts 1, 3, 2: r = 1/2.
    const half = [
      [1, 1],
      [2, 3],
      [3, 2],
    ].map(([views = 0, shares = 0]) => reading({ views, shares }));
    const weight = countWeights(half).find(({ name }) => name === 'shares')?.weight;
    expect(weight).toBeCloseTo(0.5, 12);
  });

  it('says nothing of two posts, of a post that lacks a weighted count, and without views', () => {
    expect(countWeights(posts.slice(0, 2)).every(({ weight }) => weight === null)).toBe(true);
    expect(fieldVirality(posts[0] ?? reading(), countWeights(posts.slice(0, 2)))).toBeNull();
    const weights = countWeights(posts);
    expect(fieldVirality(reading({ likes: 5 }), weights)).toBeNull();
    expect(fieldVirality(reading({ views: null, likes: 5, shares: 5 }), weights)).toBeNull();
  });
});

describe('reach beyond the followers', () => {
  it('is zero at as many views as followers and one at ten times as many', () => {
    expect(logReach({ views: 500, followers: 500 })).toBe(0);
    expect(logReach({ views: 9999, followers: 999 })).toBe(1);
    expect(logReach({ views: 0, followers: 0 })).toBe(0);
    expect(logReach({ views: null, followers: 5 })).toBeNull();
    expect(logReach({ views: 5, followers: null })).toBeNull();
  });
});

describe('posts and their readings', () => {
  it('are one post where song, platform, day and note are the same', () => {
    const posts = postsOf([
      reading({ daysSince: 30 }),
      reading({ daysSince: 3, platform: 'TikTok ' }),
      reading({ note: 'dance version' }),
      reading({ postedOn: '2026-03-02' }),
    ]);
    expect(posts.map(({ readings }) => readings.map(({ daysSince }) => daysSince))).toEqual([
      [30],
      [3, 30],
      [30],
    ]);
  });

  it('are compared at the age at which most have figures', () => {
    const posts = postsOf([
      reading({ songId: 'a', daysSince: 7 }),
      reading({ songId: 'a', daysSince: 30 }),
      reading({ songId: 'b', daysSince: 28 }),
      reading({ songId: 'c', daysSince: 1 }),
    ]);
    expect(commonAge(posts)).toBe(30);
    expect(posts.map((post) => readingAt(post, 30)?.daysSince ?? null)).toEqual([30, 28, null]);
    expect(commonAge([])).toBeNull();
  });

  it('count as of like age up to twice the days', () => {
    const [post] = postsOf([reading({ daysSince: 61 })]);
    if (!post) throw new Error('no post');
    expect(readingAt(post, 30)?.daysSince).toBe(61);
    expect(readingAt(post, 29)).toBeNull();
  });
});

describe("a person's own results", () => {
  it('are measured from the middle of the songs on each platform', () => {
    const reach = (songId: string, platform: string, factor: number) =>
      reading({ songId, platform, followers: 99, views: 100 * factor - 1 });
    const { songs, leftOut, ageDays } = ownResults([
      reach('a', 'tiktok', 1),
      reach('b', 'tiktok', 10),
      reach('c', 'tiktok', 100),
      // Instagram is ten times as generous; that is not the songs' merit.
      reach('a', 'instagram', 10),
      reach('b', 'instagram', 100),
      reach('c', 'instagram', 1000),
      reach('a', 'youtube', 50),
    ]);
    expect(ageDays).toBe(30);
    const results = new Map(songs.map(({ songId, result }) => [songId, result]));
    expect(results.get('a')).toBeCloseTo(-1, 9);
    expect(results.get('b')).toBeCloseTo(0, 9);
    expect(results.get('c')).toBeCloseTo(1, 9);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['lonely-platform']);
  });

  it('leave out posts without followers and posts of another age, and say so', () => {
    const { songs, leftOut } = ownResults([
      reading({ songId: 'a' }),
      reading({ songId: 'b', views: 5000 }),
      reading({ songId: 'c', views: 9000 }),
      reading({ songId: 'd', followers: null }),
      reading({ songId: 'e', daysSince: 400 }),
    ]);
    expect(songs.map(({ songId }) => songId)).toEqual(['a', 'b', 'c']);
    expect(leftOut.map(({ post, reason }) => [post.songId, reason])).toEqual([
      ['d', 'figures-missing'],
      ['e', 'other-age'],
    ]);
  });

  it('are nothing without posts', () => {
    expect(ownResults([])).toEqual({ ageDays: null, songs: [], compared: [], leftOut: [] });
  });
});
