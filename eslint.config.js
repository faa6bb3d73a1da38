import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The one way through the house: audio → features → model → analysis → library, share, pwa → ui.
 * Each folder imports only from folders to its left. Folders are listed with what they may import.
 */
const mayImport = {
  audio: [],
  features: [],
  model: ['audio', 'features'],
  analysis: ['audio', 'features', 'model'],
  library: ['analysis', 'audio', 'model'],
  share: ['analysis', 'audio', 'features', 'model'],
  pwa: ['analysis'],
  ui: ['audio', 'features', 'model', 'analysis', 'library', 'share', 'pwa'],
};
const folders = Object.keys(mayImport);

/** Packages that a folder must not see (design: "may not touch"). */
const foreignPackages = {
  audio: ['@tensorflow/*', 'svelte', 'svelte/*', 'idb'],
  features: ['@tensorflow/*', 'svelte', 'svelte/*', 'idb', 'node:*', '@ffmpeg/*'],
  model: ['svelte', 'svelte/*', 'node:*', '@ffmpeg/*'],
  analysis: ['svelte', 'svelte/*', 'node:*'],
  library: ['@tensorflow/*', 'svelte', 'svelte/*', 'node:*'],
  share: ['@tensorflow/*', 'svelte', 'svelte/*', 'node:*'],
  pwa: ['@tensorflow/*', 'svelte', 'svelte/*', 'node:*'],
  ui: ['@tensorflow/*', 'node:*'],
};

const directionRules = folders.map((folder) => {
  const forbidden = folders.filter((other) => other !== folder && !mayImport[folder].includes(other));
  return {
    files: [`src/${folder}/**/*.{ts,svelte}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(forbidden.length === 0
              ? []
              : [
                  {
                    group: forbidden.map((other) => `**/${other}/**`),
                    message: `src/${folder} may import only from: ${mayImport[folder].join(', ') || 'itself'}.`,
                  },
                ]),
            {
              group: ['**/training/**', '**/tests/**', '**/scripts/**'],
              message: 'The product does not import its own workshop.',
            },
            {
              group: foreignPackages[folder],
              message: `Not in src/${folder}: see the table of folders in README.md.`,
            },
          ],
        },
      ],
    },
  };
});

export default ts.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.cache/',
      'model-export/',
      'test-results/',
      'playwright-report/',
      'public/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { ...globals.es2023 } },
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['training/**', 'scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/features/**', 'training/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance needs a seed.' },
      ],
    },
  },
  ...directionRules,
);
