/** What manifest, service worker and page must agree on about songs that are shared into the app. */

/** Where the system posts the form, beside the start page (`share_target.action` of the manifest). */
export const SHARE_PATH = 'receive';

/** The form's field that holds the files (`share_target.params.files` of the manifest). */
export const SHARE_FIELD = 'songs';

/** Parameter of the start page's address: under which name the shared files wait, or why none do. */
export const RECEIVED_PARAMETER = 'received';

/** In the place of a name: the form held no file. */
export const NOTHING_RECEIVED = 'nothing';
/** In the place of a name: the browser had no room for the files. */
export const NOT_KEPT = 'no-room';

/**
 * Whether a request is a form that is posted to the app's share target: the one request with a body that the
 * service worker takes, and which it answers itself, so that it leaves the device as little as any other.
 *
 * @param scope address of the folder in which the app lives, ending in a slash
 */
export function isShare(
  request: { readonly url: string; readonly method: string; readonly mode: string },
  scope: string,
): boolean {
  if (request.method !== 'POST' || request.mode !== 'navigate') return false;
  const url = new URL(request.url);
  const target = new URL(SHARE_PATH, scope);
  return url.origin === target.origin && url.pathname === target.pathname;
}

/** The files among what a form holds; forms of other makers may name their fields otherwise. */
export function filesOf(form: Pick<FormData, 'values'>): File[] {
  // A file field that was left empty comes as a file without a name and without content.
  return [...form.values()].filter(
    (value): value is File => typeof value !== 'string' && (value.size > 0 || value.name !== ''),
  );
}

/** Address of the start page that tells it what was received. */
export function receivedAddress(scope: string, name: string): string {
  const address = new URL(scope);
  address.searchParams.set(RECEIVED_PARAMETER, name);
  return address.href;
}

/** What the address says was received, and the address without it; `null` where it says nothing of it. */
export function readReceived(address: string): { readonly name: string; readonly rest: string } | null {
  const url = new URL(address);
  const name = url.searchParams.get(RECEIVED_PARAMETER);
  if (name === null) return null;
  url.searchParams.delete(RECEIVED_PARAMETER);
  return { name, rest: url.href };
}
