export default {
  formatWith: '{{container}} với {{codec}}',
  mono: 'mono',
  stereo: 'stereo',
  channels_other: '{{count}} kênh',
  webaudio: 'giải mã bằng trình duyệt',
  ffmpeg: 'giải mã bằng ffmpeg',
  model: 'mô hình chạy trên {{backend}}',
  plainJavaScript: 'JavaScript thuần',
  elapsed: 'xong trong {{time}}',
} as const;
