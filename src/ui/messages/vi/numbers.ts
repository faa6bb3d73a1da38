export default {
  under: 'dưới {{figure}}',
  over: 'trên {{figure}}',
} as const;
