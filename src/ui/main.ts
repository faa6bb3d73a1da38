import { mount } from 'svelte';
import { facts } from 'virtual:model-facts';
import { version } from '../../package.json';
import { watchIncoming } from '../pwa/incoming.ts';
import { watchInstallOffer } from '../pwa/install.ts';
import { startPrivacyMeter } from '../pwa/privacyMeter.ts';
import { registerServiceWorker } from '../pwa/register.ts';
import App from './App.svelte';
import { extraDecoder, offlineReadiness, sentMeter } from './connect.ts';
import { language } from './i18n/language.svelte.ts';
import { lazyAnalyser } from './lazyAnalyser.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/print.css';
import { theme } from './theme.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

theme.start();
// Before anything that takes time: the browser makes its offer once.
const install = watchInstallOffer();
await language.start();

const analyser = lazyAnalyser(async () => (await import('../analysis/client.ts')).createAnalyser());

const meter = sentMeter(startPrivacyMeter());
const updates = registerServiceWorker();

mount(App, {
  target,
  props: {
    analyser,
    facts,
    version,
    meter,
    offline: offlineReadiness(updates),
    decoder: extraDecoder(),
    shell: { install, updates, watchIncoming },
    modelCardUrl: `${import.meta.env.BASE_URL}model-card.html`,
    startWithDemo: new URLSearchParams(location.search).has('demo'),
  },
});

// The model is fetched once the page has drawn itself, so that a dropped song need not wait for it.
const whenIdle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 500));
whenIdle(() => analyser.warmUp());
