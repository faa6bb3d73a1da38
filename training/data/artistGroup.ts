/** Words and signs behind which other artists are named. */
const GUESTS = /(?:\s*[,&;/(]|\s+(?:feat|ft|featuring|and|with|vs|x)(?=[\s.]|$)).*$/iu;

/**
 * The group of an artist as displayed: the first one named, in lower case, without accents, a leading "The"
 * and signs. Too much in one group only costs a little balance; one artist in two groups would make every
 * figure too good.
 */
export function artistGroup(artist: string): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/^\s*the\s+/u, '')
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(artist.replace(GUESTS, '')) || plain(artist) || artist.trim();
}
