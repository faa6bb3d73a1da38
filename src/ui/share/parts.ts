import type { Component } from 'svelte';
import type { ClipMaker } from '../../analysis/clipMaker.ts';
import { t } from '../i18n/translate.ts';
import type { ModelFacts } from '../modelFacts.ts';
import type { Verdict } from '../session.svelte.ts';
import type { Look } from './look.svelte.ts';

/** What each part of the share panel is given; the verdict grows while the report is being computed. */
export interface SharePartProps {
  readonly verdict: Verdict;
  readonly facts: ModelFacts;
  readonly clips: ClipMaker;
  readonly look: Look;
}

interface SharePart {
  readonly name: string;
  /** Said on its tab, in the language in force. */
  readonly label: () => string;
  readonly load: () => Promise<{ default: Component<SharePartProps> }>;
}

/**
 * What can be made to share, each on a tab of its own in `SharePanel.svelte`. A part is added here by one line:
 * a name, the words on its tab, and the component, which is fetched when its tab is first opened. With one part
 * there are no tabs.
 */
export const shareParts: readonly SharePart[] = [
  { name: 'card', label: () => t('cards:panel.card'), load: () => import('./cards/CardPart.svelte') },
  { name: 'video', label: () => t('video:tab'), load: () => import('./video/VideoCard.svelte') },
];
