/** One package of others that is in the app; `scripts/licences.ts` writes the list when the app is built. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Place of its licence text in {@link Licences.texts}, or `null` where there is none. */
  readonly text: number | null;
}

export interface Licences {
  readonly packages: readonly ShippedPackage[];
  /** Each text once; many packages share one. */
  readonly texts: readonly string[];
}

/**
 * The list, from the app's own folder.
 *
 * @throws {Error} where it cannot be fetched
 */
export async function fetchLicences(base: string): Promise<Licences> {
  const response = await fetch(new URL('licences.json', base));
  if (!response.ok) throw new Error(`The licences answered with status ${response.status}.`);
  return (await response.json()) as Licences;
}
