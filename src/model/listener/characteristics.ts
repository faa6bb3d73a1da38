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
