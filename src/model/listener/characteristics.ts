/** What the listener estimates, in this order; all 0–1 but loudness, which is in decibels. */
export const LISTENER_CHARACTERISTICS = [
  'danceability',
  'energy',
  'valence',
  'acousticness',
  'instrumentalness',
  'speechiness',
  'liveness',
  'loudness',
] as const;
export type ListenerCharacteristic = (typeof LISTENER_CHARACTERISTICS)[number];

/**
 * Characteristics of which most songs have almost nothing and few have much: their square roots are estimated,
 * which follow figures of the sound more evenly.
 */
export const SQUARE_ROOTED: ReadonlySet<ListenerCharacteristic> = new Set<ListenerCharacteristic>([
  'acousticness',
  'instrumentalness',
  'speechiness',
  'liveness',
]);
