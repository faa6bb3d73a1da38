import { LISTENER_CHARACTERISTICS } from '../../src/model/listener/characteristics.ts';
import { TAG_NAMES } from '../../src/model/listener/tags.ts';
import type { CatalogueMetrics } from '../catalogue/buildCatalogue.ts';
import type { JuryRun, PanelRun } from '../panel/run.ts';
import { DIRECTIONS, INSIDE } from '../summary/fitOutside.ts';
import { juryFigures } from './panelFigures.ts';
import { formatEstimate, markdownTable } from './table.ts';

const thousands = (count: number): string => count.toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function listenerSection({ listener }: PanelRun): string {
  const best = [...listener.tagSpearman].map((value, i) => ({ value, tag: TAG_NAMES[i] ?? '' }));
  best.sort((a, b) => b.value - a.value);
  const named = (lines: typeof best): string =>
    lines.map(({ tag, value }) => `${tag} ${value.toFixed(2)}`).join(', ');
  return `
# The listener

## What it says

From the middle 60 seconds of a song (log-mel spectrogram, 64 bands, 10.8 rows a second) and its pooled figures: eight
characteristics as Spotify states them (danceability, energy, valence, acousticness, instrumentalness, speechiness,
liveness, loudness) and 50 tags. They are estimates of somebody else's estimates: nothing here is measured truth about
a song. Liveness and instrumentalness are hardly heard at all, as the table shows.

## Data

- **Songs:** ${thousands(listener.songs)} well-known commercially released songs of ${thousands(listener.artists)} artists with reference characteristics, and ${thousands(listener.distilled)}
  further songs without any, for distillation only. Descriptors of the sound, no audio.
- **Teacher:** musicnn, MSD variant (Pons and Serra, ISMIR 2019; ISC licence): 50 tag probabilities and an embedding per three
  seconds. Its weights are not part of this project.
- **Licence:** the characteristics come from Spotify's service, whose terms limit their use; research material, not redistributed.
- **Neither genre nor year is known** in this table, so a genre-only or era-only control cannot be given. All songs are known
  ones: nothing was learned from failures or from demos.

## Protocol

Five folds by artist (all songs of an artist in one), 95 % intervals from resampled artists. Every line is judged on artists
that its networks, standardisation and readout have not heard. Penalties of ridge regressions are chosen by folds of
artists within the training songs.

## Characteristics: R² on unheard artists

${markdownTable(
  ['model', ...LISTENER_CHARACTERISTICS],
  listener.characteristics.map(({ model, shipped, r2 }) => [
    shipped ? `**${model}**` : model,
    ...LISTENER_CHARACTERISTICS.map((name) => formatEstimate(r2[name], 2)),
  ]),
)}

"Texture" is 204 figures of the log-mel spectrogram: levels, their movement, the modulation spectrum (rhythm without its phase)
in eight parts of the spectrum, and how the parts move together. **Where a sequence model alone does not beat ridge
regression on pooled figures, the table says so**: most of what the networks add, they add beside the pooled figures.

## Tags: Spearman with the teacher's song-level tags on unheard artists

${markdownTable(
  ['model', 'median over 50 tags'],
  listener.tags.map(({ model, shipped, medianSpearman }) => [
    shipped ? `**${model}**` : model,
    formatEstimate(medianSpearman),
  ]),
)}

Heard best: ${named(best.slice(0, 5))}. Heard worst: ${named(best.slice(-5))}.

## The same models asked for popularity

Popularity among well-known songs, artist-grouped: AUC of the top quarter and Spearman. It is hardly in the sound, whatever
the model; no jury is made of it.

${markdownTable(
  ['model', 'AUC top quarter', 'Spearman'],
  listener.popularity.map(({ model, figures }) => [
    model,
    formatEstimate(figures.aucTopQuarter),
    formatEstimate(figures.spearman),
  ]),
)}

## The model

Patches of 8 bands × 4 rows → 24 units → 96 units → convolution over time → bidirectional gated recurrent layer of 64 units
each way → tags and embedding, learned together with the characteristics; then ridge regressions from the network's
summary, the MFCC figures, the tempo and the texture. Relative levels only: gain changes nothing. The readout learns the
square root of those characteristics that crowd at zero; that was decided on the same folds as the figures above, which
flatters speechiness by about 0.02.
`;
}

