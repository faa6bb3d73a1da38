import type { SoundInput } from '../../analysis/methods.ts';
import type { Picture, VideoCard } from './types.ts';

export type Container = 'mp4' | 'webm';

/** What a browser's WebCodecs encode of a video card. */
export interface Abilities {
  /** H.264 at each of `PICTURES`, and whether the graphics chip does it. */
  readonly h264: readonly {
    readonly picture: Picture;
    readonly can: boolean;
    readonly inHardware: boolean;
  }[];
  readonly aac: boolean;
  /** The codec for WebM, the better first; `null` where there is none. */
  readonly webmVideo: 'vp9' | 'vp8' | null;
  readonly opus: boolean;
}

/** A sound that something else has encoded, or frames that it has: an MP4 file. */
export type Mp4Bytes = Uint8Array<ArrayBuffer>;

/** What the worker of the videos does. `open` comes before everything but `probe`. */
export type VideoMethods = {
  probe: { in: SoundInput; progress: never; out: Abilities };
  open: { in: { readonly card: VideoCard; readonly sound: SoundInput }; progress: never; out: undefined };
  /** One frame as a picture; `null` takes the liveliest. */
  still: { in: number | null; progress: never; out: ImageBitmap };
  /** The whole video by WebCodecs; `aac` is the sound of an MP4 where the browser cannot encode it. */
  encode: {
    in: {
      readonly container: Container;
      readonly video: 'avc' | 'vp9' | 'vp8';
      readonly aac: Mp4Bytes | null;
    };
    /** 0–1. */
    progress: number;
    out: Uint8Array<ArrayBuffer>;
  };
  /** Frames as planes of 8 bits, 4 : 2 : 0, BT.709, limited range, one frame after the other. */
  frames: {
    in: { readonly first: number; readonly count: number };
    progress: never;
    out: Uint8Array<ArrayBuffer>;
  };
  /** Puts videos of consecutive frames and a sound into one MP4. */
  join: {
    in: { readonly parts: readonly Mp4Bytes[]; readonly aac: Mp4Bytes };
    progress: never;
    out: Uint8Array<ArrayBuffer>;
  };
};
