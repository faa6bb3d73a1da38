import { SingleBar } from 'cli-progress';

/** Shows how far each stage of a long command is: one bar after another, plain lines where there is no terminal. */
export class StageBars {
  #stage: string | null = null;
  #bar: SingleBar | null = null;

  show(stage: string, done: number, total: number): void {
    if (stage !== this.#stage) {
      this.stop();
      this.#stage = stage;
      this.#bar = new SingleBar({
        format: `${stage} {bar} {value}/{total}, {eta_formatted} left`,
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 15_000,
      });
      this.#bar.start(total, done);
    }
    this.#bar?.update(done);
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
    this.#stage = null;
  }
}
