import { runFfmpeg, WORK_FOLDER } from '../../training/audio/ffmpegNode.ts';

/** What the file says about itself. */
export interface Tags {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: number;
  readonly genre: string;
}

/**
 * Encodes a WAV file as MP3 at 128 kbit/s, joint stereo, with ID3v2.3 tags and a front cover.
 * LAME inside ffmpeg's WebAssembly build does the work, so nothing has to be installed.
 *
 * @throws Error with ffmpeg's last words when it fails
 */
export async function encodeMp3(
  wav: Uint8Array,
  cover: Uint8Array,
  tags: Tags,
): Promise<Uint8Array<ArrayBuffer>> {
  const inputFiles = { 'song.wav': wav, 'cover.jpg': cover };
  const metadata = {
    title: tags.title,
    artist: tags.artist,
    album: tags.album,
    date: tags.year,
    genre: tags.genre,
  };
  const { exitCode, log, outputFiles } = await runFfmpeg(
    [
      ...['-i', `${WORK_FOLDER}/song.wav`, '-i', `${WORK_FOLDER}/cover.jpg`],
      ...['-map', '0:a', '-map', '1:v', '-c:a', 'libmp3lame', '-b:a', '128k', '-joint_stereo', '1'],
      ...['-compression_level', '0', '-c:v', 'copy', '-disposition:v', 'attached_pic'],
      ...['-metadata:s:v', 'title=Cover', '-metadata:s:v', 'comment=Cover (front)'],
      ...Object.entries(metadata).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]),
      // Without the encoder's version in it the file depends on the song alone.
      ...['-id3v2_version', '3', '-fflags', '+bitexact', '-flags:a', '+bitexact', `${WORK_FOLDER}/song.mp3`],
    ],
    inputFiles,
  );
  const mp3 = outputFiles.get('song.mp3');
  if (exitCode !== 0 || !mp3 || mp3.length === 0) {
    throw new Error(`ffmpeg could not encode the song:\n${log.slice(-12).join('\n')}`);
  }
  return mp3;
}

/** ffmpeg's EBU R 128 summary of a file, for the report that the command prints. */
export async function measureLoudness(mp3: Uint8Array): Promise<string> {
  const { log } = await runFfmpeg(
    ['-nostats', '-i', `${WORK_FOLDER}/song.mp3`, '-filter_complex', 'ebur128=peak=true', '-f', 'null', '-'],
    { 'song.mp3': mp3 },
  );
  const summary = log.join('\n').split('Summary:').at(-1) ?? '';
  const value = (pattern: RegExp): string => pattern.exec(summary)?.[1] ?? '?';
  return `${value(/I:\s+(\S+) LUFS/)} LUFS, range ${value(/LRA:\s+(\S+) LU/)} LU, true peak ${value(/Peak:\s+(\S+) dBFS/)} dBFS`;
}
