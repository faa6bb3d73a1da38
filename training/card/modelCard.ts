import type { ManifestFile } from '../../src/model/manifest.ts';
import type { TrainingConfig } from '../chart/config.ts';
import { MIN_CALIBRATED_SONGS, MIN_GENRE_SONGS } from '../chart/genres.ts';
import type { TrainingResult } from '../chart/run.ts';
import { chartFigures, type CardFigure } from './chartFigures.ts';
import type { Population } from './population.ts';
import { formatEstimate, markdownTable, modelTable } from './table.ts';

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

/** Says it in words where a season's drift makes the probabilities worse than no knowledge. */
function driftRemark({ timeSplit }: TrainingResult): string {
  const jury = timeSplit.find(({ model }) => model === 'chart jury');
  if (!jury || jury.figures.logLoss.value <= Math.log(10)) return '';
  return `

The order of songs carries over in part, the probabilities do not: a log loss above ln 10 says that the level had moved, and
that for a later season the position is worth more than the percentages.`;
}

const image = ({ alt, path }: CardFigure): string => `![${alt}](${path})`;
const items = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function withinGenresSection({ withinGenres }: TrainingResult): string {
  if (withinGenres.length === 0) return '';
  return `
### Within the two biggest genres

Genre is a shortcut: the genres differ in their share of hits, and within a genre it does not help. The probabilities are
calibrated over all songs, not within a genre: the ECE here shows by how much they are off for one genre.

${withinGenres.map(({ genre, models }) => `**${genre}**\n\n${modelTable(models)}`).join('\n\n')}
`;
}

function calibrationExperiment(lines: TrainingResult['genreCalibration']): string {
  if (lines.length < 2) return '';
  return `**Would calibrating within the genre help?** An experiment that is not shipped, because the page knows a song's genre at most
from a tag: a second calibration of the same form for each genre with at least ${MIN_CALIBRATED_SONGS} songs to learn from, fitted on the
out-of-fold predictions of the other folds' songs of that genre. It brings in what the genre itself says, so that the
order over all songs gains too; within a genre it can only move the chances, and where it loses AUC it has learned noise.

${markdownTable(
  [
    'songs of',
    'songs',
    'ECE common',
    'ECE per genre',
    'log loss common',
    'log loss per genre',
    'AUC common',
    'AUC per genre',
  ],
  lines.map(({ genre, songs, common, within }) => [
    genre ?? 'all genres',
    songs.toLocaleString('en'),
    formatEstimate(common.ece),
    formatEstimate(within.ece),
    formatEstimate(common.logLoss),
    formatEstimate(within.logLoss),
    formatEstimate(common.aucTop20),
    formatEstimate(within.aucTop20),
  ]),
)}`;
}

/** How the jury treats the genres, and what calibrating within them would give. */
function fairnessSection({ byGenre, genreCalibration }: TrainingResult, population: Population): string {
  const head = `### Fairness

${population.languages}`;
  if (byGenre.length === 0) {
    return `${head} Nor by genre: no genre of the table has ${MIN_GENRE_SONGS} songs, or none is known.`;
  }
  return `${head}

By genre, all that have at least ${MIN_GENRE_SONGS} songs, out of fold. A mean chance above the base rate means that the jury says too much
of the genre's songs, one below it too little. The last column is the ECE that perfectly true chances would show in the
mean with so few songs; only what exceeds it counts against the jury.

${markdownTable(
  ['genre', 'songs', 'artists', 'base rate', 'mean chance', 'AUC rank ≤ 2', 'ECE top 20 %', 'ECE by chance'],
  byGenre.map((line) => [
    line.genre,
    line.songs.toLocaleString('en'),
    line.artists.toLocaleString('en'),
    formatEstimate(line.baseRate),
    formatEstimate(line.meanPrediction),
    formatEstimate(line.aucTop20),
    formatEstimate(line.ece),
    line.eceByChance.toFixed(3),
  ]),
)}

${calibrationExperiment(genreCalibration)}`;
}

function sameArtistSection({ sameArtist: skill }: TrainingResult): string {
  if (!skill) return '';
  return `### Songs of one artist

The choice that an artist has: which of my songs? Pairs of songs by the same artist and of unequal rank, out of fold,
${skill.pairs.toLocaleString('en')} pairs of ${skill.artists.toLocaleString('en')} artists: the better one is named in ${formatEstimate(skill.accuracy)}. By how far their places among all
songs are apart:

${markdownTable(
  ['points apart', 'pairs', 'better one named'],
  skill.gaps.map(({ fromGap, toGap, pairs, accuracy }) => [
    `${Math.round(100 * fromGap)}–${Math.round(100 * toGap)}`,
    pairs.toLocaleString('en'),
    formatEstimate(accuracy),
  ]),
)}

${markdownTable(
  ['songs to choose from', 'artists', 'first one is the best', 'taken blindly'],
  skill.picks.map(({ songs: choice, artists: choosers, right, chance }) => [
    String(choice),
    choosers.toLocaleString('en'),
    formatEstimate(right),
    chance.toFixed(3),
  ]),
)}

`;
}

