import type { SoundInput } from '../../../analysis/methods.ts';

/**
 * Plays one clip round and round, sample by sample as it will be saved, fades included. Through WebAudio, because
 * a media element neither loops a part without a gap nor plays what only the extra decoder can read.
 */
export class LoopPlayer {
  #context: AudioContext | null = null;
  #source: AudioBufferSourceNode | null = null;
  #startedAt = 0;
  #seconds = 1;

  /** To be called within a click: browsers let a page make sound only then. */
  wake(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  /** Replaces what is playing. */
  play({ channels, sampleRate }: SoundInput): void {
    const context = (this.#context ??= new AudioContext());
    this.stop();
    const length = channels[0]?.length ?? 0;
    if (length === 0) return;
    const buffer = context.createBuffer(channels.length, length, sampleRate);
    channels.forEach((channel, c) => buffer.copyToChannel(channel, c));
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    source.connect(context.destination);
    source.start();
    this.#source = source;
    this.#seconds = length / sampleRate;
    this.#startedAt = context.currentTime;
  }

  /** Seconds into the clip; `null` while nothing plays. */
  get position(): number | null {
    if (!this.#source || !this.#context) return null;
    return Math.max(0, this.#context.currentTime - this.#startedAt) % this.#seconds;
  }

  stop(): void {
    this.#source?.stop();
    this.#source?.disconnect();
    this.#source = null;
  }

  /** Gives the sound device back. */
  dispose(): void {
    this.stop();
    void this.#context?.close();
    this.#context = null;
  }
}
