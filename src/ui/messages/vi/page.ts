export default {
  skip: 'Tới nội dung chính',
  language: 'Ngôn ngữ',
  viewFailed: 'Không tải được trang này. Hãy kiểm tra kết nối rồi mở lại.',
} as const;
