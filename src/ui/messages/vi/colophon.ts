/** The page about the app: its version, its model, its licences. */
export default {
  back: 'Quay lại',
  title: 'Earshot {{version}}',
  lead: 'Earshot so âm thanh của một bài hát chưa phát hành với các bài đã phát hành, ngay trên thiết bị của bạn, và nói rõ nó chắc chắn đến đâu.',
  model: {
    title: 'Mô hình',
    text: 'Nó được huấn luyện trên gì, tốt đến đâu, sai ở đâu và không được dùng vào việc gì đều ghi trong thẻ mô hình.',
    version: 'Mô hình {{version}}',
    card: 'Thẻ mô hình đầy đủ',
  },
  install: {
    title: 'Trên thiết bị này',
    installed: 'Earshot đã được cài ở đây.',
    none: 'Trình duyệt này không có cách cài, hoặc đã cài rồi. Ở đây nó vẫn chạy không cần mạng: hãy lưu dấu trang.',
  },
  privacy: {
    title: 'Riêng tư',
    text: 'Không có gì rời khỏi thiết bị này, và bạn có thể kiểm tra.',
    link: 'Những gì được đếm và cách kiểm tra',
  },
  licences: {
    title: 'Giấy phép',
    own: 'Mã của chính Earshot là phần mềm tự do theo giấy phép MIT.',
    model: 'Trọng số của mô hình có điều kiện riêng; thẻ mô hình nêu rõ.',
    others_other: 'Công trình của người khác trong ứng dụng này: {{number}} gói.',
    loading: 'Đang tải danh sách…',
    failed: 'Không tải được danh sách.',
    again: 'Thử lại',
    notices: 'Những giấy phép này có nghĩa gì với người phân phối lại ứng dụng',
    gpl: 'Một chương trình riêng, chỉ tải khi có tệp mà trình duyệt không đọc được. Theo giấy phép này, ai cũng được nhận mã nguồn; phần thông báo cho biết ở đâu.',
    mpl: 'Được dùng nguyên vẹn. Tác giả công bố mã nguồn theo cùng giấy phép.',
    ofl: 'Một kiểu chữ. Được tự do sử dụng và phân phối, nhưng không được bán riêng.',
  },
} as const;
