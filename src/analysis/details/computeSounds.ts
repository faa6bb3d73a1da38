import { projectSong, type Catalogue } from '../../model/catalogue/catalogue.ts';
import {
  blockDistance,
  nearestSongs,
  shareFurtherApart,
  shareNearer,
  type Neighbour,
} from '../../model/catalogue/search.ts';
import type { TitleMatch } from '../../model/catalogue/titles.ts';
import { estimateGenre, GENRES } from '../../model/genre/genre.ts';
import type { KnownSongs } from '../../model/runtime/knownSongs.ts';
import { hearingOf, type Hearing } from './hearing.ts';
import type { DetailContext, MeasuredSong, SongNames } from './song.ts';
import type { Sounds } from './sounds.ts';

/** Songs that are shown at once, of all and of each genre. */
const NEIGHBOURS = 10;
const DIGITS = 4;

/** The nearest songs of all and of each genre, each once, the nearest first. */
function neighboursOf(catalogue: Catalogue, vector: ArrayLike<number>): Neighbour[] {
  const lists = [
    nearestSongs(catalogue, vector, NEIGHBOURS),
    ...GENRES.map((genre) =>
      nearestSongs(catalogue, vector, NEIGHBOURS, (song) => catalogue.songs[song]?.genre === genre),
    ),
  ];
  const bySong = new Map(lists.flat().map((neighbour) => [neighbour.song, neighbour]));
  return [...bySong.values()].sort((a, b) => a.distance - b.distance || a.song - b.song);
}

const rounded = (value: number): number =>
  Math.min(1, Math.max(0, Math.round(value * 10 ** DIGITS) / 10 ** DIGITS));

function near(catalogue: Catalogue, features: ArrayLike<number>, hearing: Hearing): Sounds['near'] {
  const vector = projectSong(catalogue, { summary: hearing.summary, texture: hearing.texture, features });
  const { shares, pairs, blocks, nearest } = catalogue.distances;
  const neighbours = neighboursOf(catalogue, vector);
  return {
    catalogueSongs: catalogue.songs.length,
    nearerElsewhere: rounded(shareNearer(neighbours[0]?.distance ?? Infinity, nearest)),
    songs: neighbours.map(({ song, distance }) => ({
      title: catalogue.songs[song]?.title ?? '',
      artist: catalogue.songs[song]?.artist ?? '',
      genre: catalogue.songs[song]?.genre ?? null,
      closerThan: rounded(shareFurtherApart(distance, shares, pairs)),
      blocks: catalogue.blocks.map((block) =>
        rounded(
          shareFurtherApart(blockDistance(catalogue, block, vector, song), shares, blocks[block.name] ?? []),
        ),
      ),
    })),
  };
}

/** A title that may hold its artist in front, as file names often do. */
function readings({ title, artist }: SongNames): SongNames[] {
  const dash = /^(.+?)\s+[-–—]\s+(.+)$/u.exec(title);
  const split = dash?.[1] && dash[2] ? { artist: dash[1], title: dash[2] } : null;
  return artist === null && split ? [split, { title, artist }] : [{ title, artist }];
}

function titleMatches({ catalogue, titles }: KnownSongs, names: SongNames): Sounds['titles'] {
  if (!catalogue || !titles) return null;
  const best = new Map<number, TitleMatch>();
  for (const reading of readings(names)) {
    for (const match of titles.match(reading.title, reading.artist, catalogue.titlesNearFrom)) {
      if ((best.get(match.song)?.title ?? -1) < match.title) best.set(match.song, match);
    }
  }
  return {
    title: names.title,
    artist: names.artist,
    matches: [...best.values()]
      .sort((a, b) => b.title - a.title || (b.artist ?? 0) - (a.artist ?? 0) || a.song - b.song)
      .map(({ song, title, artist }) => ({
        title: catalogue.songs[song]?.title ?? '',
        artist: catalogue.songs[song]?.artist ?? '',
        titleLikeness: rounded(title),
        artistLikeness: artist === null ? null : rounded(artist),
      })),
  };
}

/**
 * What a kept song resembles, as far as the model and the listener know it.
 *
 * @param load what is known of released songs
 */
export async function computeSounds(
  song: MeasuredSong,
  { signal, names }: DetailContext,
  load: () => Promise<KnownSongs>,
): Promise<Sounds> {
  const known = await load();
  signal.throwIfAborted();
  const hearing = hearingOf(song);
  const estimate = hearing && known.genre ? estimateGenre(hearing.tags, known.genre) : null;
  // Vectors of another listener cannot be compared.
  const comparable = hearing && known.catalogue?.listenerVersion === hearing.version ? known.catalogue : null;
  return {
    genre: estimate && {
      clear: estimate.clear,
      probabilities: estimate.genres.map(({ genre, probability }) => ({
        genre,
        probability: rounded(probability),
      })),
    },
    moods:
      estimate?.moods.map(({ mood, probability }) => ({ mood, probability: rounded(probability) })) ?? null,
    near: hearing && comparable && near(comparable, song.features.values, hearing),
    titles: names ? titleMatches(known, names) : null,
  };
}
