export default {
  learned: 'Ele aprendeu com {{songs}} músicas de {{artists}} artistas: {{population}}.',
  pairs:
    'Entre uma música da quinta parte superior e outra do restante, ele acerta qual é qual {{value}} vezes em 100 (de {{low}} a {{high}}). Uma moeda acerta 50.',
  genre: 'Quem só conhece o gênero acerta {{value}}.',
} as const;
