import page from './page.ts';

/** What the page opens with. */
export default { page };
