/** Bytes `start` up to and including `end`, as HTTP counts them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header after RFC 9110, section 14.
 *
 * @param header for instance `bytes=0-`, `bytes=100-199`, `bytes=-500`
 * @param size length of the whole body in bytes
 * @returns the range, cut to the body's length; `unsatisfiable` (answer 416) where it starts behind the end;
 *   `ignore` (answer with the whole body, as a server may) for other units, several ranges and malformed headers
 */
export function readByteRange(header: string, size: number): ByteRange | 'unsatisfiable' | 'ignore' {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header);
  if (!match) return 'ignore';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'ignore';
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - suffix), end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'ignore';
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/**
 * Answers a range request from a whole, cached response. An audio element that asks for a range and gets a plain 200
 * cannot seek, and Safari refuses to play it at all.
 *
 * workbox-range-requests is not used because it answers 416 where the last position lies behind the end of the body,
 * which RFC 9110 asks to cut to the body's length.
 */
export async function answerRange(request: Request, whole: Response): Promise<Response> {
  const header = request.headers.get('range');
  if (header === null || whole.status !== 200) return whole;
  const body = await whole.blob();
  const range = readByteRange(header, body.size);
  const headers = new Headers(whole.headers);
  // The cached body is already decoded.
  headers.delete('Content-Encoding');
  headers.set('Accept-Ranges', 'bytes');
  if (range === 'ignore') {
    headers.set('Content-Length', String(body.size));
    return new Response(body, { status: 200, headers });
  }
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${body.size}`);
    headers.delete('Content-Length');
    return new Response(null, { status: 416, statusText: 'Range Not Satisfiable', headers });
  }
  const part = body.slice(range.start, range.end + 1, body.type);
  headers.set('Content-Length', String(part.size));
  headers.set('Content-Range', `bytes ${range.start}-${range.end}/${body.size}`);
  return new Response(part, { status: 206, statusText: 'Partial Content', headers });
}
