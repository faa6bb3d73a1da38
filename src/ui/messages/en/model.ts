/** What is said of the model on the start page and beside a verdict. */
export default {
  learned: 'It learned from {{songs}} songs by {{artists}} artists: {{population}}.',
  pairs:
    'Given one song from the best fifth and one from the rest, it picks the right one {{value}} times in 100 ({{low}} to {{high}}). A coin gets 50.',
  genre: 'Knowing only the genre gets {{value}}.',
} as const;
