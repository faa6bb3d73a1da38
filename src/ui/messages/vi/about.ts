export default {
  close: 'Đóng',
  learnedTitle: 'Nó học từ đâu',
  base: '{{share}} trong số đó nằm trong nhóm 20% cao nhất. Đó là mức may rủi, và mọi ước tính đều được đặt bên cạnh mức này.',
  hearsTitle: 'Nó nghe gì',
  hears:
    'Âm sắc, sự biến đổi của âm sắc và nhịp độ, trong cả bài hát. Không phải lời, không phải giai điệu như con người nghe, không phải tên tuổi.',
  goodTitle: 'Nó giỏi đến đâu',
  calibrationLittle: 'Tỷ lệ phần trăm cho nhóm 20% cao nhất lệch trung bình chưa tới 1 điểm.',
  calibration_other: 'Tỷ lệ phần trăm cho nhóm 20% cao nhất lệch trung bình khoảng {{count}} điểm.',
  coverage: 'Khoảng chứa tám phần mười của nó bao được vị trí thật {{value}} lần trong 100.',
  unseen: 'Tất cả đều được đo trên những nghệ sĩ mà nó chưa từng học.',
  juriesTitle: 'Các ban giám khảo khác',
  failsTitle: 'Chỗ nó sai',
  failsGenre: 'Thể loại là một lối tắt mạnh. Phần lớn những gì nó biết, chỉ riêng thể loại cũng cho biết.',
  failsKnown: 'Nghệ sĩ nổi tiếng đến đâu là điều quan trọng nhất, mà lại không thể nghe ra.',
  failsElsewhere:
    'Người nghe ở nơi khác, và của hôm nay, có thể khác với những người đã xếp hạng các bài này.',
  card: 'Thẻ mô hình đầy đủ (tiếng Anh)',
  version: 'Mô hình {{version}}',
} as const;