function jurySection(jury: JuryRun): string {
  const { config, result } = jury;
  return `
# Jury: ${config.title}

## What it says

How likely a song with such characteristics is one of the **${config.contrast.yes}**, rather than one of the
${config.contrast.no}. That contrast, and no other, is what it judges. The page feeds it the listener's *estimates* (and the measured
tempo and length), so its skill on the page is the one with estimated characteristics.

## Data

- **Songs:** ${thousands(result.songs)} of ${thousands(result.artists)} artists: ${config.description}. Base rate of the first side: ${percent(result.baseRate)}.
- **Inputs:** ${result.names.join(', ')}. Not used: year, source, which values are missing, key and mode${config.name === 'tiktok' ? ', valence (missing only on one side)' : ''}.
- **Licence:** most of the source repositories state none; the values are Spotify's, whose terms limit their use. No rows
  are part of this project.

## Figures

Five folds by artist; intervals from resampled artists. "Within a year" compares songs of the same year only, so that the
era tells nothing; year alone is 0.5 there by definition. "Estimated": trained and judged with estimates as the listener makes
them, drawn from its errors on unheard artists (affine map of the truth and whole rows of residuals).

${markdownTable(
  ['model', 'inputs', 'AUC within a year', 'AUC', 'ECE', 'log loss'],
  result.models.map((line) => [
    line.model === 'jury' && line.inputs === 'estimated' ? `**${line.model}**` : line.model,
    line.inputs,
    formatEstimate(line.matchedAuc),
    formatEstimate(line.auc),
    formatEstimate(line.ece),
    formatEstimate(line.logLoss),
  ]),
)}

${juryFigures(jury)
  .map(({ alt, path }) => `![${alt}](${path})`)
  .join('\n\n')}
${
  result.amongCharted
    ? `
**Among songs that charted**, the same predictions read ${formatEstimate(result.amongCharted.reference.matchedAuc)} with reference and ${formatEstimate(result.amongCharted.estimated.matchedAuc)} with
estimated characteristics: TikTok hits are hardly told from other charting songs. Most of the contrast is "in the charts or
not".
`
    : ''
}`;
}

function reportedSection(reported: PanelRun['reported']): string {
  return reported
    .map(
      ({ config, result }) => `
## Only reported: ${config.title}

${config.contrast.yes} against ${config.contrast.no}; ${thousands(result.songs)} songs, trained for this comparison alone.

${markdownTable(
  ['model', 'inputs', 'AUC within a year', 'AUC', 'ECE'],
  result.models.map((line) => [
    line.model,
    line.inputs,
    formatEstimate(line.matchedAuc),
    formatEstimate(line.auc),
    formatEstimate(line.ece),
  ]),
)}
`,
    )
    .join('');
}

function summarySection({ summary, listener }: PanelRun): string {
  const total = summary.juries.reduce((sum, { weight }) => sum + weight, 0);
  return `
# The summary

Each jury's score becomes a percentile among the same ${thousands(summary.reference.songs)} ${summary.reference.description};
percentiles are averaged by skill (twice the AUC above a coin's; **a jury whose interval includes a coin's skill has no say**)
and the average becomes a percentile among the reference songs again. Scores of different juries are never added. The
interval (80 %) holds each jury's own error and widens where the juries disagree. There is no truth to check the summary
against: it orders songs, it does not promise.

${markdownTable(
  ['jury', 'share of the summary', 'typical error of its percentile'],
  summary.juries.map(({ name, weight, percentileError }) => [
    name,
    percent(weight / total),
    percent(percentileError),
  ]),
)}

Reference songs of artists that a jury learned from may look better to it than songs of strangers; that makes a stranger's
percentile smaller, not larger. All ${thousands(listener.songs)} are known songs: half of them is a high bar for a demo.

**Sounds unlike released songs** (speech, noise, a single instrument) get a notice: their distance from released songs, in the
${DIRECTIONS} directions in which these differ most, is larger than that of ${percent(INSIDE)} of released songs by artists that were left out.
`;
}

