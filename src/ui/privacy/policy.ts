/**
 * The Content-Security-Policy that a page carries, by directive, in its own order; empty where it carries none, as in
 * development. One that a host sends as a header cannot be read by a page.
 */
export function policyOf(page: Pick<Document, 'querySelector'>): readonly (readonly [string, string])[] {
  const content = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  return (content ?? '')
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '')
    .map((directive) => {
      const [name = '', ...values] = directive.split(/\s+/);
      return [name, values.join(' ')] as const;
    });
}
