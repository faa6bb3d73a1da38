export default {
  working: 'Đang tính…',
} as const;
