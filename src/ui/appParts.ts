import type { Analyser } from '../analysis/client.ts';
import type { ModelFacts } from './modelFacts.ts';
import type { AppShell, ExtraDecoder, OfflineReadiness, SentMeter } from './ports.ts';
import type { Session } from './session.svelte.ts';

/** What every view of the page may use. */
export interface AppParts {
  readonly analyser: Analyser;
  readonly session: Session;
  readonly facts: ModelFacts;
  readonly version: string;
  readonly meter: SentMeter | null;
  readonly offline: OfflineReadiness | null;
  readonly decoder: ExtraDecoder | null;
  readonly shell: AppShell | null;
  /** Takes files as if they had been dropped on the page, and goes where they are shown. */
  readonly take: (files: readonly File[]) => void;
}
