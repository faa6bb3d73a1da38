/** Chromium's event that offers installation; not in TypeScript's library because it is not on a standards track. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallState {
  /** The browser lets {@link InstallOffer.promptInstall} show its own dialogue. */
  readonly canInstall: boolean;
  /** The app runs in a window of its own already. */
  readonly installed: boolean;
  /** iPhone or iPad: there is no dialogue, "Share, Add to Home Screen" does it; worth a hint. */
  readonly needsHomeScreenHint: boolean;
}

export interface InstallOffer {
  readonly state: InstallState;
  /** Calls `listener` with every new state; returns the function that ends it. */
  subscribe(listener: (state: InstallState) => void): () => void;
  /** Shows the browser's dialogue; must be called from a click. `unavailable` where the browser offers none. */
  promptInstall(): Promise<'accepted' | 'dismissed' | 'unavailable'>;
}

/** Whether this is iOS or iPadOS; an iPad says that it is a Mac, but no Mac has a touch screen. */
export function isAppleMobile(userAgent: string, maxTouchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** How the app gets onto this device. */
export type InstallWay =
  /** A button of ours shows the browser's dialogue. */
  | 'prompt'
  /** By hand, through the share sheet of iOS. */
  | 'apple-mobile'
  /** By hand, through Safari's file menu. */
  | 'mac-safari'
  /** By hand, through the menu of the browser. */
  | 'menu'
  /** It is there already, or this browser cannot. */
  | 'none';

/** The way for this browser; Safari on a Mac can since version 17. */
export function installWay(state: InstallState, userAgent: string): InstallWay {
  if (state.installed) return 'none';
  if (state.canInstall) return 'prompt';
  if (state.needsHomeScreenHint) return 'apple-mobile';
  if (/Macintosh/.test(userAgent) && !/Chrom(?:e|ium)\/|Firefox\//.test(userAgent)) {
    const version = Number(/Version\/(\d+)[\d.]* Safari\//.exec(userAgent)?.[1] ?? 0);
    return version >= 17 ? 'mac-safari' : 'none';
  }
  // Firefox installs on Android alone. Chromium says by its offer whether it can.
  return /Android/.test(userAgent) && /Firefox\//.test(userAgent) ? 'menu' : 'none';
}

/** Waits for the browser's offer to install. Call it before the page's load event, or the offer is missed. */
export function watchInstallOffer(page: Window = window): InstallOffer {
  const listeners = new Set<(state: InstallState) => void>();
  const standalone =
    page.matchMedia('(display-mode: standalone)').matches ||
    // Safari's own property, older than the media feature.
    ('standalone' in page.navigator && page.navigator.standalone === true);
  const appleMobile = isAppleMobile(page.navigator.userAgent, page.navigator.maxTouchPoints);
  let offer: BeforeInstallPromptEvent | undefined;
  let installed = standalone;
  const current = (): InstallState => ({
    canInstall: offer !== undefined,
    installed,
    needsHomeScreenHint: appleMobile && !installed,
  });
  const tell = (): void => {
    for (const listener of listeners) listener(current());
  };

  page.addEventListener('beforeinstallprompt', (event) => {
    // Keeps Chromium from showing its own bar at a moment that nobody asked for.
    event.preventDefault();
    offer = event as BeforeInstallPromptEvent;
    tell();
  });
  page.addEventListener('appinstalled', () => {
    offer = undefined;
    installed = true;
    tell();
  });

  return {
    get state() {
      return current();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async promptInstall() {
      const event = offer;
      if (!event) return 'unavailable';
      // An offer can be used once.
      offer = undefined;
      tell();
      return (await event.prompt()).outcome;
    },
  };
}
