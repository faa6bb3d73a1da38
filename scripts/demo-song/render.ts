/** `npm run demo-song`: composes, plays, mixes, masters and encodes the demo song into public/demo. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderCover } from './cover.ts';
import { sampleRate } from './dsp.ts';
import { encodeMp3, measureLoudness } from './encode.ts';
import { renderSong } from './mix.ts';
import { writeWav } from './wav.ts';

const folder = fileURLToPath(new URL('../../public/demo/', import.meta.url));

const song = renderSong();
const mp3 = await encodeMp3(writeWav(song), await renderCover(), {
  title: 'Porch Light',
  artist: 'Earshot Demo',
  album: 'Songs That Never Left the House',
  year: 2025,
  genre: 'Pop',
});
await mkdir(folder, { recursive: true });
await writeFile(`${folder}porch-light.mp3`, mp3);
const seconds = song.left.length / sampleRate;
console.log(`porch-light.mp3: ${seconds.toFixed(1)} s, ${mp3.length} bytes, ${await measureLoudness(mp3)}`);
