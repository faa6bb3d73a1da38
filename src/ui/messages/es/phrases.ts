export default {
  chartSongs: 'canciones vietnamitas subidas en 2017 y 2018 a un servicio de streaming',
  tiktok: 'Sonidos de TikTok',
  tiktokSongs:
    'canciones de cinco listas de sonidos populares de TikTok y del top 200 mundial semanal de Spotify, de 2019 a 2022',
  tiktokYes: 'canciones que están en una lista de sonidos populares de TikTok',
  tiktokNo:
    'canciones que estuvieron en el top 200 mundial semanal de Spotify de los mismos años y en ninguna de esas listas',
  global: 'Listas mundiales',
  globalSongs:
    'canciones del Billboard Hot 100 y canciones sorteadas del catálogo de Spotify, de 2000 a 2020',
  globalYes: 'canciones que estuvieron en el Billboard Hot 100',
  globalNo: 'canciones sorteadas al azar del catálogo de Spotify de los mismos años',
  listenerSongs: 'canciones publicadas conocidas, con las características que indica Spotify',
  referenceSongs: 'canciones publicadas conocidas, cuyo sonido se describió para la investigación',
} as const;
