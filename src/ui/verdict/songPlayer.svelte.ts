/** The player of the song on the page, for what else on the page points at its seconds. */
class SongPlayer {
  /** Goes to a second of the song; `null` while there is nothing that plays. */
  seek = $state.raw<((seconds: number) => void) | null>(null);
}

export const songPlayer = new SongPlayer();
