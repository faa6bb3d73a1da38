export default {
  under: 'menos del {{figure}}',
  over: 'más del {{figure}}',
} as const;
