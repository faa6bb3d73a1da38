/** Draws cards beside the page. Where workers have no canvas or no fonts of their own, it fails and the page draws. */
import { serve } from '../../analysis/rpc/server.ts';
import { readCoverColours } from './coverColours.ts';
import type { CardMethods } from './methods.ts';
import { renderCard } from './render.ts';

declare const self: DedicatedWorkerGlobalScope;

const canvas = new OffscreenCanvas(1, 1);

serve<CardMethods>(self, {
  render: async ({ card, description }) => ({
    value: await renderCard(card, description, self.fonts, canvas),
    transfer: [],
  }),
  coverColours: async (cover) => ({
    value: await readCoverColours(cover, (width, height) => new OffscreenCanvas(width, height)),
    transfer: [],
  }),
});
