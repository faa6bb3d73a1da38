/** Songs shorter than this give features too unstable to compare (the training songs start at 19 s). */
export const MIN_SONG_SECONDS = 5;

/**
 * Longest song that is analysed: 20 minutes of stereo at 44,100 Hz are 423 MB of float32, which a
 * phone can still hold once; a longer one is refused before it is decoded.
 */
export const MAX_SONG_SECONDS = 20 * 60;

/** Largest file that is opened at all. */
export const MAX_FILE_BYTES = 1_000_000_000;

/** Up to this size a file is read into memory for WebAudio; above it ffmpeg reads it piece by piece. */
export const MAX_IN_MEMORY_BYTES = 256_000_000;

/** Peak below which a file counts as silent (−90 dBFS). */
export const SILENCE_PEAK = 3.2e-5;

/**
 * Largest sound that is decoded at all, in bytes of float32: 20 minutes of stereo at 96 kHz are 0.92 GB;
 * eight channels at 192 kHz would be 7 GB and end the tab.
 */
export const MAX_DECODED_BYTES = 1_500_000_000;
