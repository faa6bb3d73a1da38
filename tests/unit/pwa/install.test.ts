import { describe, expect, it, vi } from 'vitest';
import { installWay, isAppleMobile, watchInstallOffer } from '../../../src/pwa/install.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';

function fakePage({ userAgent = 'Chrome', standalone = false, maxTouchPoints = 0 } = {}) {
  return Object.assign(new EventTarget(), {
    matchMedia: () => ({ matches: standalone }),
    navigator: { userAgent, maxTouchPoints },
  }) as unknown as Window;
}

describe('watchInstallOffer', () => {
  it('keeps the browser’s offer for one use', async () => {
    const page = fakePage();
    const install = watchInstallOffer(page);
    const states: boolean[] = [];
    install.subscribe((state) => states.push(state.canInstall));
    expect(await install.promptInstall()).toBe('unavailable');
    const prompt = vi.fn(() => Promise.resolve({ outcome: 'accepted' as const }));
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
    page.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(await install.promptInstall()).toBe('accepted');
    expect(await install.promptInstall()).toBe('unavailable');
    expect(prompt).toHaveBeenCalledOnce();
    expect(states).toEqual([true, false]);
  });

  it('knows that it is installed', () => {
    const page = fakePage({ userAgent: iPhone });
    const install = watchInstallOffer(page);
    expect(install.state).toEqual({ canInstall: false, installed: false, needsHomeScreenHint: true });
    page.dispatchEvent(new Event('appinstalled'));
    expect(install.state).toEqual({ canInstall: false, installed: true, needsHomeScreenHint: false });
    expect(watchInstallOffer(fakePage({ standalone: true })).state.installed).toBe(true);
  });

  it('tells an iPad that calls itself a Mac from a Mac', () => {
    expect(isAppleMobile(iPhone, 5)).toBe(true);
    expect(isAppleMobile(mac, 5)).toBe(true);
    expect(isAppleMobile(mac, 0)).toBe(false);
  });
});

describe('the way to install', () => {
  const plain = { canInstall: false, installed: false, needsHomeScreenHint: false };
  const firefox = (system: string) => `Mozilla/5.0 (${system}; rv:140.0) Gecko/140.0 Firefox/140.0`;
  const chromeOnMac =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

  it("is the browser's own dialogue wherever it is offered", () => {
    expect(installWay({ ...plain, canInstall: true }, chromeOnMac)).toBe('prompt');
    expect(installWay({ ...plain, canInstall: true, needsHomeScreenHint: true }, iPhone)).toBe('prompt');
  });

  it('is by hand where there is none, each browser in its own way', () => {
    expect(installWay({ ...plain, needsHomeScreenHint: true }, iPhone)).toBe('apple-mobile');
    expect(installWay(plain, mac)).toBe('mac-safari');
    expect(installWay(plain, firefox('Android 15; Mobile'))).toBe('menu');
  });

  it('is none where the app is installed or cannot be', () => {
    expect(installWay({ ...plain, installed: true, canInstall: true }, mac)).toBe('none');
    expect(installWay(plain, mac.replace('Version/18.0', 'Version/16.6'))).toBe('none');
    expect(installWay(plain, chromeOnMac)).toBe('none');
    expect(installWay(plain, firefox('Macintosh; Intel Mac OS X 10.15'))).toBe('none');
    expect(installWay(plain, firefox('X11; Linux x86_64'))).toBe('none');
  });
});
