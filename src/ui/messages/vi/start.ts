export default {
  title: 'Bài hát của bạn có thể vang xa đến đâu?',
  lead: 'Hãy mang đến một bài hát chưa ai từng nghe. Một mô hình ngay trên thiết bị của bạn so sánh âm thanh của nó với {{songs}} bài đã phát hành, và nói rõ nó chắc chắn đến mức nào.',
  choose: 'Chọn một bài hát',
  chooseAnother: 'Chọn bài hát khác',
  orDrop: 'hoặc thả vào bất cứ đâu',
  orVideo: 'hoặc video của bài',
  many: 'Nhiều bài cùng lúc',
  queueLeft: 'Làm tiếp những bài đang chờ',
  demo: 'Thử với bài hát mẫu',
  demoFailed: 'Không tải được bài hát mẫu. Hãy kết nối mạng một lần, hoặc chọn một bài của bạn.',
  promise:
    'Không có gì rời khỏi thiết bị này. Không tài khoản, không tải lên, và không cần mạng vẫn dùng được.',
  backTo: 'Về lại nhận định cho {{title}}',
  now: 'Ngay lúc này, trên thiết bị này',
  cancel: 'Hủy',
  tryAgain: 'Thử lại',
  bugReport: 'Để báo lỗi',
  untitled: 'Bài hát chưa đặt tên',
  how: {
    title: 'Cách hoạt động',
    drop: 'Bạn thả một bài hát vào',
    dropMore:
      'Định dạng nào cũng được, hay một video của bài. Bài được mở ngay tại đây, trên thiết bị của bạn, và không đi đâu khác.',
    listen: 'Mô hình lắng nghe',
    listenMore:
      'Nó đổi cả bài hát thành các con số về âm sắc, sự biến đổi của âm sắc và nhịp độ. Việc này chỉ mất vài giây.',
    see: 'Bạn thấy nó chắc chắn đến đâu',
    seeMore:
      'Trong {{songs}} bài, những bài có âm thanh như vậy đã đứng ở đâu, trải rộng đến mức nào, và riêng may rủi thì cho kết quả gì.',
  },
  cannot: {
    title: 'Điều nó không thể biết',
    most: 'Bạn là ai, ai sẽ nghe bài hát đầu tiên, bài hát nói gì và có ý nghĩa gì với một người nào đó. Phần lớn những gì đưa một bài hát đi xa không nằm trong âm thanh của nó. Vì vậy đây là một phép so sánh, không bao giờ là lời hứa.',
    yours: 'Điều đúng với những bài đó có thể không đúng với bài hát của bạn.',
  },
} as const;
