export default {
  asTable: 'Các con số trong bảng',
  thinned: 'Cứ {{every}} hàng lấy một. Tệp CSV có đầy đủ.',
  walk: '{{title}}: đi dọc biểu đồ',
  time: 'Thời gian (phút:giây)',
  seek: 'Bấm chuột hoặc nhấn Enter để đến chỗ đó trong bài hát.',
  noFigure: 'không có số liệu',
} as const;
