export default {
  title: {
    one: 'Lo que dice un jurado',
    two: 'Lo que dicen dos jurados',
    three: 'Lo que dicen tres jurados',
    four: 'Lo que dicen cuatro jurados',
    five: 'Lo que dicen cinco jurados',
    six: 'Lo que dicen seis jurados',
    more: 'Lo que dicen {{number}} jurados',
  },
  working: 'Consultando a los jurados…',
  about: 'Cómo se hicieron y se probaron los jurados',
  chart: 'Puesto en las listas',
  inHundred: {
    some: '{{number}} de cada 100',
    fewer: 'menos de 1 de cada 100',
    more: 'más de 99 de cada 100',
  },
  summary:
    'En conjunto, la ponen por encima de {{place}} de 100 canciones de referencia. Con lo que se equivocan y lo que difieren entre sí, puede estar en cualquier lugar entre {{low}} y {{high}}.',
  summaryAtEnd:
    'En conjunto, la ponen por encima de {{place}} de 100 canciones de referencia. Con lo que se equivocan y lo que difieren entre sí, se queda en este extremo de la escala, donde casi no quedan canciones con las que compararla.',
  noSummary: 'No hay nada que resumir: ningún jurado demostró saber más que una moneda.',
  reference: 'Las canciones de referencia son {{songs}} {{description}}.',
  scale: {
    described:
      'Escala de 0, por debajo de todas las canciones de referencia, a 100, por encima de todas. Esta canción: {{place}}, entre {{low}} y {{high}}.',
    of: 'de 100 canciones de referencia',
    below: '0, bajo todas',
    above: '100, sobre todas',
  },
  disagree:
    'Los jurados no coinciden: «{{highest}}» la pone en {{high}}; «{{lowest}}», en {{low}}. Cada uno habla por otro público, así que mira cada uno por separado.',
  differ: 'Los jurados difieren un poco: «{{highest}}» la pone en {{high}}; «{{lowest}}», en {{low}}.',
  agree: 'Los jurados coinciden sobre ella.',
  share: {
    some: '{{share}} del resumen',
    none: 'no cuenta en el resumen',
    decides: '«{{jury}}» decide el {{share}}',
    alone: '«{{jury}}» decide el {{share}}.',
    all: '{{shares}}: cuanto más acierta un jurado, más cuenta.',
  },
  card: {
    alike: 'canciones que suenan así',
    all: 'todas las canciones de las que aprendió',
    howMany: 'Cuántas son {{outcome}}',
    howManyBestFifth: 'Cuántas están en la quinta parte superior',
    trust: 'Cuánto confiar en él',
    knows: 'Qué sabe',
  },
  learned: 'Aprendió de {{songs}} canciones de {{artists}} artistas: {{population}}.',
  contrast: 'Distingue {{yes}} de {{no}}.',
  chartContrast:
    'Distingue la quinta parte superior de ellas del resto, según su puesto en las listas de éxitos.',
  standing: 'Su estimación es más alta que la de {{place}} de 100 canciones de referencia.',
  baseRate:
    'La proporción de {{share}} viene de cómo se reunieron sus canciones. No dice con qué frecuencia llega ahí una canción.',
  skill: {
    year: 'De 100 parejas con una canción de cada lado y del mismo año, acierta en {{right}} ({{low}} a {{high}}); una moneda, en 50.',
    fifth:
      'De 100 parejas con una canción de la quinta parte superior y otra del resto, acierta en {{right}} ({{low}} a {{high}}); una moneda, en 50.',
    none: 'Eso no se distingue de una moneda, así que no cuenta en el resumen.',
  },
  charted: {
    unmeasured:
      'Los éxitos de TikTok apenas se distinguen de otras canciones de las listas: gran parte de lo que juzga es si estuvo o no en ellas.',
    not: 'Los éxitos de TikTok no se distinguen de otras canciones de las listas: entre ellas acierta en {{right}} de 100 parejas ({{low}} a {{high}}).',
    hardly:
      'Los éxitos de TikTok apenas se distinguen de otras canciones de las listas: entre ellas acierta en {{right}} de 100 parejas ({{low}} a {{high}}).',
    partly:
      'Los éxitos de TikTok se distinguen solo en parte de otras canciones de las listas: entre ellas acierta en {{right}} de 100 parejas ({{low}} a {{high}}).',
  },
  listener: {
    title: 'En qué se fijan',
    text: 'Los otros jurados conocen una canción por su tempo, su duración y estas ocho características, con los nombres y las definiciones de Spotify. Aquí las estima un oyente que aprendió de {{songs}} canciones: {{population}}. 0 es lo mínimo y 100 lo máximo.',
  },
  characteristics: {
    danceability: { label: 'Bailabilidad', meaning: 'qué tan estable y fuerte es el pulso' },
    energy: { label: 'Energía', meaning: 'qué tan fuerte, rápida y densa se siente' },
    valence: { label: 'Valencia', meaning: 'qué tan alegre, en vez de triste' },
    acousticness: {
      label: 'Carácter acústico',
      meaning: 'qué tan probable es que se toque sin electricidad',
    },
    instrumentalness: {
      label: 'Carácter instrumental',
      meaning: 'qué tan probable es que nadie cante',
    },
    speechiness: { label: 'Habla', meaning: 'cuánto de ella es hablado' },
    liveness: { label: 'En vivo', meaning: 'qué tan probable es que haya público en la sala' },
    loudness: { label: 'Sonoridad', meaning: 'qué tan fuerte suena en conjunto' },
  },
  quality: {
    unknown: 'no se sabe qué tan bien se estima',
    fair: 'se estima bastante bien',
    rough: 'se estima a grandes rasgos',
    hint: 'apenas se estima: solo es un indicio',
  },
  encoding: {
    points_one: '{{count}} punto',
    points_many: '{{count}} puntos',
    points_other: '{{count}} puntos',
    text: 'Este archivo es {{codec}} a unos {{rate}} kbit/s. A {{measured}} kbit/s, las canciones se movieron en el resumen hasta {{most}} respecto de sus originales, y la mitad de ellas {{half}} como mucho. Suelta un WAV o FLAC si lo tienes.',
  },
  outside: {
    silent: {
      sentence: 'Esto es casi silencio, así que nada de lo que sigue dice algo sobre una canción.',
      nextStep: 'Revisa la exportación y vuelve a soltar el archivo.',
    },
    short: {
      sentence:
        'Esto dura menos de diez segundos, demasiado poco para que las estimaciones signifiquen gran cosa.',
      nextStep: 'Suelta la canción entera, o al menos medio minuto de ella.',
    },
    unlike: {
      sentence:
        'Esto no suena como las canciones publicadas, sino como voz hablada, ruido o un solo instrumento, así que las estimaciones que siguen son conjeturas.',
      nextStep: 'Si es una pista suelta de una canción, suelta la mezcla completa.',
    },
  },
} as const;
