import type { Abilities } from './methods.ts';
import { PICTURES, type Picture } from './types.ts';

/**
 * How a video is made.
 * - `browser`: WebCodecs encode picture and sound (H.264 and AAC in MP4);
 * - `browser-picture`: WebCodecs encode the picture, ffmpeg the sound (the same kind of file);
 * - `ffmpeg`: ffmpeg encodes both (the same again);
 * - `webm`: WebCodecs encode VP9 or VP8 and Opus: what is left where ffmpeg cannot be had. Not every app takes it.
 */
export type Route = 'browser' | 'browser-picture' | 'ffmpeg' | 'webm';

/** The ways that are worth trying, best first. Never empty: ffmpeg needs nothing of the browser. */
export function routesFor(abilities: Abilities): Route[] {
  const h264 = abilities.h264.some(({ can }) => can);
  const routes: Route[] = [];
  if (h264 && abilities.aac) routes.push('browser');
  if (h264) routes.push('browser-picture');
  routes.push('ffmpeg');
  if (abilities.webmVideo !== null && abilities.opus) routes.push('webm');
  return routes;
}

/** The size of the picture: the large one where the graphics chip encodes it, the small one where a program does. */
export function pictureFor(route: Route, abilities: Abilities): Picture {
  const small = PICTURES[1];
  if (route !== 'browser' && route !== 'browser-picture') return small;
  return (
    abilities.h264.find(({ can, inHardware }) => can && inHardware)?.picture ??
    abilities.h264.findLast(({ can }) => can)?.picture ??
    small
  );
}

/** Whether making a video this way needs the extra decoder, which also encodes. */
export function needsFfmpeg(route: Route): boolean {
  return route === 'browser-picture' || route === 'ffmpeg';
}
