export default {
  title: {
    one: 'O que diz um júri',
    two: 'O que dizem dois júris',
    three: 'O que dizem três júris',
    four: 'O que dizem quatro júris',
    five: 'O que dizem cinco júris',
    six: 'O que dizem seis júris',
    more: 'O que dizem {{number}} júris',
  },
  working: 'Consultando os júris…',
  about: 'Como os júris foram feitos e testados',
  chart: 'Posição nas paradas',
  inHundred: {
    some: '{{number}} em 100',
    fewer: 'menos de 1 em 100',
    more: 'mais de 99 em 100',
  },
  summary:
    'Juntos, eles a colocam acima de {{place}} de 100 músicas de referência. Com o quanto erram e o quanto discordam, ela pode estar em qualquer lugar de {{low}} a {{high}}.',
  summaryAtEnd:
    'Juntos, eles a colocam acima de {{place}} de 100 músicas de referência. Com o quanto erram e o quanto discordam, ela fica neste extremo da escala, onde quase não há músicas com que compará-la.',
  noSummary: 'Não há o que resumir: nenhum dos júris mostrou saber mais que uma moeda.',
  reference: 'As músicas de referência são {{songs}} {{description}}.',
  scale: {
    described:
      'Escala de 0, abaixo de todas as músicas de referência, a 100, acima de todas. Esta música: {{place}}, entre {{low}} e {{high}}.',
    of: 'de 100 músicas de referência',
    below: '0, abaixo de todas',
    above: '100, acima de todas',
  },
  disagree:
    'Os júris discordam: “{{highest}}” a coloca em {{high}}; “{{lowest}}”, em {{low}}. Cada um fala por outro público, então olhe cada um deles.',
  differ: 'Os júris diferem um pouco: “{{highest}}” a coloca em {{high}}; “{{lowest}}”, em {{low}}.',
  agree: 'Os júris concordam sobre ela.',
  share: {
    some: '{{share}} do resumo',
    none: 'sem peso no resumo',
    decides: '“{{jury}}” decide {{share}}',
    alone: '“{{jury}}” decide {{share}}.',
    all: '{{shares}}: quem acerta mais pesa mais.',
  },
  card: {
    alike: 'músicas que soam assim',
    all: 'todas as músicas com que ele aprendeu',
    howMany: 'Quantas são {{outcome}}',
    howManyBestFifth: 'Quantas estão na quinta parte superior',
    trust: 'Quanto confiar nele',
    knows: 'O que ele sabe',
  },
  learned: 'Ele aprendeu com {{songs}} músicas de {{artists}} artistas: {{population}}.',
  contrast: 'Ele distingue {{yes}} de {{no}}.',
  chartContrast: 'Ele distingue a quinta parte superior delas do restante, pela posição nas paradas.',
  standing: 'A estimativa dele é mais alta que a de {{place}} de 100 músicas de referência.',
  baseRate:
    'A proporção de {{share}} vem de como as músicas dele foram reunidas. Ela não diz com que frequência uma música chega lá.',
  skill: {
    year: 'Em 100 pares com uma música de cada lado e do mesmo ano, ele acerta {{right}} ({{low}} a {{high}}); uma moeda, 50.',
    fifth:
      'Em 100 pares com uma música da quinta parte superior e outra do restante, ele acerta {{right}} ({{low}} a {{high}}); uma moeda, 50.',
    none: 'Isso não se distingue de uma moeda, então ele não tem peso no resumo.',
  },
  charted: {
    unmeasured:
      'Os sucessos do TikTok quase não se distinguem de outras músicas das paradas: boa parte do que ele julga é se esteve ou não nelas.',
    not: 'Os sucessos do TikTok não se distinguem de outras músicas das paradas: entre elas, ele acerta {{right}} de 100 pares ({{low}} a {{high}}).',
    hardly:
      'Os sucessos do TikTok quase não se distinguem de outras músicas das paradas: entre elas, ele acerta {{right}} de 100 pares ({{low}} a {{high}}).',
    partly:
      'Os sucessos do TikTok só se distinguem em parte de outras músicas das paradas: entre elas, ele acerta {{right}} de 100 pares ({{low}} a {{high}}).',
  },
  listener: {
    title: 'No que eles se baseiam',
    text: 'Os outros júris conhecem uma música pelo andamento, pela duração e por estas oito características, com os nomes e as definições do Spotify. Aqui elas são estimadas por um ouvinte que aprendeu com {{songs}} músicas: {{population}}. 0 é o mínimo e 100 o máximo.',
  },
  characteristics: {
    danceability: { label: 'Dançabilidade', meaning: 'quão firme e forte é a batida' },
    energy: { label: 'Energia', meaning: 'quão alta, rápida e densa ela parece' },
    valence: { label: 'Valência', meaning: 'quão alegre, em vez de triste' },
    acousticness: { label: 'Caráter acústico', meaning: 'quão provável é que seja tocada sem eletricidade' },
    instrumentalness: { label: 'Caráter instrumental', meaning: 'quão provável é que ninguém cante' },
    speechiness: { label: 'Fala', meaning: 'quanto dela é falado' },
    liveness: { label: 'Ao vivo', meaning: 'quão provável é que haja público na sala' },
    loudness: { label: 'Intensidade sonora', meaning: 'quão alta ela soa no conjunto' },
  },
  quality: {
    unknown: 'não se sabe quão bem é estimada',
    fair: 'estimada razoavelmente bem',
    rough: 'estimada por alto',
    hint: 'mal estimada: só um indício',
  },
  encoding: {
    points_one: '{{count}} ponto',
    points_many: '{{count}} pontos',
    points_other: '{{count}} pontos',
    text: 'Este arquivo é {{codec}} a cerca de {{rate}} kbit/s. A {{measured}} kbit/s, as músicas se moveram no resumo até {{most}} em relação aos originais, e metade delas no máximo {{half}}. Solte um WAV ou FLAC se você tiver.',
  },
  outside: {
    silent: {
      sentence: 'Isto é quase silêncio, então nada abaixo diz algo sobre uma música.',
      nextStep: 'Confira a exportação e solte o arquivo de novo.',
    },
    short: {
      sentence: 'Isto tem menos de dez segundos, pouco demais para que as estimativas abaixo digam muito.',
      nextStep: 'Solte a música inteira, ou pelo menos meio minuto dela.',
    },
    unlike: {
      sentence:
        'Isto não soa como músicas lançadas, e sim como fala, ruído ou um só instrumento, então as estimativas abaixo são palpites.',
      nextStep: 'Se for uma faixa isolada de uma música, solte a mixagem completa.',
    },
  },
} as const;
