export default {
  title: 'Giữ lại báo cáo',
  note: 'Mọi con số và lời, được tạo trên thiết bị này. Ứng dụng này có thể đọc lại JSON; CSV mở được trong mọi bảng tính.',
  json: 'Lưu thành JSON',
  csv: 'Lưu thành CSV',
  print: 'In',
  saved: 'Đã lưu thành {{name}}',
  failed: 'Không lưu được báo cáo. Không mất gì; hãy thử lại.',
} as const;
