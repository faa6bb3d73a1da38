/**
 * What the page asks of the parts around it. They are handed in by `main.ts`, so that the page can be
 * shown, and tested, with any of them missing.
 */

import type { IncomingListener } from '../pwa/incoming.ts';
import type { InstallOffer } from '../pwa/install.ts';
import type { PrivacySnapshot } from '../pwa/privacyLedger.ts';
import type { AppUpdates } from '../pwa/register.ts';

/** Tells how many bytes have left the device. */
export interface SentMeter {
  /**
   * Calls back at once and on every change, with `null` where it cannot be known, and with everything else that was
   * counted; returns how to stop.
   */
  subscribe(listener: (bytesSent: number | null, counted: PrivacySnapshot) => void): () => void;
}

/** What an installed app can do beyond a page. */
export interface AppShell {
  readonly install: InstallOffer;
  readonly updates: AppUpdates;
  /** Hears of songs that were shared into the app or opened with it. */
  readonly watchIncoming: (listener: IncomingListener) => void;
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
