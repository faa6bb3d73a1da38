import { describe, expect, it, vi } from 'vitest';
import { registerServiceWorker, type RegistrationEnvironment } from '../../../src/pwa/register.ts';

function fakeBrowser({ production = true, controlled = false, supported = true } = {}) {
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    ready: Promise.resolve({}),
  });
  const workbox = Object.assign(new EventTarget(), {
    register: vi.fn(() => Promise.resolve(undefined)),
    messageSkipWaiting: vi.fn(),
    update: vi.fn(() => Promise.resolve()),
  });
  const createWorkbox = vi.fn((_url: string) => workbox);
  const reload = vi.fn();
  const clock = { now: 0 };
  let look = (): void => undefined;
  const environment = {
    production,
    container: supported ? container : undefined,
    createWorkbox,
    baseUrl: 'https://music.example/some/path/?demo',
    reload,
    onReturn: (listener: () => void) => {
      look = listener;
    },
    now: () => clock.now,
  } as unknown as RegistrationEnvironment;
  return {
    environment,
    workbox,
    createWorkbox,
    reload,
    wait: () => workbox.dispatchEvent(new Event('waiting')),
    returnAfter: (ms: number) => {
      clock.now += ms;
      look();
    },
    takeOver: () => container.dispatchEvent(new Event('controllerchange')),
  };
}

describe('registerServiceWorker', () => {
  it('registers next to the page, under any sub-path, and becomes ready', async () => {
    const browser = fakeBrowser();
    const updates = registerServiceWorker(browser.environment);
    const states: boolean[] = [];
    updates.subscribe((state) => states.push(state.offlineReady));
    await Promise.resolve();
    expect(browser.createWorkbox).toHaveBeenCalledWith('https://music.example/some/path/service-worker.js');
    expect(browser.workbox.register).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(updates.state.offlineReady).toBe(true));
    expect(states).toEqual([true]);
  });

  it.each([{ production: false }, { supported: false }])('does nothing with %o', async (options) => {
    const browser = fakeBrowser(options);
    const updates = registerServiceWorker(browser.environment);
    await Promise.resolve();
    updates.applyUpdate();
    expect(browser.createWorkbox).not.toHaveBeenCalled();
    expect(updates.state).toEqual({ offlineReady: false, updateWaiting: false });
  });

  it('offers a waiting version and reloads only after it was asked to and the new one is in charge', () => {
    const browser = fakeBrowser({ controlled: true });
    const updates = registerServiceWorker(browser.environment);
    updates.applyUpdate();
    expect(browser.workbox.messageSkipWaiting).not.toHaveBeenCalled();
    browser.wait();
    expect(updates.state.updateWaiting).toBe(true);
    updates.applyUpdate();
    updates.applyUpdate();
    expect(browser.workbox.messageSkipWaiting).toHaveBeenCalledOnce();
    expect(browser.reload).not.toHaveBeenCalled();
    browser.takeOver();
    expect(browser.reload).toHaveBeenCalledOnce();
  });

  it('does not take the first installation for an update', () => {
    const browser = fakeBrowser({ controlled: false });
    const updates = registerServiceWorker(browser.environment);
    browser.takeOver();
    expect(updates.state.updateWaiting).toBe(false);
    expect(browser.reload).not.toHaveBeenCalled();
  });

  it('applies an update that arrives in the visit that installed the app', () => {
    const browser = fakeBrowser({ controlled: false });
    const updates = registerServiceWorker(browser.environment);
    browser.takeOver();
    browser.wait();
    updates.applyUpdate();
    expect(browser.workbox.messageSkipWaiting).toHaveBeenCalledOnce();
    browser.takeOver();
    expect(browser.reload).toHaveBeenCalledOnce();
  });

  it('tells a tab whose files another tab has updated, without reloading it', () => {
    const browser = fakeBrowser({ controlled: true });
    const updates = registerServiceWorker(browser.environment);
    browser.takeOver();
    expect(browser.reload).not.toHaveBeenCalled();
    expect(updates.state.updateWaiting).toBe(true);
    updates.applyUpdate();
    expect(browser.workbox.messageSkipWaiting).not.toHaveBeenCalled();
    expect(browser.reload).toHaveBeenCalledOnce();
  });

  it('stays calm where registration is refused', async () => {
    const browser = fakeBrowser();
    browser.workbox.register.mockRejectedValue(new Error('SecurityError'));
    const updates = registerServiceWorker(browser.environment);
    await Promise.resolve();
    expect(updates.state.updateWaiting).toBe(false);
  });

  it('looks for a new version when the person returns, at most once an hour', () => {
    const browser = fakeBrowser({ controlled: true });
    registerServiceWorker(browser.environment);
    browser.returnAfter(1000);
    expect(browser.workbox.update).not.toHaveBeenCalled();
    browser.returnAfter(60 * 60 * 1000);
    browser.returnAfter(1000);
    expect(browser.workbox.update).toHaveBeenCalledOnce();
  });
});
