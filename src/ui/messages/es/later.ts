import cards from './cards.ts';
import report from './report.ts';

/** What the report and the other views say. */
export default { cards, report };
