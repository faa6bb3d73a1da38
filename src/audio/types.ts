/** Which decoder of the ladder read the file. */
export type Decoder = 'webaudio' | 'ffmpeg';

export interface CoverArt {
  /** MIME type, for instance `image/jpeg`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the file says about itself; `null` where it says nothing. */
export interface SongTags {
  readonly title: string | null;
  readonly artist: string | null;
  readonly album: string | null;
  readonly year: number | null;
  readonly genre: string | null;
  readonly cover: CoverArt | null;
}

/** What the first bytes of a file say; `null` where they say nothing. Never derived from the name. */
export interface SniffedFormat {
  /** For instance `wav`, `aiff`, `flac`, `ogg`, `mp3`, `adts`, `mp4`, `matroska`, `asf`, `caf`. */
  readonly container: string;
  /** For instance `pcm_s16`, `mp3`, `aac`, `alac`, `vorbis`, `opus`, `wmav2`. */
  readonly codec: string | null;
  /** Hz. */
  readonly sampleRate: number | null;
  readonly channels: number | null;
  /** Bits per sample; `null` where the codec has no such thing (most that lose something) or the header is silent. */
  readonly bitDepth: number | null;
  /** As the header claims; headers lie, so it is only used to refuse early. */
  readonly durationSeconds: number | null;
}

/** PCM at the file's own rate, straight from a decoder. */
export interface DecodedAudio {
  /** Hz. */
  readonly sampleRate: number;
  /** One float32 array per channel, all of one length, nominal range −1…1. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly decoder: Decoder;
}
