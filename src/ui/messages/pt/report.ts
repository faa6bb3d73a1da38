export default {
  working: 'Calculando…',
} as const;
