/** What the juries say, and the notice about sounds that they cannot judge. */
export default {
  title: {
    one: 'What one jury says',
    two: 'What two juries say',
    three: 'What three juries say',
    four: 'What four juries say',
    five: 'What five juries say',
    six: 'What six juries say',
    more: 'What {{number}} juries say',
  },
  working: 'Asking the juries …',
  about: 'How the juries were made and tested',
  chart: 'Chart rank',
  inHundred: {
    some: '{{number}} in 100',
    fewer: 'fewer than 1 in 100',
    more: 'more than 99 in 100',
  },
  summary:
    'Taken together, they place it above {{place}} of 100 reference songs. With what they err and how far they disagree, it may be anywhere from {{low}} to {{high}}.',
  summaryAtEnd:
    'Taken together, they place it above {{place}} of 100 reference songs. With what they err and how far they disagree, it stays at this end of the scale, where hardly a song is left to compare it with.',
  noSummary: 'There is nothing to sum up: none of the juries was shown to know more than a coin.',
  reference: 'The reference songs are {{songs}} {{description}}.',
  scale: {
    described:
      'Scale from 0, below all reference songs, to 100, above all. This song: {{place}}, between {{low}} and {{high}}.',
    of: 'of 100 reference songs',
    below: '0, below all',
    above: '100, above all',
  },
  disagree:
    'The juries disagree: {{highest}} places it at {{high}}, {{lowest}} at {{low}}. Each speaks for other listeners, so look at each of them.',
  differ: 'The juries differ a little: {{highest}} places it at {{high}}, {{lowest}} at {{low}}.',
  agree: 'The juries are of one mind about it.',
  share: {
    some: '{{share}} of the summary',
    none: 'no say in the summary',
    decides: '{{jury}} decides {{share}}',
    alone: '{{jury}} decides {{share}}.',
    all: '{{shares}}: the more skill, the more say.',
  },
  card: {
    alike: 'songs that sound like this',
    all: 'all songs it learned from',
    howMany: 'How many are {{outcome}}',
    howManyBestFifth: 'How many are in the best fifth',
    trust: 'How far to trust it',
    knows: 'What it knows',
  },
  learned: 'It learned from {{songs}} songs by {{artists}} artists: {{population}}.',
  contrast: 'It tells {{yes}} from {{no}}.',
  chartContrast: 'It tells the best fifth of them from the rest, by their place in the charts.',
  standing: 'Its estimate is higher than for {{place}} of 100 reference songs.',
  baseRate:
    'The {{share}} comes from how its songs were collected. It does not say how often a song gets there.',
  skill: {
    year: 'Of 100 pairs of a song from each side and of one year, it names the right one in {{right}} ({{low}} to {{high}}); a coin, in 50.',
    fifth:
      'Of 100 pairs of a song from the best fifth and one from the rest, it names the right one in {{right}} ({{low}} to {{high}}); a coin, in 50.',
    none: 'That cannot be told from a coin, so it has no say in the summary.',
  },
  charted: {
    unmeasured:
      'TikTok hits are hardly told from other charting songs: much of what it judges is the charts or not.',
    not: 'TikTok hits cannot be told from other charting songs: among those, it names the right one in {{right}} of 100 pairs ({{low}} to {{high}}).',
    hardly:
      'TikTok hits are hardly told from other charting songs: among those, it names the right one in {{right}} of 100 pairs ({{low}} to {{high}}).',
    partly:
      'TikTok hits are told only in part from other charting songs: among those, it names the right one in {{right}} of 100 pairs ({{low}} to {{high}}).',
  },
  listener: {
    title: 'What they go by',
    text: 'The other juries know a song by its tempo, its length and these eight characteristics, as Spotify named and defined them. They are estimated here by a listener that learned from {{songs}} songs: {{population}}. 0 is least and 100 most.',
  },
  characteristics: {
    danceability: { label: 'Danceability', meaning: 'how steady and strong the beat is' },
    energy: { label: 'Energy', meaning: 'how loud, fast and dense it feels' },
    valence: { label: 'Valence', meaning: 'how cheerful rather than sad' },
    acousticness: { label: 'Acousticness', meaning: 'how likely it is played without electricity' },
    instrumentalness: { label: 'Instrumentalness', meaning: 'how likely nobody sings' },
    speechiness: { label: 'Speechiness', meaning: 'how much of it is spoken' },
    liveness: { label: 'Liveness', meaning: 'how likely an audience is in the room' },
    loudness: { label: 'Loudness', meaning: 'how loud it is on the whole' },
  },
  quality: {
    unknown: 'not known how well estimated',
    fair: 'fairly well estimated',
    rough: 'roughly estimated',
    hint: 'hardly estimated: only a hint',
  },
  encoding: {
    points_one: '{{count}} point',
    points_other: '{{count}} points',
    text: 'This file is {{codec}} at about {{rate}} kbit/s. At {{measured}} kbit/s, songs moved in the summary by up to {{most}} from their originals, half of them by at most {{half}}. Drop a WAV or FLAC where you have one.',
  },
  outside: {
    silent: {
      sentence: 'This is all but silent, so nothing below says anything about a song.',
      nextStep: 'Check the export, then drop the file again.',
    },
    short: {
      sentence: 'This is shorter than ten seconds, too short for the estimates below to mean much.',
      nextStep: 'Drop the whole song, or at least half a minute of it.',
    },
    unlike: {
      sentence:
        'This sounds unlike released songs, as speech, noise or a single instrument does, so the estimates below are guesses.',
      nextStep: 'If it is one track of a song, drop the whole mix.',
    },
  },
} as const;
