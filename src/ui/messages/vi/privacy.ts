/** The page about privacy: what is counted, what is forbidden, how to check it, deleting everything. */
export default {
  back: 'Quay lại',
  title: 'Riêng tư, và cách kiểm tra',
  lead: 'Bài hát của bạn được phân tích ngay trên thiết bị này. Không có gì về chúng được gửi cho ai: không âm thanh, không tên bài, không kết quả. Bạn không cần phải tin. Bạn có thể tự thấy.',
  counted: {
    title: 'Đếm được trên trang này',
    none: 'Trình duyệt này không đếm được gì.',
    foreign: 'Yêu cầu tới bất kỳ nơi nào khác',
    refused: 'Yêu cầu bị chặn trước khi rời đi',
    own: 'Yêu cầu lấy tệp của chính nó, hầu hết do bản sao trên thiết bị này trả lời',
    since: 'Đã đếm trong',
    byWorker: 'Service worker đang đếm: nó thấy mọi yêu cầu của trang này và các tiến trình của trang.',
    byPage: 'Chính trang này đang đếm, cho tới khi service worker tiếp quản.',
    limits: 'Những gì trình duyệt và tiện ích tự gửi đi thì không trang nào thấy được.',
  },
  forbidden: {
    title: 'Bị cấm, không chỉ là lời hứa',
    text: 'Trang này mang một Content-Security-Policy. Nhờ đó, chính trình duyệt từ chối kết nối tới mọi địa chỉ khác địa chỉ của Earshot, và từ chối chạy mã từ nơi khác.',
    show: 'Chính sách của trang này',
    worker:
      'Và địa chỉ của chính nó cũng không nhận được gì: service worker trên thiết bị của bạn trả lỗi cho mọi yêu cầu có mang dữ liệu, trước khi nó rời đi.',
    share:
      'Khi bạn chia sẻ một bài hát vào ứng dụng đã cài, hệ thống chuyển nó dưới dạng một biểu mẫu. Service worker nhận biểu mẫu đó ngay trên thiết bị này; nó không đi đâu xa hơn.',
  },
  check: {
    title: 'Tự kiểm tra',
    airplane: {
      title: 'Cách đơn giản nhất: chế độ máy bay',
      open: 'Mở Earshot một lần, cho tới khi cuối trang báo “Dùng được khi không có mạng”.',
      use: 'Bật chế độ máy bay, hoặc rút dây mạng. Tải lại trang.',
      see: 'Thả một bài hát vào. Mọi thứ chạy như trước, và không có ai để gửi gì cả.',
    },
    chrome: {
      title: 'Chrome, Edge và các trình duyệt Chromium khác',
      open: 'Nhấn F12 (trên Mac là ⌥⌘I) và mở thẻ “Network” (Mạng). Đánh dấu “Preserve log”.',
      use: 'Phân tích một bài hát. Bấm chuột phải vào đầu danh sách và thêm các cột “Domain” và “Method”.',
      see: 'Dòng nào cũng có địa chỉ của trang này và phương thức GET, và hầu hết đến từ “(ServiceWorker)”: bản sao trên thiết bị này.',
    },
    firefox: {
      title: 'Firefox',
      open: 'Nhấn Ctrl+Shift+E (trên Mac là ⌥⌘E). Đánh dấu “Persist Logs” trong biểu tượng bánh răng.',
      use: 'Phân tích một bài hát.',
      see: 'Cột “Domain” chỉ có địa chỉ của trang này, “Method” chỉ có GET, và “Transferred” hầu hết ghi “service worker”.',
    },
    safari: {
      title: 'Safari',
      open: 'Trong phần cài đặt, mục “Nâng cao”, đánh dấu “Hiển thị tính năng cho nhà phát triển web”. Nhấn ⌥⌘I và mở thẻ “Mạng”.',
      use: 'Đánh dấu “Preserve Log” và phân tích một bài hát.',
      see: 'Cột “Domain” chỉ có địa chỉ của trang này. Bấm chuột phải vào đầu danh sách để thêm “Method”: luôn là GET.',
    },
  },
  stored: {
    title: 'Những gì được lưu trên thiết bị này',
    text: 'Earshot giữ những thứ này trong trình duyệt này, và không ở nơi nào khác:',
    library: 'các bài hát đã lưu, báo cáo và ghi chú của bạn',
    model: 'mô hình lắng nghe',
    copy: 'một bản sao của ứng dụng, để chạy không cần mạng',
    settings: 'lựa chọn ngôn ngữ và màu sắc của bạn',
    used: 'Tất cả chiếm {{size}}.',
    persisted: 'Trình duyệt đã hứa giữ lại.',
    notPersisted:
      'Khi thiếu chỗ, trình duyệt có thể xóa; một bản sao lưu trong thư viện sẽ bảo vệ bài hát của bạn.',
  },
  delete: {
    button: 'Xóa tất cả…',
    question: 'Xóa tất cả khỏi trình duyệt này?',
    warning:
      'Mọi bài hát đã lưu, báo cáo và ghi chú, mô hình và bản sao ngoại tuyến sẽ mất và không thể lấy lại. Nếu muốn giữ bài hát, hãy sao lưu trong thư viện trước.',
    confirm: 'Xóa tất cả',
    deleting: 'Đang xóa…',
    keep: 'Giữ lại',
    done: 'Đã xóa tất cả.',
    partly: 'Không xóa được tất cả.',
    after: 'Đóng trang này là không còn dấu vết nào. Nếu bạn bắt đầu lại, Earshot sẽ tự tải về như ngày đầu.',
    installed:
      'Nếu bạn đã cài Earshot, hãy gỡ nó luôn, hoặc mở nó một lần trước khi chia sẻ bài hát vào đó: không có service worker, hệ thống sẽ chuyển bài hát tới trang web.',
    afresh: 'Bắt đầu lại',
  },
} as const;
