import { RpcClient } from '../../analysis/rpc/client.ts';
import type { CardMethods } from './methods.ts';
import type { Card, CoverColours } from './types.ts';

/** Makes cards; one for as long as the panel is open. */
export interface CardMaker {
  /** A card as a PNG file with `description` in it. @throws where nothing can draw it */
  render(card: Card, description: string): Promise<Blob>;
  /** The colours of a cover; `null` where it cannot be read. */
  coverColours(cover: Blob): Promise<CoverColours | null>;
  dispose(): void;
}

const makeCanvas = (): HTMLCanvasElement => document.createElement('canvas');

/** Draws on the page itself. */
async function onPage(): Promise<CardMaker> {
  const [{ renderCard }, { readCoverColours }] = await Promise.all([
    import('./render.ts'),
    import('./coverColours.ts'),
  ]);
  return {
    render: (card, description) => renderCard(card, description, document.fonts, makeCanvas()),
    coverColours: (cover) =>
      readCoverColours(cover, (width, height) => Object.assign(makeCanvas(), { width, height })),
    dispose: () => undefined,
  };
}

/**
 * Draws in a worker where the browser has canvases and fonts there; where it has not, or the worker fails, on the
 * page.
 */
export function createCardMaker(): CardMaker {
  let page: Promise<CardMaker> | null = null;
  const instead = (): Promise<CardMaker> => (page ??= onPage());
  let client: RpcClient<CardMethods> | null = null;
  if (typeof OffscreenCanvas === 'function' && typeof Worker === 'function') {
    try {
      client = new RpcClient<CardMethods>(
        new Worker(new URL('./card.worker.ts', import.meta.url), { type: 'module' }),
      );
    } catch {
      // Workers may be forbidden.
    }
  }
  let disposed = false;

  async function ask<Out>(
    inWorker: (worker: RpcClient<CardMethods>) => Promise<Out>,
    here: (maker: CardMaker) => Promise<Out>,
  ): Promise<Out> {
    if (client !== null) {
      try {
        return await inWorker(client);
      } catch (error) {
        if (disposed) throw error;
        client?.terminate();
        client = null;
      }
    }
    return here(await instead());
  }

  return {
    render: (card, description) =>
      ask(
        (worker) => worker.call('render', { card, description }),
        (maker) => maker.render(card, description),
      ),
    coverColours: (cover) =>
      ask(
        (worker) => worker.call('coverColours', cover),
        (maker) => maker.coverColours(cover),
      ),
    dispose() {
      disposed = true;
      client?.terminate();
    },
  };
}
