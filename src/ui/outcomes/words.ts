import type { Outcome } from '../../library/db.ts';
import { PLATFORMS, type Figure } from '../../library/outcomesForm.ts';
import type { BadRow } from '../../library/outcomesCsv.ts';
import type { PersonalReading } from '../../library/personalReading.ts';
import { sigmoid } from '../../model/jury/calibration.ts';
import { MIDDLE_CUT, personalChance } from '../../model/personal/ordinalPlatt.ts';
import type { LeftOutReason } from '../../model/personal/ownResults.ts';
import { SONGS_PER_PLATFORM } from '../../model/personal/ownResults.ts';
import { estimateLogOdds, SONGS_NEEDED } from '../../model/personal/recalibrate.ts';
import { currentLanguage, t } from '../i18n/translate.ts';
import { count, decimal, percent, place } from '../text/numbers.ts';

/** What the page says about outcomes, in the language in force. */

const PLATFORM_NAMES: Readonly<Record<(typeof PLATFORMS)[number], string>> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube: 'YouTube',
  facebook: 'Facebook',
  spotify: 'Spotify',
};

/** Platforms by their own names, for the form to offer. */
export const PLATFORM_CHOICES = Object.values(PLATFORM_NAMES);

/** A platform as it is shown. */
export function platformName(platform: string): string {
  const known = PLATFORMS.find((name) => name === platform.trim().toLowerCase());
  return known ? PLATFORM_NAMES[known] : platform;
}

/** A platform as it is stored: known ones in lower case, others as they were written. */
export function platformKey(name: string): string {
  const key = name.trim().toLowerCase();
  return PLATFORMS.some((known) => known === key) ? key : name.trim();
}

/** A day as the language writes it. */
export function day(isoDate: string): string {
  const date = new Date(`${isoDate.slice(0, 10)}T12:00Z`);
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** A post by its platform, day and note. */
export function postName(post: Pick<Outcome, 'platform' | 'postedOn' | 'note'>): string {
  const name = t('outcomes:posts.post', { platform: platformName(post.platform), date: day(post.postedOn) });
  return post.note.trim() === '' ? name : `${name} (${post.note.trim()})`;
}

/** A count, or a dash where it is not known. */
export const figure = (value: number | null): string => (value === null ? '–' : count(value));

/** The name of a count. */
export const figureName = (name: Figure): string => t(`outcomes:form.${name}`);

/** `×2.4`: how many times the usual. */
export function times(log10Times: number): string {
  const value = 10 ** log10Times;
  const digits = value >= 9.95 ? 0 : value >= 0.995 ? 1 : 2;
  return t('outcomes:chart.times', {
    figure: value >= 99.5 ? count(Math.round(value)) : decimal(value, digits),
  });
}

/** What the person's own outcomes say, in plain sentences; the first is the news. */
export function personalSentences({ recalibration, results, kind }: PersonalReading): string[] {
  const { songs, pairs } = recalibration;
  const said: string[] = [];
  if (recalibration.state === 'on') {
    const { slope, layer } = recalibration;
    said.push(t('outcomes:personal.on'));
    said.push(
      slope.low > 1
        ? t('outcomes:personal.stronger')
        : slope.high < 1
          ? t('outcomes:personal.weaker')
          : t('outcomes:personal.asClaimed'),
    );
    const turn = sigmoid(-(layer.levels[MIDDLE_CUT] ?? 0) / layer.slope);
    said.push(t('outcomes:personal.middle', { place: place(turn) }));
    said.push(t('outcomes:personal.proof'));
  } else {
    switch (recalibration.reason) {
      case 'too-few':
        said.push(t('outcomes:personal.tooFew', { count: SONGS_NEEDED - songs }));
        break;
      case 'no-differences':
        said.push(t('outcomes:personal.noDifferences'));
        break;
      case 'not-better-than-no-song':
        said.push(t('outcomes:personal.noSong'));
        break;
      case 'not-better-than-none':
        said.push(t('outcomes:personal.none'));
    }
  }
  // Of a handful of pairs, a share says nothing.
  if (songs >= SONGS_NEEDED && pairs.all > 0)
    said.push(t('outcomes:personal.pairs', { right: count(pairs.right), all: count(pairs.all) }));
  if (songs > 0) said.push(t(`outcomes:personal.kind.${kind}`));
  if (results.ageDays !== null) said.push(t('outcomes:personal.age', { count: results.ageDays }));
  if (recalibration.state === 'on') said.push(t('outcomes:personal.promise', { count: songs }));
  return said;
}

/** What is not compared and why; and that models differ, where they do. */
export function cautionSentences({ results, modelVersions }: PersonalReading): string[] {
  const counts = new Map<LeftOutReason, number>();
  for (const { reason } of results.leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const said: string[] = [...counts].map(([reason, posts]) =>
    t(`outcomes:personal.leftOut.${reason}`, { count: posts, needed: SONGS_PER_PLATFORM }),
  );
  if (modelVersions > 1) said.push(t('outcomes:personal.models', { count: modelVersions }));
  return said;
}

/** The chance that a song with this general estimate beats the person's middle; `null` while the layer is off. */
export function ownChance({ recalibration }: PersonalReading, estimate: number | null) {
  if (recalibration.state === 'off' || estimate === null) return null;
  return personalChance(recalibration.layer, estimateLogOdds(estimate));
}

/** A chance with its interval: `62% (41%–79%)`. */
export function chanceWithInterval(chance: { value: number; low: number; high: number }): string {
  return `${percent(chance.value)} (${percent(chance.low)}–${percent(chance.high)})`;
}

/** Why a row of a table cannot be taken, with its line. */
export function badRowSentence({ line, problem, column, text }: BadRow): string {
  return t('outcomes:table.line', {
    line: count(line),
    reason: t(`outcomes:table.reasons.${problem}`, { text: text.slice(0, 60), column }),
  });
}
