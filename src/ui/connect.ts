/** Ties the page's ports to the parts of the browser that stand behind them. */
import { allFormatsStatus, prefetchAllFormats } from '../pwa/allFormats.ts';
import type { PrivacySnapshot } from '../pwa/privacyLedger.ts';
import type { PrivacyMeter } from '../pwa/privacyMeter.ts';
import type { AppUpdates } from '../pwa/register.ts';
import type { ExtraDecoder, OfflineReadiness, SentMeter } from './ports.ts';

/** What the privacy meter counted, as bytes; unknown stays unknown. */
export function sentMeter(privacy: PrivacyMeter): SentMeter {
  return {
    subscribe(listener) {
      const tell = (counted: PrivacySnapshot) =>
        listener(counted.bytesUnknown ? null : counted.bytesSent, counted);
      const stop = privacy.subscribe(tell);
      tell(privacy.snapshot);
      void privacy.refresh().then(tell);
      return stop;
    },
  };
}

/** Whether the service worker holds the app. */
export function offlineReadiness(updates: AppUpdates): OfflineReadiness {
  return {
    subscribe(listener) {
      listener(updates.state.offlineReady);
      return updates.subscribe(({ offlineReady }) => listener(offlineReady));
    },
  };
}

declare const __FFMPEG_CORE_BYTES__: number;

/** The ffmpeg core as something that can be fetched ahead of need. */
export function extraDecoder(): ExtraDecoder {
  // The decoder's code is not part of the first script.
  const urls = async () => (await import('../audio/ffmpeg.ts')).ffmpegCoreUrls();
  return {
    sizeBytes: __FFMPEG_CORE_BYTES__,
    isOnDevice: async () => (await allFormatsStatus(await urls())).present,
    fetch: async () => prefetchAllFormats(await urls(), () => undefined),
  };
}
