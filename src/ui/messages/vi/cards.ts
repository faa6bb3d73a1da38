/** The share panel, and what stands on the cards. */
export default {
  section: {
    title: 'Chia sẻ',
    text: 'Một tấm ảnh về kết quả cho story, bài đăng hay đường dẫn. Ảnh được vẽ ngay trên máy bạn và chỉ rời máy khi chính bạn gửi đi.',
    open: 'Tạo thẻ',
  },
  panel: {
    title: 'Chia sẻ kết quả',
    close: 'Đóng',
    card: 'Thẻ',
    opening: 'Đang mở…',
    failed: 'Không tải được. Hãy kiểm tra kết nối rồi mở lại.',
  },
} as const;
