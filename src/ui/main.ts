import { mount } from 'svelte';
import { version } from '../../package.json';
import App from './App.svelte';
import { lazyAnalyser } from './lazyAnalyser.ts';
import { modelFacts } from './modelFacts.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import { theme } from './theme.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

theme.start();

const analyser = lazyAnalyser(async () => (await import('../analysis/client.ts')).createAnalyser());

mount(App, { target, props: { analyser, facts: modelFacts, version } });

// The model is fetched once the page has drawn itself, so that a dropped song need not wait for it.
const whenIdle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 500));
whenIdle(() => analyser.warmUp());
