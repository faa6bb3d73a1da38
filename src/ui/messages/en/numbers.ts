/** Shares that are not rounded to certainty. */
export default {
  under: 'under {{figure}}',
  over: 'over {{figure}}',
} as const;