function genreSection({ genre: { metrics } }: PanelRun): string {
  const { genre, moods, gtzan } = metrics;
  return `
# Genre and mood

From the listener's tags on unheard artists, calibrated by folds of artists. Labels are the *teacher's* strongest genre tag and
moods: what is judged is whether the listener hears what the teacher hears.

${markdownTable(
  ['figure', 'value'],
  [
    ['accuracy', formatEstimate(genre.accuracy)],
    ['most frequent genre', percent(genre.majority)],
    ['control: shuffled labels, accuracy', genre.shuffledAccuracy.toFixed(3)],
    ['mean recall over genres', formatEstimate(genre.meanRecall)],
    ["Cohen's kappa", formatEstimate(genre.kappa)],
    ['calibration error of the likeliest genre', formatEstimate(genre.ece)],
    ['mean calibration error over genres', formatEstimate(genre.classwiseEce)],
    [`songs called clear (${percent(genre.clear.from)} and more)`, formatEstimate(genre.clear.share)],
    ['accuracy where clear', formatEstimate(genre.clear.accuracy)],
    ['accuracy of the rest, called "unclear"', formatEstimate(genre.unclearAccuracy)],
  ],
)}

${markdownTable(
  ['mood', 'AUC', 'control: shuffled', 'calibration error'],
  moods.map(({ mood, auc, shuffledAuc, ece }) => [
    mood,
    formatEstimate(auc),
    shuffledAuc.toFixed(3),
    formatEstimate(ece),
  ]),
)}
${
  gtzan
    ? `
**A second opinion that heard neither teacher nor listener**: genres of GTZAN (${thousands(gtzan.excerpts)} excerpts) from those MFCC figures whose
scale both tables share, ${percent(gtzan.accuracy)} right on GTZAN itself (rows in folds, so an upper bound). On ${thousands(gtzan.songs)} released songs it
agrees with the listener beyond chance: kappa ${formatEstimate(gtzan.kappa)}, ${formatEstimate(gtzan.clearKappa)} where the listener is clear; shuffled ${gtzan.shuffledKappa.toFixed(3)}.
`
    : ''
}`;
}

function catalogueSection(catalogue: CatalogueMetrics): string {
  return `
# The catalogue of similar songs

${thousands(catalogue.songs)} released songs of ${thousands(catalogue.artists)} artists: title, artist, and ${catalogue.values} numbers each that come from our own figures, standardised and
decorrelated; ${thousands(catalogue.bytes)} bytes. Genre shown with a song is the listener's estimate.

Of the ten nearest songs by other artists, the share with the genre of the song (teacher's strongest genre tag; the song heard
by a network that does not know its artist). Ten songs at random: ${percent(catalogue.baseRate)}.

${markdownTable(
  ['distance', 'genre precision at 10'],
  catalogue.precisionAt10.map(({ model, shipped, precision }) => [
    shipped ? `**${model}**` : model,
    formatEstimate(precision),
  ]),
)}
`;
}

/** The model card of the listener, its juries and the summary. Every figure in it comes from the run. */
export function writePanelCard(run: PanelRun, catalogue: CatalogueMetrics): string {
  return [
    listenerSection(run),
    ...run.juries.map(jurySection),
    reportedSection(run.reported),
    summarySection(run),
    genreSection(run),
    catalogueSection(catalogue),
  ].join('');
}
