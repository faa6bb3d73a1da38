export default {
  chartSongs: 'các bài hát Việt Nam được đăng năm 2017 và 2018 lên một dịch vụ nghe nhạc trực tuyến',
  tiktok: 'Âm thanh TikTok',
  tiktokSongs:
    'các bài trong năm danh sách âm thanh phổ biến trên TikTok và trong top 200 toàn cầu hằng tuần của Spotify, từ 2019 đến 2022',
  tiktokYes: 'các bài có trong danh sách âm thanh phổ biến trên TikTok',
  tiktokNo:
    'các bài từng vào top 200 toàn cầu hằng tuần của Spotify trong cùng những năm đó mà không có trong danh sách nào như vậy',
  global: 'Bảng xếp hạng toàn cầu',
  globalSongs: 'các bài trong Billboard Hot 100 và các bài rút từ kho nhạc Spotify, từ 2000 đến 2020',
  globalYes: 'các bài từng vào Billboard Hot 100',
  globalNo: 'các bài rút ngẫu nhiên từ kho nhạc Spotify trong cùng những năm đó',
  listenerSongs: 'các bài đã phát hành, được nhiều người biết, kèm những đặc tính do Spotify công bố',
  referenceSongs: 'các bài đã phát hành, được nhiều người biết, có âm thanh được mô tả cho nghiên cứu',
} as const;
