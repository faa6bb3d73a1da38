/**
 * What the model's files say in English: who its songs are and what its juries are called. Each text is word for
 * word the files', by which its translation is found (`text/phrases.ts`).
 */
export default {
  chartSongs: 'Vietnamese songs uploaded in 2017 and 2018 to one streaming service',
  tiktok: 'TikTok sounds',
  tiktokSongs:
    'songs of five lists of popular TikTok sounds and of Spotify’s weekly global top 200, 2019 to 2022',
  tiktokYes: 'songs on a list of popular TikTok sounds',
  tiktokNo: 'songs that were on Spotify’s weekly global top 200 of the same years and on no such list',
  global: 'Global charts',
  globalSongs: 'songs of the Billboard Hot 100 and songs drawn from Spotify’s catalogue, 2000 to 2020',
  globalYes: 'songs that were on the Billboard Hot 100',
  globalNo: 'songs drawn at random from Spotify’s catalogue of the same years',
  listenerSongs: 'well-known released songs with the characteristics that Spotify states',
  referenceSongs: 'well-known released songs, whose sound was described for research',
} as const;
