/** What is done while a song is analysed, and in one word for the middle of the rings. */
export default {
  read: { doing: 'Opening the file', word: 'Opening' },
  decode: { doing: 'Turning the file into sound', word: 'Decoding' },
  features: { doing: 'Listening to the whole song', word: 'Listening' },
  model: { doing: 'Comparing with released songs', word: 'Comparing' },
  'fetching-decoder': 'Fetching the extra decoder, once',
  'fetching-model': 'Fetching the model, once',
  done: ': done',
  announced: '{{step}} …',
} as const;
