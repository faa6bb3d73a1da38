import type { ListenerCharacteristic } from '../model/listener/characteristics.ts';
import type { Manifest, PanelManifest } from '../model/manifest.ts';

type ChartManifest = Manifest['models']['chart'];
type ListenerManifest = PanelManifest['listener'];
type JuryManifest = PanelManifest['juries'][number];

/** A measured figure with its 95 % interval. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is known about one jury of two answers. */
export interface JuryFacts {
  readonly name: string;
  readonly title: string;
  /** Who its songs are; read after a colon, without a full stop at its end. */
  readonly population: string;
  readonly songs: number;
  readonly artists: number;
  /** What is told from what: both read after "are". */
  readonly contrast: { readonly yes: string; readonly no: string };
  /** Share of the first side among its songs, 0–1: how they were collected, not how often it happens. */
  readonly baseRate: number;
  /** How often it names the right one of two songs of one year, asked as it is on the page, 0–1. */
  readonly pairsRight: Measured;
  /** The same among songs that charted; `null` where that was not measured. */
  readonly pairsRightAmongCharted: Measured | null;
  /** Share of its probabilities that are off, 0–1. */
  readonly calibrationError: number;
}

/** How far a lossy encoding moved the summary in measurements, as shares of the reference songs. */
export interface EncodingMove {
  /** As reports name it: `mp3`, `aac`, `opus`. */
  readonly codec: string;
  readonly kbitPerSecond: number;
  readonly median: number;
  readonly max: number;
}

/** The parts of `training/stability/stability.json` that the page speaks of. */
export interface StabilitySource {
  readonly changes: readonly {
    readonly change: string;
    readonly summary: { readonly median: number; readonly max: number };
  }[];
}

/** The encodings among the measured changes. */
export function encodingMoves({ changes }: StabilitySource): EncodingMove[] {
  return changes.flatMap(({ change, summary: { median, max } }) => {
    const [, codec, rate] = /^(MP3|AAC|Opus) (\d+) kbit\/s$/.exec(change) ?? [];
    return codec === undefined || rate === undefined
      ? []
      : [{ codec: codec.toLowerCase(), kbitPerSecond: Number(rate), median, max }];
  });
}

/** What is known about the listener and the juries that it serves. */
export interface PanelFacts {
  /** In the order in which they are asked. */
  readonly juries: readonly JuryFacts[];
  /** Names of the juries with a say in the summary: those whose interval leaves a coin's skill out. */
  readonly voices: readonly string[];
  readonly listener: {
    readonly population: string;
    readonly songs: number;
    /** R² on unseen artists by characteristic, at most 1. */
    readonly r2: Readonly<Partial<Record<ListenerCharacteristic, number>>>;
  };
  /** Whom the percentiles compare with. */
  readonly reference: { readonly description: string; readonly songs: number };
  /** How far encodings moved the summary; empty where that was not measured. */
  readonly encodings: readonly EncodingMove[];
}

/**
 * What the page says about the model. Every figure comes from the files that training wrote; the
 * page never states one of its own.
 */
export interface ModelFacts {
  readonly version: string;
  /** How many songs and artists the model learned from. */
  readonly songs: number;
  readonly artists: number;
  /** Who those songs are; read after a colon, without a full stop at its end. */
  readonly population: string;
  /** Share of the songs that were in the best two tenths, 0–1. */
  readonly baseRateTop20: number;
  /** ROC-AUC for the best two tenths: how often the better of two songs is picked, 0–1. */
  readonly pairsRight: Measured;
  /** The same from the genre alone, 0–1; `null` where the training songs' genres were not known. */
  readonly pairsRightFromGenre: number | null;
  /** Expected calibration error of the best-fifth probability, 0–1. */
  readonly calibrationError: number;
  /** How often the 80 % interval held the true position, 0–1. */
  readonly coverage80: number;
  /** How well songs of one artist are told apart; `null` where that was not measured. */
  readonly sameArtist: SameArtistFacts | null;
  /** `null` where the model is the chart jury alone. */
  readonly panel: PanelFacts | null;
}

/** Skill among songs of one artist who was not trained on; see the manifest's schema. */
export type SameArtistFacts = NonNullable<ChartManifest['metrics']['sameArtist']>;

/** The parts of the manifest's panel that the page speaks of. */
interface PanelSource {
  readonly listener: {
    readonly population: Pick<ListenerManifest['population'], 'description' | 'songs'>;
    readonly metrics: { readonly r2: Readonly<Record<string, Measured>> };
  };
  readonly juries: readonly (Pick<JuryManifest, 'name' | 'title' | 'population' | 'baseRate'> & {
    readonly metrics: {
      readonly estimated: Pick<JuryManifest['metrics']['estimated'], 'matchedAuc' | 'ece'>;
      readonly amongCharted: { readonly estimated: { readonly matchedAuc: Measured } } | null;
    };
  })[];
  readonly summary: {
    readonly reference: PanelManifest['summary']['reference'];
    readonly juries: readonly Pick<PanelManifest['summary']['juries'][number], 'name' | 'weight'>[];
  };
}

/** Without a full stop at its end, so that a sentence can go on behind it. */
const phrase = (text: string): string => text.trim().replace(/\.$/, '');

function panelFacts({ listener, juries, summary }: PanelSource, stability: StabilitySource): PanelFacts {
  return {
    juries: juries.map(({ name, title, population, baseRate, metrics }) => ({
      name,
      title,
      population: phrase(population.description),
      songs: population.songs,
      artists: population.artists,
      contrast: { yes: phrase(population.contrast.yes), no: phrase(population.contrast.no) },
      baseRate,
      pairsRight: metrics.estimated.matchedAuc,
      pairsRightAmongCharted: metrics.amongCharted?.estimated.matchedAuc ?? null,
      calibrationError: metrics.estimated.ece.value,
    })),
    voices: summary.juries.filter(({ weight }) => weight > 0).map(({ name }) => name),
    listener: {
      population: phrase(listener.population.description),
      songs: listener.population.songs,
      r2: Object.fromEntries(Object.entries(listener.metrics.r2).map(([name, { value }]) => [name, value])),
    },
    reference: { ...summary.reference, description: phrase(summary.reference.description) },
    encodings: encodingMoves(stability),
  };
}

/**
 * Picks the page's facts from the chart model's entry and the panel in `model-export/manifest.json`, and from
 * what was measured with them.
 */
export function factsFrom(
  chart: Pick<ChartManifest, 'version' | 'population' | 'baseRates'> & {
    readonly metrics: Pick<
      ChartManifest['metrics'],
      'aucTop20' | 'genreOnlyAucTop20' | 'ece' | 'coverage80' | 'sameArtist'
    >;
  },
  panel: PanelSource | null,
  stability: StabilitySource = { changes: [] },
): ModelFacts {
  return {
    version: chart.version,
    songs: chart.population.songs,
    artists: chart.population.artists,
    population: phrase(chart.population.description),
    baseRateTop20: chart.baseRates.top20,
    pairsRight: chart.metrics.aucTop20,
    pairsRightFromGenre: chart.metrics.genreOnlyAucTop20?.value ?? null,
    calibrationError: chart.metrics.ece.value,
    sameArtist: chart.metrics.sameArtist,
    coverage80: chart.metrics.coverage80.value,
    panel: panel && panelFacts(panel, stability),
  };
}
