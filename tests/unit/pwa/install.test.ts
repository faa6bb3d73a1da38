import { describe, expect, it, vi } from 'vitest';
import { isAppleMobile, watchInstallOffer } from '../../../src/pwa/install.ts';

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
