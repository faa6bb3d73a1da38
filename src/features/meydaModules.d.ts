/**
 * Meyda's helper modules, in the build that Node can import as it is: the ES build names its files
 * without extensions, which only bundlers resolve, and the package's main file brings all of Meyda along.
 * Only what is used is declared.
 */
declare module 'meyda/dist/node/utilities.js' {
  /** Bark values of `length` bins. */
  export function createBarkScale(length: number, sampleRate: number, bufferSize: number): Float32Array;
  /** `numFilters` rows of `bufferSize / 2 + 1` weights. */
  export function createMelFilterBank(numFilters: number, sampleRate: number, bufferSize: number): number[][];
  /** `numFilters` rows of `bufferSize / 2 + 1` weights, row 0 = C. */
  export function createChromaFilterBank(
    numFilters: number,
    sampleRate: number,
    bufferSize: number,
  ): number[][];
}

declare module 'meyda/dist/node/windowing.js' {
  /** Symmetric Hann window. */
  export function hanning(size: number): Float32Array;
}
