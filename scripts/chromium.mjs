/**
 * Finds a Chromium for the tests: the system's own where there is one, Debian's package where apt can
 * bring it, Playwright's download elsewhere.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const CANDIDATES = [
  process.env.EARSHOT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Chromium's flags for the tests: a real WebGPU adapter in software, and no traffic of its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
];

/** @returns {string | undefined} path of a system Chromium; `undefined` lets Playwright use its own */
export function findChromium() {
  return CANDIDATES.find((path) => path && existsSync(path));
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** Installs a Chromium if none is there. Throws where neither apt nor Playwright can bring one. */
export function ensureChromium() {
  if (findChromium()) return;
  if (has('apt-get')) {
    const root = process.getuid?.() === 0;
    const asRoot = (args) =>
      execFileSync(root ? args[0] : 'sudo', root ? args.slice(1) : ['-n', ...args], { stdio: 'inherit' });
    try {
      asRoot(['apt-get', 'update', '-qq']);
      asRoot(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
      if (findChromium()) return;
    } catch (error) {
      console.error(`apt could not install chromium (${error.message}); trying Playwright's own download.`);
    }
  }
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop() ?? '')) {
  ensureChromium();
  console.log(`Chromium for the tests: ${findChromium() ?? "Playwright's own"}`);
}
