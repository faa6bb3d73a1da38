export default {
  announced: 'Chưa có nhận định. {{sentence}}',
  'empty-file': {
    sentence: 'Tệp này trống.',
    nextStep:
      'Có thể việc xuất tệp bị ngắt giữa chừng, hoặc tệp vẫn còn trên đám mây. Hãy lưu lại rồi thả vào đây.',
  },
  'not-audio': {
    sentence: 'Loại tệp này không chứa âm thanh.',
    nextStep:
      'Hãy thả một bài hát hoặc video của bài, chẳng hạn MP3, WAV, FLAC, M4A hay MP4. Tệp MIDI phải được kết xuất thành âm thanh trước.',
  },
  'unsupported-format': {
    sentence: 'Âm thanh trong tệp này được lưu theo cách mà Earshot không đọc được.',
    nextStep: 'Hãy xuất lại thành WAV, FLAC hoặc MP3 rồi thả tệp đó.',
  },
  'no-audio-track': {
    sentence: 'Video này không có tiếng.',
    nextStep: 'Hãy thả một bản có tiếng, hoặc chỉ riêng bài hát.',
  },
  protected: {
    sentence: 'Tệp này bị khóa chống sao chép.',
    nextStep:
      'Earshot không mở được bài hát bị khóa. Hãy thả bản mix của chính bạn, hoặc một tệp mua không có khóa.',
  },
  damaged: {
    sentence: 'Tệp này mở đầu như một bài hát, nhưng đã bị hỏng.',
    nextStep: 'Hãy xem nó có phát được ở nơi khác không, rồi xuất hoặc sao chép lại.',
  },
  'too-short': {
    sentence: 'Bài này quá ngắn để so sánh: cần ít nhất {{seconds}} giây.',
    nextStep: 'Hãy thả một đoạn dài hơn, tốt nhất là cả bài hát.',
  },
  'too-long': {
    sentence: 'Tệp này dài hơn một bài hát: giới hạn là {{minutes}} phút.',
    nextStep: 'Hãy cắt riêng bài hát bạn muốn so sánh rồi thả đoạn đó.',
  },
  'too-large': {
    sentence: 'Tệp này lớn hơn {{size}}.',
    nextStep: 'Hãy xuất riêng bài hát, chẳng hạn thành MP3 hoặc FLAC, rồi thả tệp đó.',
  },
  silent: {
    sentence: 'Tệp này phát được, nhưng không nghe thấy gì.',
    nextStep: 'Hãy kiểm tra xem các track có bị tắt tiếng lúc xuất không.',
  },
  'out-of-memory': {
    sentence: 'Thiết bị này hết bộ nhớ trước khi đọc xong bài hát.',
    nextStep: 'Hãy đóng các thẻ khác rồi thử lại, hoặc thả một tệp ngắn hơn hay bản MP3 của bài.',
  },
  'decoder-offline': {
    sentence: 'Định dạng này cần bộ giải mã bổ sung, hiện chưa có trên thiết bị.',
    nextStep: 'Hãy kết nối mạng một lần rồi thử lại, hoặc thả bài hát ở dạng MP3, WAV, FLAC hay M4A.',
  },
  'model-unavailable': {
    sentence: 'Mô hình chưa có trên thiết bị này, hoặc tệp của nó tải về chưa trọn vẹn.',
    nextStep: 'Hãy kết nối mạng một lần rồi thử lại. Sau đó không cần mạng vẫn dùng được.',
  },
  internal: {
    sentence: 'Có gì đó bị hỏng, và lỗi là ở chúng tôi.',
    nextStep: 'Hãy thử lại. Nếu lặp lại lần nữa, hãy tải lại trang; bài hát của bạn không phải là vấn đề.',
  },
} as const;
