export default {
  formatWith: '{{container}} con {{codec}}',
  mono: 'mono',
  stereo: 'estéreo',
  channels_one: '{{count}} canal',
  channels_many: '{{count}} canales',
  channels_other: '{{count}} canales',
  webaudio: 'decodificado por el navegador',
  ffmpeg: 'decodificado por ffmpeg',
  model: 'modelo en {{backend}}',
  plainJavaScript: 'JavaScript simple',
  elapsed: 'listo en {{time}}',
} as const;
