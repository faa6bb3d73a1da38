/** A stretch of a message, bold or not. */
interface Stretch {
  readonly text: string;
  readonly bold: boolean;
}

/**
 * Takes a message apart at its `<b>…</b>`; nothing else in it is markup. What people wrote (titles, file names) does
 * not belong in such a message: it might hold these signs.
 */
export function stretches(message: string): Stretch[] {
  return message
    .split(/<b>(.*?)<\/b>/)
    .map((text, i) => ({ text, bold: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
