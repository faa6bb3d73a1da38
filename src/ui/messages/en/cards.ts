/** The share panel, and what stands on the cards. */
export default {
  section: {
    title: 'Share it',
    text: 'A picture of the result for a story, a feed or a link. It is drawn on your device and leaves it only when you send it.',
    open: 'Make a card',
  },
  panel: {
    title: 'Share the result',
    close: 'Close',
    card: 'Card',
    opening: 'Opening…',
    failed: 'This could not be loaded. Check the connection and open it again.',
  },
} as const;
