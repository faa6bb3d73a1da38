export default {
  learned: 'Aprendió de {{songs}} canciones de {{artists}} artistas: {{population}}.',
  pairs:
    'Entre una canción de la quinta parte superior y otra del resto, acierta cuál es cuál {{value}} de cada 100 veces (de {{low}} a {{high}}). Una moneda acierta 50.',
  genre: 'Quien solo conoce el género acierta {{value}}.',
} as const;
