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
