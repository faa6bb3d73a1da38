export default {
  read: { doing: 'Đang mở tệp', word: 'Đang mở' },
  decode: { doing: 'Đang chuyển tệp thành âm thanh', word: 'Giải mã' },
  features: { doing: 'Đang nghe cả bài hát', word: 'Lắng nghe' },
  model: { doing: 'Đang so với các bài đã phát hành', word: 'So sánh' },
  'fetching-decoder': 'Đang tải bộ giải mã bổ sung, chỉ một lần này',
  'fetching-model': 'Đang tải mô hình, chỉ một lần này',
  done: ': xong',
  announced: '{{step}}…',
} as const;
