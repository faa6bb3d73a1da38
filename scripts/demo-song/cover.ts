import sharp from 'sharp';

/** Warm light out of a porch lamp, in the product's colours: rings of light that are also rings of sound. */
function coverSvg(): string {
  const lamp = { x: 352, y: 262 };
  const rings = Array.from({ length: 7 }, (_, ring) => {
    const radius = 58 + ring * 44;
    const opacity = (0.62 * 0.74 ** ring).toFixed(3);
    return `<circle cx="${lamp.x}" cy="${lamp.y}" r="${radius}" stroke-width="${(7 - ring * 0.6).toFixed(1)}" opacity="${opacity}"/>`;
  }).join('');
  const stars = [
    [64, 70, 2.2],
    [118, 148, 1.5],
    [172, 52, 1.8],
    [238, 112, 1.4],
    [500, 60, 2],
    [546, 150, 1.5],
    [452, 34, 1.3],
    [40, 214, 1.4],
    [560, 250, 1.3],
  ]
    .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">
  <defs>
    <linearGradient id="night" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#14121a"/><stop offset="0.62" stop-color="#2a1c2a"/><stop offset="1" stop-color="#4a2530"/>
    </linearGradient>
    <radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="${lamp.x}" cy="${lamp.y}" r="330">
      <stop offset="0" stop-color="#ffe2ae" stop-opacity="0.95"/><stop offset="0.14" stop-color="#ffb347" stop-opacity="0.62"/>
      <stop offset="0.45" stop-color="#ff6b4a" stop-opacity="0.24"/><stop offset="1" stop-color="#ff6b4a" stop-opacity="0"/>
    </radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="1" y2="0">
      <stop offset="0" stop-color="#1b1720"/><stop offset="0.58" stop-color="#ffb347"/><stop offset="1" stop-color="#ff6b4a"/>
    </linearGradient>
  </defs>
  <rect width="600" height="600" fill="url(#night)"/>
  <g fill="#faf6ef" opacity="0.7">${stars}</g>
  <path d="M0 430 C120 360 210 392 300 410 S480 380 600 420 V600 H0Z" fill="#1f9e94" opacity="0.3"/>
  <path d="M0 470 C130 420 240 452 340 456 S520 440 600 462 V600 H0Z" fill="#16585a" opacity="0.75"/>
  <circle cx="${lamp.x}" cy="${lamp.y}" r="330" fill="url(#glow)"/>
  <g fill="none" stroke="#ffb347">${rings}</g>
  <g fill="#14121a">
    <path d="M186 150 L352 62 L600 176 V206 L352 98 L200 178Z"/>
    <rect x="348" y="90" width="8" height="126"/>
    <path d="M318 246 C322 220 340 212 352 212 S382 220 386 246Z"/>
    <rect x="238" y="150" width="16" height="346"/>
    <rect x="540" y="176" width="18" height="320"/>
    <rect x="190" y="490" width="410" height="18"/>
    <rect x="190" y="404" width="56" height="9"/><rect x="246" y="404" width="300" height="9"/>
    ${Array.from({ length: 13 }, (_, post) => `<rect x="${262 + post * 22}" y="412" width="5" height="80"/>`).join('')}
    <rect x="0" y="524" width="600" height="76"/>
  </g>
  <rect x="190" y="506" width="410" height="4" fill="url(#floor)"/>
  <circle cx="${lamp.x}" cy="${lamp.y - 6}" r="25" fill="#fff3da"/>
</svg>`;
}

/** The cover as a square JPEG of 600 pixels, below 40 kB. */
export async function renderCover(): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await sharp(Buffer.from(coverSvg())).jpeg({ quality: 84, mozjpeg: true }).toBuffer();
  return new Uint8Array(jpeg);
}
