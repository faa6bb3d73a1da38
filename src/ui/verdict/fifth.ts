/**
 * A hundred dots for a share, filled from the first on. At least one is filled for a share above 0
 * and at least one left open for a share below 1: dots do not round to certainty.
 *
 * @param share 0–1
 */
export function dots(share: number): boolean[] {
  let filled = Math.round(share * 100);
  if (share > 0) filled = Math.max(1, filled);
  if (share < 1) filled = Math.min(99, filled);
  return Array.from({ length: 100 }, (_, i) => i < filled);
}

/** Differences below this are said to be none: two in a hundred. */
const SAME = 0.02;

/** The chance of the best fifth beside the base rate, as one sentence of frequencies. */
export function fifthSentence(top20: number, baseRate: number): string {
  const difference = top20 - baseRate;
  const verdict =
    Math.abs(difference) < SAME
      ? 'That is about what chance gives.'
      : difference > 0
        ? top20 >= 2 * baseRate
          ? 'That is at least twice what chance gives, and still no promise.'
          : 'That is more than chance gives, and still no promise.'
        : 'That is less than chance gives, and some of them made it all the same.';
  return (
    `Of 100 songs that sound like this, about ${Math.round(top20 * 100)} were in the best fifth; ` +
    `of 100 picked blindly, ${Math.round(baseRate * 100)}. ${verdict}`
  );
}
