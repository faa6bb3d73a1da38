/** The sheet about the model. */
export default {
  close: 'Close',
  learnedTitle: 'What it learned from',
  base: '{{share}} of them were in the best fifth. That is what chance gives, and every estimate is shown beside it.',
  hearsTitle: 'What it hears',
  hears:
    'Timbre, how it changes, and tempo, over the whole song. Not words, not melody as a person hears it, not a name.',
  goodTitle: 'How good it is',
  calibrationLittle: 'Its percentages for the best fifth are off by less than 1 point on average.',
  calibration_one: 'Its percentages for the best fifth are off by about {{count}} point on average.',
  calibration_other: 'Its percentages for the best fifth are off by about {{count}} points on average.',
  coverage: 'Its eight-in-ten stretch held the true place {{value}} times in 100.',
  unseen: 'All of it was measured on artists that it had not learned from.',
  juriesTitle: 'The other juries',
  failsTitle: 'Where it fails',
  failsGenre: 'Genre is a strong shortcut. Much of what it knows, it would know from the genre alone.',
  failsKnown: 'How known an artist is matters most of all, and cannot be heard.',
  failsElsewhere: 'Listeners elsewhere, and of today, may differ from those who ranked these songs.',
  card: 'The full model card',
  version: 'Model {{version}}',
} as const;
