/** Made by the build from `model-export/manifest.json`. */
declare module 'virtual:model-facts' {
  // An ambient module may not import by a relative path.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const facts: import('./modelFacts.ts').ModelFacts;
}
