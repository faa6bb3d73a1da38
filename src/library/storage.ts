/** What the browser says about the space that the page takes. */
export interface StorageState {
  /** Bytes that the whole page takes, its model and offline copy included; `null` where it is not told. */
  readonly usedBytes: number | null;
  /** Bytes that it may take. */
  readonly quotaBytes: number | null;
  /** Whether the browser has promised not to remove anything by itself; `null` where it knows no such promise. */
  readonly persisted: boolean | null;
}

/** Asks the browser. Never rejects. */
export async function storageState(): Promise<StorageState> {
  // Not there on pages without a secure context.
  const storage = globalThis.navigator.storage as StorageManager | undefined;
  const [estimate, persisted] = await Promise.all([
    storage?.estimate().catch(() => null),
    storage?.persisted().catch(() => null),
  ]);
  return {
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    persisted: persisted ?? null,
  };
}

/**
 * Asks the browser to keep the library even when space runs short. Some ask the person, some decide from how the
 * page is used.
 *
 * @returns whether it promised
 */
export async function askToPersist(): Promise<boolean> {
  const storage = globalThis.navigator.storage as StorageManager | undefined;
  return (await storage?.persist().catch(() => false)) ?? false;
}
