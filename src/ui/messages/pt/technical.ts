export default {
  formatWith: '{{container}} com {{codec}}',
  mono: 'mono',
  stereo: 'estéreo',
  channels_one: '{{count}} canal',
  channels_many: '{{count}} canais',
  channels_other: '{{count}} canais',
  webaudio: 'decodificado pelo navegador',
  ffmpeg: 'decodificado pelo ffmpeg',
  model: 'modelo em {{backend}}',
  plainJavaScript: 'JavaScript puro',
  elapsed: 'pronto em {{time}}',
} as const;
