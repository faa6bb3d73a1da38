export default {
  read: { doing: 'Abrindo o arquivo', word: 'Abrindo' },
  decode: { doing: 'Transformando o arquivo em som', word: 'Decodificando' },
  features: { doing: 'Ouvindo a música inteira', word: 'Ouvindo' },
  model: { doing: 'Comparando com músicas lançadas', word: 'Comparando' },
  'fetching-decoder': 'Baixando o decodificador extra, só desta vez',
  'fetching-model': 'Baixando o modelo, só desta vez',
  done: ': pronto',
  announced: '{{step}}…',
} as const;
