import { statSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';
import { documents } from './scripts/documents.ts';
import { hosting } from './scripts/hosting/plugin.ts';
import { securityHeaders } from './scripts/hosting/policy.ts';
import { licences } from './scripts/licences.ts';
import { modelFacts } from './scripts/modelFacts.ts';

const executablePath = findChromium();

/** What fetching the extra decoder costs, for the page to say. */
const ffmpegCoreBytes = ['js', 'wasm']
  .map((kind) => statSync(`node_modules/@ffmpeg/core/dist/esm/ffmpeg-core.${kind}`).size)
  .reduce((sum, bytes) => sum + bytes, 0);

const licenceList = licences();

export default defineConfig({
  // Relative, so that the built folder works under any sub-path of any static host.
  base: './',
  define: { __FFMPEG_CORE_BYTES__: JSON.stringify(ffmpegCoreBytes) },
  // Only what vite sees in the sources is optimised ahead; the decoder's own worker must stay a file.
  optimizeDeps: {
    exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core'],
    // Found late, in workers and dynamic imports, they would reload the page in the middle of a test.
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-cpu',
      'idb',
      'valibot',
      'music-metadata',
      'mediabunny',
      'wavesurfer.js',
      'pixelmatch',
    ],
  },
  worker: { format: 'es', plugins: () => [licenceList.worker()] },
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // All that the start page needs in one file: on a phone's network each further one costs more than its bytes.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  // As a host should serve it, so that the tests run under the policy in the page and in its workers.
  preview: { headers: securityHeaders() },
  plugins: [
    svelte(),
    hosting(),
    documents(),
    modelFacts(),
    licenceList.page,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/pwa',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // A classic script: module service workers are not available everywhere.
        rollupFormat: 'iife',
        globPatterns: ['**/*.{html,js,css,svg,png,ico,webmanifest,wasm,json,bin,mp3,md,woff2}'],
        globIgnores: ['**/*ffmpeg-core*', 'screenshots/**'],
        maximumFileSizeToCacheInBytes: 8_000_000,
      },
    }),
  ],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/messages.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
