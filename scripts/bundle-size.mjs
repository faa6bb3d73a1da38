/**
 * Builds the app and reports what it weighs. Fails when the first script grows past its budget or when
 * tfjs or ffmpeg got into what a first visit must load.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const FIRST_SCRIPT_BUDGET = 90_000;
const NEVER_FIRST = /tfjs|tensorflow|ffmpeg|music-metadata/;

await build({ logLevel: 'error' });

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const compressed = (file) => gzipSync(readFileSync(join('dist', file)), { level: 9 }).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

/** What the start page names, and everything that this imports statically. */
function firstLoad() {
  const page = readFileSync('dist/index.html', 'utf8');
  const named = [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.\/([^"]+)"/g)].map(
    ([, file]) => file,
  );
  const seen = new Map();
  const visit = (key) => {
    if (seen.has(key)) return;
    const chunk = manifest[key];
    seen.set(key, chunk);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const [key, { file }] of Object.entries(manifest)) {
    if (file.endsWith('.js') && named.includes(file)) visit(key);
  }
  if (seen.size === 0) throw new Error('The start page names no script that the build knows.');
  return [...seen.entries()].map(([key, chunk]) => [
    key,
    { ...chunk, css: [...(chunk.css ?? []), ...named.filter((file) => file.endsWith('.css'))] },
  ]);
}

const first = firstLoad();
const scripts = first.map(([, chunk]) => chunk.file);
const styles = [...new Set(first.flatMap(([, chunk]) => chunk.css ?? []))];
const firstScriptBytes = scripts.reduce((sum, file) => sum + compressed(file), 0);

console.log('first load, gzip');
for (const file of [...scripts, ...styles, 'index.html']) console.log(`${kB(compressed(file))}  ${file}`);

console.log('\nlater, when needed, gzip');
const later = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|wasm|bin)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).replace(/^dist\//, ''))
  .filter((file) => !scripts.includes(file))
  .map((file) => [
    file,
    statSync(join('dist', file)).size > 20_000_000 ? statSync(join('dist', file)).size : compressed(file),
  ])
  .sort((a, b) => b[1] - a[1]);
for (const [file, bytes] of later) console.log(`${kB(bytes)}  ${file}`);

const problems = [];
if (firstScriptBytes > FIRST_SCRIPT_BUDGET) {
  problems.push(`The first script is ${kB(firstScriptBytes)}; the budget is ${kB(FIRST_SCRIPT_BUDGET)}.`);
}
for (const [key, chunk] of first) {
  const names = [key, chunk.file, chunk.src ?? ''].join(' ');
  const code = readFileSync(join('dist', chunk.file), 'utf8');
  if (NEVER_FIRST.test(names) || /registerBackend|createFFmpegCore/.test(code)) {
    problems.push(`${chunk.file} is in the first load but holds tfjs, ffmpeg or the tag reader.`);
  }
}
console.log(`\nfirst script: ${kB(firstScriptBytes).trim()} of ${kB(FIRST_SCRIPT_BUDGET).trim()} allowed`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
