/**
 * Runs every check and every test on what is already installed, in the order in which a failure is
 * cheapest to find, and ends with the runners' own summary lines. `npm ci && npm run verify` is all that
 * a fresh machine needs.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.mjs';

const STEPS = [
  { name: 'check', command: ['npm', 'run', 'check'] },
  { name: 'unit', command: ['npm', 'run', 'test:unit'] },
  { name: 'browser', command: ['npm', 'run', 'test:browser'] },
  { name: 'build', command: ['npm', 'run', 'build'] },
  { name: 'e2e', command: ['npm', 'run', 'test:e2e'] },
];

/** Lines in which Vitest and Playwright say how many tests passed, failed or were skipped. */
const SUMMARY =
  /^\s*(?:Tests\s.*\b(?:passed|failed)\b.*|\d+ (?:passed|failed|flaky|skipped|did not run)\b.*)$/;

/** @returns {Promise<{ code: number, summary: string[] }>} */
function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    const lines = [];
    let rest = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.map((line) => stripVTControlCharacters(line)));
    });
    child.stderr.on('data', (chunk) => process.stderr.write(chunk));
    child.on('close', (code) => {
      resolve({ code: code ?? 1, summary: [...lines, rest].filter((line) => SUMMARY.test(line)) });
    });
  });
}

function count(lines, word) {
  return lines
    .flatMap((line) => [...line.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))])
    .reduce((sum, match) => sum + Number(match[1]), 0);
}

ensureChromium();

const summaries = [];
let failedStep = null;
for (const step of STEPS) {
  const started = Date.now();
  console.log(`\n── ${step.name}`);
  const { code, summary } = await run(step.command);
  summaries.push(...summary.map((line) => `${step.name}: ${line.trim()}`));
  console.log(
    `── ${step.name}: ${code === 0 ? 'done' : `exit code ${code}`} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  if (code !== 0) {
    failedStep = step.name;
    break;
  }
}

console.log('');
for (const line of summaries) console.log(line);
if (failedStep) console.log(`stopped at: ${failedStep}`);
console.log(`total: ${count(summaries, 'passed')} passed, ${count(summaries, 'failed')} failed`);
process.exitCode = failedStep ? 1 : 0;
