export default {
  under: 'menos de {{figure}}',
  over: 'mais de {{figure}}',
} as const;
