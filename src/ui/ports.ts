/**
 * What the page asks of the parts around it. They are handed in by `main.ts`, so that the page can be
 * shown, and tested, with any of them missing.
 */

/** Tells how many bytes have left the device. */
export interface SentMeter {
  /** Calls back at once and on every change, `null` where it cannot be known; returns how to stop. */
  subscribe(listener: (bytesSent: number | null) => void): () => void;
}

/** Tells whether the app works without a network. */
export interface OfflineReadiness {
  subscribe(listener: (ready: boolean) => void): () => void;
}

/** The extra decoder, which can be fetched ahead so that every format works offline. */
export interface ExtraDecoder {
  readonly sizeBytes: number;
  isOnDevice(): Promise<boolean>;
  fetch(): Promise<void>;
}
