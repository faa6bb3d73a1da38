/**
 * Keeps a text of any writing direction in one piece within a sentence, as `<bdi>` does in markup: between Unicode's
 * first strong isolate and its end.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
