import { viewOf, type ViewName } from './views.ts';

/** Where the person is, as the address says it: `#/name` is a view, anything else the song's page. */
class Router {
  view = $state<ViewName>(viewOf(location.hash));

  constructor() {
    addEventListener('hashchange', () => {
      this.view = viewOf(location.hash);
    });
  }

  /** Goes to a view; the browser's back button returns. */
  go(view: ViewName): void {
    location.hash = view === 'song' ? '#/' : `#/${view}`;
  }
}

export const router = new Router();
