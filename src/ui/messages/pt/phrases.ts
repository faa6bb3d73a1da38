export default {
  chartSongs: 'músicas vietnamitas enviadas em 2017 e 2018 a um serviço de streaming',
  tiktok: 'Sons do TikTok',
  tiktokSongs:
    'músicas de cinco listas de sons populares do TikTok e do top 200 mundial semanal do Spotify, de 2019 a 2022',
  tiktokYes: 'músicas que estão em uma lista de sons populares do TikTok',
  tiktokNo:
    'músicas que estiveram no top 200 mundial semanal do Spotify dos mesmos anos e em nenhuma dessas listas',
  global: 'Paradas mundiais',
  globalSongs: 'músicas do Billboard Hot 100 e músicas sorteadas do catálogo do Spotify, de 2000 a 2020',
  globalYes: 'músicas que estiveram no Billboard Hot 100',
  globalNo: 'músicas sorteadas ao acaso do catálogo do Spotify dos mesmos anos',
  listenerSongs: 'músicas lançadas conhecidas, com as características que o Spotify informa',
  referenceSongs: 'músicas lançadas conhecidas, cujo som foi descrito para pesquisa',
} as const;
