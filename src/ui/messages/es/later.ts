import about from './about.ts';
import charts from './charts.ts';
import character from './character.ts';
import cards from './cards.ts';
import report from './report.ts';

/** What the report and the other views say. */
export default { about, charts, character, cards, report };
