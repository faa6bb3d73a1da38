import { open, readFile } from 'node:fs/promises';
import type { ByteSource } from '../../src/audio/byteSource.ts';
import { checkBefore, checkAfter } from '../../src/audio/checks.ts';
import { FailureError } from '../../src/audio/failure.ts';
import { decodeArguments, FfmpegLog, parseFloatWav, PcmCollector } from '../../src/audio/ffmpegCommand.ts';
import { sniffFormat, type SniffResult } from '../../src/audio/sniff.ts';
import type { DecodedAudio } from '../../src/audio/types.ts';
import { runFfmpeg, WORK_FOLDER } from './ffmpegNode.ts';

/**
 * Decodes a sound or video file in Node to float32 PCM at its own rate, with the same ffmpeg, the same
 * arguments and the same checks as the page.
 *
 * @throws FailureError with the reason that the page would give
 */
export async function decodeAudioFile(path: string): Promise<DecodedAudio> {
  const handle = await open(path, 'r');
  let sniffed: SniffResult;
  try {
    const { size } = await handle.stat();
    const source: ByteSource = {
      size,
      async read(offset, length) {
        const buffer = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      },
    };
    sniffed = await sniffFormat(source);
    checkBefore(size, sniffed);
  } finally {
    await handle.close();
  }
  const log = new FfmpegLog();
  const collector = new PcmCollector();
  await runFfmpeg(
    decodeArguments({ input: `${WORK_FOLDER}/in`, outputFolder: WORK_FOLDER }),
    { in: await readFile(path) },
    {
      onLog: (line) => log.add(line),
      onOutputFile(_name, bytes) {
        const segment = parseFloatWav(bytes);
        if (segment) collector.add(segment);
      },
    },
  );
  const audio = collector.finish('ffmpeg');
  if (!audio) {
    const { reason, detail } = log.failure();
    // Bytes without any known signature that do not decode either are no damaged sound: they are no sound.
    throw new FailureError(sniffed.kind === 'unknown' ? 'not-audio' : reason, detail);
  }
  for (const _pause of checkAfter(audio)) void _pause;
  return audio;
}