/** The model card in Markdown. Every figure in it comes from `result`. */
export function writeModelCard(
  result: TrainingResult,
  config: TrainingConfig,
  model: { readonly version: string; readonly weights: ManifestFile },
  population: Population,
): string {
  const figures = chartFigures(result);
  const { jury, genreOnly, shuffled, codecs, network } = { ...result, network: config.network };
  const songs = result.songs.toLocaleString('en');
  const artists = result.artists.toLocaleString('en');
  const layers = network.hidden.join('–');
  return `# Model card: chart jury

*Written by \`npm run train\`; do not edit. Version \`${model.version}\`, weights \`${model.weights.path}\` (${model.weights.bytes.toLocaleString('en')} bytes).*

## What it says

From 42 figures of a song's sound (length, tempo, mean and standard deviation of 20 MFCC), a probability for each
tenth of a ranking: where would the song stand among the songs that the model learned from? Everything shown comes
from this one distribution: the chance of the best 20 %, the median position, the 80 % interval.

The skill is real and small. Told a song of the best 20 % and another one, the model names the right one in
${percent(jury.aucTop20.value, 0)} of pairs (a coin: 50 %${genreOnly ? `; the genre tag alone: ${percent(genreOnly.aucTop20.value, 0)}` : ''}). What carries a song, above all who
sings it and who promotes it, is not in the sound and not seen here. The intervals are as wide as that makes them.

## Data

${items(population.data(songs, artists))}
- **Base rates:** ${percent(result.baseRates.top20)} of the songs have rank ≤ 2, ${percent(result.baseRates.top30)} rank ≤ 3.

## Protocol

- ${config.folds}-fold cross-validation; all songs of an artist are in one fold, so every figure is about artists that the
  model has not seen; folds are balanced in size and in ranks. Standardisation and
  networks of a fold know nothing of that fold; its calibration is fitted on the out-of-fold predictions of the others.
- Intervals: 95 %, percentile bootstrap, ${config.bootstrapResamples.toLocaleString('en')} resamples of whole artists. AUC rank ≤ k: chance that a song
  of rank ≤ k gets a higher probability than another. Spearman: predicted median position against −rank. ECE:
  expected calibration error of the probability of the best 20 %, ten bins of equal width. Log loss over the ten
  tenths, in nats (ln 10 = 2.303 for no knowledge).
- Hyper-parameters were chosen on other random groupings of the same artists; the settings tried there differed by less
  than 0.01 in AUC, so the choice flatters the figures by less than the width of the intervals.
- Two controls: labels shuffled over the songs (${config.shuffles} times) must read like a coin (rank ≤ 2: ${formatEstimate(shuffled.aucTop20)}); rows split at
  random, so that artists are on both sides, shows what a careless protocol would pretend.

## Figures

${modelTable(result.models)}

${image(figures.skill)}

${image(figures.roc)}

${genreOnly ? 'Genre, duration' : 'Duration'} and tempo alone: frequencies of the tenths per category or bin (the softmax regression
on it in closed form). Linear model: softmax regression on the same 42 figures.

80 % interval: holds the true position in ${percent(jury.coverage80.value)} of the songs (${percent(jury.coverage80.low)}–${percent(jury.coverage80.high)}). Spearman of the
expected instead of the median position: ${formatEstimate(jury.spearmanExpected)}.
${withinGenresSection(result)}
### A season later

${
  result.timeSplit.length > 0
    ? `${population.timeSplit}

${modelTable(result.timeSplit)}${driftRemark(result)}`
    : 'Not available for this table.'
}

### Reliability of the chance of the best 20 %

${image(figures.reliability)}

${markdownTable(
  ['songs', 'predicted', 'observed', '95 % interval'],
  result.reliability.map((bin) => [
    bin.count.toLocaleString('en'),
    percent(bin.predicted),
    percent(bin.observed),
    `${percent(bin.low)}–${percent(bin.high)}`,
  ]),
)}

${fairnessSection(result, population)}

${sameArtistSection(result)}### Excerpts in another format

Change of the median position (0–1) when an excerpt is encoded and decoded again: ${codecs.excerpts} excerpts of ${codecs.songs} freely
licensed songs, which also taught the training what codecs do. (Songs that did not are further below.)

${markdownTable(
  ['codec', 'median change', '95th percentile', 'largest'],
  [...codecs.perCodec, codecs.all].map((line) => [
    line.codec,
    line.median.toFixed(3),
    line.p95.toFixed(3),
    line.max.toFixed(3),
  ]),
)}

## The model

${config.members} networks, ${layers} tanh units with a linear path beside them, softmax over ten tenths; their mean, then a calibration of 21
numbers (vector scaling with a tilt) fitted on out-of-fold predictions. Labels are spread over neighbouring tenths (σ = ${network.labelSpread}),
because they are noisy. Inputs are standardised and limited to ±${config.clip}${config.leaveOut.length > 0 ? `; not seen: ${config.leaveOut.join(', ')}` : ''}. While training, inputs get white noise and
the measured shifts of lossy codecs, so that a song's format hardly matters. Adam with decoupled weight decay, ${network.epochs}
epochs, seed ${config.seed}.

## Known confounds

${items(population.confounds)}

## Not for

- Deciding about people: signing, paying, ranking or rejecting artists.
- Other countries, languages, services or years as if they were the same: nothing here says that the ranking carries over.
- Judging quality. The model has learned what ranked, not what is good.
- Optimising a song towards the number: it would chase the confounds above.
`;
}
