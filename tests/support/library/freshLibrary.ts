import { deleteDB } from 'idb';
import { LibraryConnection } from '../../../src/library/db.ts';
import { forgetMark } from '../../../src/library/mark.ts';

/** Libraries of one test: each `tab` is a connection of its own to the same database, as a tab's is. */
export class TestLibrary {
  readonly name = `earshot-library-test-${crypto.randomUUID()}`;
  readonly #tabs: LibraryConnection[] = [];

  constructor() {
    forgetMark();
  }

  tab(): LibraryConnection {
    const tab = new LibraryConnection(this.name);
    this.#tabs.push(tab);
    return tab;
  }

  async dispose(): Promise<void> {
    for (const tab of this.#tabs) await tab.dispose();
    await deleteDB(this.name);
    forgetMark();
  }
}
