/**
 * `tsx scripts/hosting/docs.ts`: writes the headers, as the build and the preview use them, into docs/hosting.md, so
 * that what is documented is what is tested.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { CACHE_RULES } from './plugin.ts';
import { securityHeaders } from './policy.ts';

const FILE = fileURLToPath(new URL('../../docs/hosting.md', import.meta.url));

const headers = Object.entries(securityHeaders());

const nginx = `# /etc/nginx/earshot-headers.conf
${headers.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}

# in the server block
location /earshot/ {
  alias /srv/www/earshot/;
  index index.html;
  types { include mime.types; application/manifest+json webmanifest; application/octet-stream bin; }
  include earshot-headers.conf;
  add_header Cache-Control "${CACHE_RULES['*']}" always;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/wasm
             application/manifest+json application/octet-stream image/svg+xml;

  location /earshot/assets/ {
    alias /srv/www/earshot/assets/;
    include earshot-headers.conf;
    add_header Cache-Control "${CACHE_RULES['assets/*']}" always;
  }
}`;

const apache = `AddType application/manifest+json .webmanifest
AddType application/wasm .wasm
AddType text/javascript .js
${headers.map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
Header always set Cache-Control "${CACHE_RULES['*']}"
<If "%{REQUEST_URI} =~ m#/assets/#">
  Header always set Cache-Control "${CACHE_RULES['assets/*']}"
</If>
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json \\
  application/wasm application/manifest+json application/octet-stream image/svg+xml`;

const SNIPPETS: Readonly<Record<string, string>> = {
  text: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
  nginx,
  apache,
};

/** The document with its code blocks as they have to be now. */
export function renderHosting(markdown: string): string {
  return markdown.replaceAll(
    /```(text|nginx|apache)\n.*?\n```/gs,
    (_, language: string) => `\`\`\`${language}\n${SNIPPETS[language] ?? ''}\n\`\`\``,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(FILE, renderHosting(readFileSync(FILE, 'utf8')));
}
