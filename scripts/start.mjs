/** Builds the app, serves it, and opens it on the built-in demo song: `npm start`. */
import process from 'node:process';
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
const server = await preview({
  preview: { port: Number(process.env.PORT ?? 4173), open: process.env.CI ? false : '/?demo' },
});
const address = server.resolvedUrls?.local[0];
console.log(`\nEarshot is running at ${address}?demo (Ctrl+C stops it)`);
