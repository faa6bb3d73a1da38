import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import { documentPolicy } from './hosting/policy.ts';

/** Documents that the page links to: file name in the built app, and the Markdown that it is made from. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'model-card.html': 'model-export/MODEL_CARD.md',
  'notices.html': 'NOTICES.md',
};

const STYLE = `
  :root { color-scheme: light dark; --ink: #1b1720; --paper: #faf6ef; --line: #1b172033; --link: #0f6b63; }
  @media (prefers-color-scheme: dark) { :root { --ink: #f3ece1; --paper: #14121a; --line: #f3ece133; --link: #6fd0c4; } }
  body { max-width: 56rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 6rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
  h1, h2, h3 { font-family: ui-serif, 'Iowan Old Style', Georgia, serif; line-height: 1.2; margin-top: 2em; }
  h1 { margin-top: 0.5em; }
  a { color: var(--link); }
  code { font-size: 0.9em; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
  figure { margin: 1.5rem 0; }
  th, td { padding: 0.35rem 0.8rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
`;

/**
 * Markdown to HTML. An SVG beside the document becomes a part of the page: no further request, and it
 * follows the reader's theme.
 */
export function renderMarkdown(markdown: string, folder: string): string {
  const renderer = new Marked({
    renderer: {
      image: ({ href }) =>
        /^[\w-]+\.svg$/.test(href) && `<figure>${readFileSync(join(folder, href), 'utf8').trim()}</figure>`,
    },
  });
  const html = renderer.parse(markdown, { async: false });
  // A figure is no part of a paragraph.
  return html.replaceAll(/<p>(<figure>.*?<\/figure>)<\/p>/gs, '$1');
}

/** A page of its own, without any script. */
function renderDocument(source: string): string {
  const markdown = readFileSync(source, 'utf8');
  const title = /^#\s+(.+)$/m.exec(markdown)?.[1] ?? 'Earshot';
  const body = renderMarkdown(markdown, dirname(source))
    .replaceAll('<table>', '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>');
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · Earshot</title>
<link rel="icon" href="icons/favicon.svg" type="image/svg+xml" />
<style>${STYLE}</style>
</head>
<body>
<p><a href="./">Earshot</a></p>
<main>
${body}
</main>
</body>
</html>
`;
  return html.replace(
    '<meta charset="utf-8" />',
    (charset) =>
      `${charset}\n<meta http-equiv="Content-Security-Policy" content="${documentPolicy(html)}" />`,
  );
}

/** Renders the repository's Markdown documents into the app, so that they are readable offline. */
export function documents(): Plugin {
  return {
    name: 'earshot-documents',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = DOCUMENTS[(request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '')];
        if (!source) return next();
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(renderDocument(source));
      });
    },
    generateBundle() {
      for (const [fileName, source] of Object.entries(DOCUMENTS)) {
        this.emitFile({ type: 'asset', fileName, source: renderDocument(source) });
      }
    },
  };
}
