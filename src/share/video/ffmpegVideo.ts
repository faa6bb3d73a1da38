import { FRAME_RATE, type Picture } from './types.ts';

/**
 * Arguments that encode raw frames (8 bits, 4 : 2 : 0, BT.709) as H.264 in an MP4 of their own. Frames are given
 * in parts, because all of them at once would not fit into ffmpeg's memory; every part begins with a key frame and
 * has no frames out of order, so that parts can be put behind one another as they are.
 */
export function frameArguments(input: string, output: string, { width, height }: Picture): string[] {
  return [
    '-hide_banner',
    '-nostats',
    '-protocol_whitelist',
    'file',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-video_size',
    `${width}x${height}`,
    '-framerate',
    String(FRAME_RATE),
    '-i',
    input,
    '-fflags',
    '+bitexact',
    '-c:v',
    'libx264',
    // The fastest preset but one: a phone has to do this in one thread.
    '-preset',
    'superfast',
    '-crf',
    '22',
    '-maxrate',
    '6M',
    '-bufsize',
    '12M',
    '-bf',
    '0',
    '-pix_fmt',
    'yuv420p',
    '-color_range',
    'tv',
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-f',
    'mp4',
    output,
  ];
}
