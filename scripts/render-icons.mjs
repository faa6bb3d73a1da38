/**
 * `npm run icons`: draws the mark and renders every size that browsers and systems ask for into public/icons.
 *
 * The mark is an ear made of sound: the outer ear is one stroke that ends in the lobe, the inner ear is a second, the
 * ring of a wave around the point that it comes from.
 */
import { Buffer } from 'node:buffer';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../public/icons/', import.meta.url));
const ink = '#14121a';

const defs = `<defs>
    <linearGradient id="warm" gradientUnits="userSpaceOnUse" x1="160" y1="110" x2="350" y2="400">
      <stop offset="0" stop-color="#ffb347"/><stop offset="1" stop-color="#ff6b4a"/>
    </linearGradient>
  </defs>`;

/** The mark in a field of 512; it stays within the circle of 80 % that maskable icons must keep to. */
const mark = `<g fill="none" stroke-linecap="round" stroke-linejoin="round">
    <path d="M152 236 A108 108 0 1 1 352 287 C330 328 300 334 292 368 A54 54 0 0 1 190 376" stroke="url(#warm)" stroke-width="40"/>
    <path d="M206 240 A54 54 0 1 1 290 276" stroke="#2bb5a9" stroke-width="32"/>
    <circle cx="256" cy="236" r="15" fill="#faf6ef"/>
  </g>`;

/** Fewer, heavier strokes for tabs and bookmarks: still an ear at 16 pixels. */
const smallMark = `<g fill="none" stroke-linecap="round" stroke-linejoin="round">
    <path d="M116 222 A140 140 0 1 1 376 290 C346 340 312 350 300 394 A66 66 0 0 1 176 404" stroke="url(#warm)" stroke-width="62"/>
    <circle cx="256" cy="224" r="50" fill="#2bb5a9"/>
  </g>`;

const svg = (body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">\n  ${defs}\n  ${body}\n</svg>\n`;
const rounded = `<rect width="512" height="512" rx="116" fill="${ink}"/>`;
const full = `<rect width="512" height="512" fill="${ink}"/>`;
const larger = `<g transform="translate(256 256) scale(1.2) translate(-256 -256)">${mark}</g>`;

/** Signs for the app's shortcuts, on the same field: a play sign, and three records on a shelf. */
const demoSign = `<path d="M196 146 L376 256 L196 366 Z" fill="url(#warm)" stroke="url(#warm)" stroke-width="28" stroke-linejoin="round"/>`;
const librarySign = `<g fill="none" stroke-width="40" stroke-linecap="round">
    <path d="M156 136 V376" stroke="url(#warm)"/><path d="M244 136 V376" stroke="url(#warm)"/>
    <path d="M316 146 L372 368" stroke="#2bb5a9"/>
  </g>`;

const iconSvg = svg(`${rounded}\n  ${larger}`);
const maskableSvg = svg(`${full}\n  ${mark}`);
const appleSvg = svg(`${full}\n  ${larger}`);
const faviconSvg = svg(`${rounded}\n  ${smallMark}`);

const png = (source, size) =>
  sharp(Buffer.from(source), { density: Math.max(72, (72 * size) / 512) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: size > 64, quality: 95 })
    .toBuffer();

/** An ICO file that holds PNG images, as every browser since 2010 reads. */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, data }, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size, at);
    header.writeUInt8(size, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  });
  return Buffer.concat([header, ...images.map(({ data }) => data)]);
}

const files = {
  'icon.svg': iconSvg,
  'favicon.svg': faviconSvg,
  'icon-192.png': await png(iconSvg, 192),
  'icon-512.png': await png(iconSvg, 512),
  'maskable-512.png': await png(maskableSvg, 512),
  'shortcut-demo.png': await png(svg(`${rounded}\n  ${demoSign}`), 96),
  'shortcut-library.png': await png(svg(`${rounded}\n  ${librarySign}`), 96),
  'apple-touch-icon.png': await png(appleSvg, 180),
  'favicon.ico': ico(
    await Promise.all([16, 32, 48].map(async (size) => ({ size, data: await png(faviconSvg, size) }))),
  ),
};
await mkdir(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  await writeFile(`${folder}${name}`, content);
  console.log(`${name}: ${content.length} bytes`);
}
