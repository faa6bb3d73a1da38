/** Whom a jury learned from, in the words of the manifest and of the model card. */
export interface Population {
  /** Names the table. */
  readonly trainedOn: string;
  /** For the page: "It learned from … songs by … artists: …". */
  readonly description: string;
  /** For the card: where the songs come from, under which licence, what the label is. One item each. */
  readonly data: (songs: string, artists: string) => readonly string[];
  /** How the time split was made; not printed where there is none. */
  readonly timeSplit: string;
  /** What is known of the languages of the songs. */
  readonly languages: string;
  /** For the card, one item each. */
  readonly confounds: readonly string[];
}

export const CHART_SONGS: Population = {
  trainedOn: 'chart-songs',
  description: 'Vietnamese songs uploaded in 2017 and 2018 to one streaming service',
  data: (songs, artists) => [
    `**Songs:** ${songs} recordings of ${artists} artists, Vietnamese, uploaded in 2017 and 2018 to one streaming service
  (Zing MP3); training table of the "Hit Song Prediction" task of the Zalo AI Challenge 2019, from the public
  repository anhtholee/zalo-hit-song. The table that trains this model leaves out a fifth of the artists.`,
    `**Licence:** competition data; the repository states no licence. Only figures derived from audio were used, no
  audio; the rows are not part of this project and must not be redistributed.`,
    `**Label:** rank 1 (best) to 10, from the song's place in the service's charts over the six months after upload.
  The ten values are tenths of an ordering, not chart places. It belongs to an upload, not to a work, and is noisy:
  the same recording uploaded twice differs by 2.3 tenths on average.`,
  ],
  timeSplit: `Trained on uploads before 2018-08-31, tested on later uploads of artists without an earlier one. This is the honest guess
for an unknown newcomer of a later season; the test set is small.`,
  languages: `All songs come from one Vietnamese service and its Vietnamese listeners; the table does not name the language of a song.
Figures by language cannot be given, and nothing is known of how the jury treats songs in other languages.`,
  confounds: [
    '**Genre and production style** carry most of the skill; backing tracks without a singer (9 % of the songs) rank low.',
    '**Fame** of the artist is the largest unseen factor.',
    '**The level drifts with time:** late uploads rank lower on average.',
    `**Lossy sources:** the training songs were MP3; very low bitrates (below 128 kbit/s) move the figures further than
  the model was prepared for.`,
    'Songs shorter than 20 s or longer than ten minutes are rare in the table; inputs are limited there.',
  ],
};

/** The population of somebody's own table, in their words. */
export function ownPopulation(own: {
  readonly name: string;
  readonly description: string;
  readonly lateFromYear: number | null;
}): Population {
  return {
    trainedOn: own.name,
    description: own.description,
    data: (songs, artists) => [
      `**Songs:** ${songs} recordings of ${artists} artists, from the table "${own.name}": ${own.description}.`,
      '**Licence:** who trains on a table answers for the right to do so; nothing is known about it here.',
      `**Label:** the table's own measure of success, ranked within the table and cut into tenths: rank 1 (best) to 10.
  Songs of equal success are spread over the tenths that they share. What the measure is, and whether it means the
  same for old and new songs, is up to the table.`,
    ],
    timeSplit: `Trained on songs from before ${own.lateFromYear ?? ''}, tested on songs from then on, of artists without an earlier one. This is
the honest guess for an unknown newcomer of a later year.`,
    languages: 'The table does not name the language of a song, so figures by language cannot be given.',
    confounds: [
      '**Genre and production style** may carry most of the skill.',
      '**Fame** of the artist and promotion are not in the sound and not seen.',
      '**Age:** where success adds up over time, old songs look better than new ones.',
      'Formats: if successful and other songs came from different sources (studio files here, MP3 there), the model may have learned that.',
    ],
  };
}
