/** The technical line below a verdict. */
export default {
  formatWith: '{{container}} with {{codec}}',
  mono: 'mono',
  stereo: 'stereo',
  channels_one: '{{count}} channel',
  channels_other: '{{count}} channels',
  webaudio: 'decoded by the browser',
  ffmpeg: 'decoded by ffmpeg',
  model: 'model on {{backend}}',
  plainJavaScript: 'plain JavaScript',
  elapsed: 'done in {{time}}',
} as const;
