export default {
  working: 'Đang tính…',
  failed: {
    juries:
      'Lần này chưa tìm ra các ban giám khảo khác nói gì. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
    why: 'Lần này chưa tìm ra lý do. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
    clips:
      'Lần này chưa tìm ra nên đăng những giây nào. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
    character:
      'Lần này chưa tìm ra bài hát nghe ra sao. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
    sounds:
      'Lần này chưa tìm ra bài hát giống với gì. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
    readiness:
      'Lần này chưa tìm ra bài đã sẵn sàng chưa. Không mất gì khác; hãy phân tích lại bài để thử lần nữa.',
  },
} as const;
