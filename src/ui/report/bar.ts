/** One line of a list of bars. */
export interface Bar {
  readonly name: string;
  readonly label: string;
  readonly meaning: string;
  /** 0–1; without one, `figure` stands for itself. */
  readonly bar: number | null;
  readonly figure: string;
  /** Said of the figure to those who do not see the bar. */
  readonly spoken?: string;
  readonly note?: string;
}
