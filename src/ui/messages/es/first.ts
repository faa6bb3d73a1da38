import numbers from './numbers.ts';
import page from './page.ts';

/** What the page opens with. */
export default { numbers, page };
