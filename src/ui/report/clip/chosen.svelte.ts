import type { Region } from './region.ts';

/** The clip that the person has chosen, for the other parts of the page that make something of it. */
class ChosenClip {
  #of = $state.raw<{ readonly songId: string; readonly region: Region } | null>(null);

  keep(songId: string, region: Region): void {
    this.#of = { songId, region };
  }

  /** Of this song; `null` while its clips are not known. */
  in(songId: string): Region | null {
    return this.#of?.songId === songId ? this.#of.region : null;
  }
}

export const chosenClip = new ChosenClip();
