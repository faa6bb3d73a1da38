import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Plugin } from 'vite';
import type { Licences, ShippedPackage } from '../src/ui/about/licences.ts';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * What is in the built app without being a module of it: the page's framework and the loader that the bundler adds,
 * and what the service worker, which is built by itself, consists of.
 */
const ALWAYS = [
  'svelte',
  'vite',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];

/** Where a package says less than its licence: the expression of what is compiled into it. */
const CORRECTED: Readonly<Record<string, string>> = {
  // ffmpeg with x264 and x265; NOTICES.md says what follows from it.
  '@ffmpeg/core': 'GPL-2.0-or-later',
};

/** Texts for packages that do not bring the text of their licence along. */
const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  'GPL-2.0-or-later': 'GPL-2.0.txt',
  'Apache-2.0': 'Apache-2.0.txt',
  'Apache-2.0 AND MIT': 'Apache-2.0.txt',
  MIT: 'MIT.txt',
};

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}

function licenceText(folder: string, licence: string): string | null {
  const own = readdirSync(folder).find((name) => /^(?:un)?licen[cs]e(?:[.-]|$)/i.test(name));
  const standard = STANDARD_TEXTS[licence];
  const file = own ? join(folder, own) : standard ? join('scripts/licence-texts', standard) : null;
  return file === null ? null : readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/** The folder of the package that a module is a file of; `null` for the app's own modules and the bundler's. */
export function packageFolder(moduleId: string): string | null {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replaceAll('\\', '/'))?.[0] ?? null;
}

/**
 * Names, licences and licence texts of packages.
 *
 * @param folders where they are installed
 * @throws {Error} where a package does not name its licence
 */
export function readLicences(folders: Iterable<string>): Licences {
  const packages = new Map<string, ShippedPackage>();
  const texts: string[] = [];
  for (const folder of new Set(folders)) {
    const { name, version, license } = readPackage(folder);
    const licence = CORRECTED[name] ?? (typeof license === 'object' ? license.type : license);
    if (!licence) throw new Error(`${name} does not name its licence.`);
    const text = licenceText(folder, licence);
    let place: number | null = null;
    if (text !== null) {
      place = texts.indexOf(text);
      if (place < 0) place = texts.push(text) - 1;
    }
    packages.set(`${name} ${version}`, { name, version, licence, text: place });
  }
  return { packages: [...packages.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')), texts };
}

const FILE = 'licences.json';

/**
 * Puts `licences.json` beside the page, which lists it in its view "about": every package of which a module went
 * into the page or into one of its workers.
 *
 * @returns the plugin of the page's build, and the one that has to see each worker's
 */
export function licences(): { readonly page: Plugin; readonly worker: () => Plugin } {
  const folders = new Set<string>();
  const always = () => ALWAYS.map((name) => join(process.cwd(), 'node_modules', name));
  const notice = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const folder = packageFolder(id.replace(/^\0/, ''));
      if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
    }
  };
  return {
    worker: () => ({
      name: 'earshot-licences-worker',
      buildEnd() {
        notice(this.getModuleIds());
      },
    }),
    page: {
      name: 'earshot-licences',
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          if ((request.url ?? '').replace(/\?.*$/, '') !== `/${FILE}`) return next();
          // In development there is no whole to list: the direct dependencies are near enough.
          const names = Object.keys(readPackage(process.cwd()).dependencies ?? {});
          const direct = names.map((name) => join(process.cwd(), 'node_modules', name));
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify(readLicences([...direct, ...always()])));
        });
      },
      generateBundle() {
        notice(this.getModuleIds());
        const found = readLicences([...folders, ...always()]);
        this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(found) });
      },
    },
  };
}
