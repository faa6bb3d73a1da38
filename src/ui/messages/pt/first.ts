import failures from './failures.ts';
import model from './model.ts';
import numbers from './numbers.ts';
import page from './page.ts';
import phrases from './phrases.ts';
import start from './start.ts';
import steps from './steps.ts';
import technical from './technical.ts';
import verdict from './verdict.ts';

/** What the page opens with. */
export default { failures, model, numbers, page, phrases, start, steps, technical, verdict };
