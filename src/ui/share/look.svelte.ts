import type { CardDesign, CoverColours } from '../../share/cards/types.ts';
import type { CardWishes } from './cards/words.ts';

/** How what is shared looks, and what it says. The parts of the panel have one look between them. */
export class Look {
  design = $state<CardDesign>('record');
  /** What is wanted; a figure that does not exist cannot be shown. */
  shows = $state<'figure' | 'portrait'>('figure');
  title = $state(false);
  artist = $state(false);
  coverWanted = $state(false);
  /** The colours of the song's cover; `null` where there are none. */
  coverColours = $state.raw<CoverColours | null>(null);

  /** What stands on it, as the words of a card ask. */
  get wishes(): Pick<CardWishes, 'shows' | 'title' | 'artist'> {
    return { shows: this.shows, title: this.title, artist: this.artist };
  }

  /** The colours to draw with, or `null` for the design's own. */
  get cover(): CoverColours | null {
    return this.coverWanted ? this.coverColours : null;
  }
}
