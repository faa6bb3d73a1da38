import about from './about.ts';
import charts from './charts.ts';
import character from './character.ts';
import cards from './cards.ts';
import report from './report.ts';
import juries from './juries.ts';
import why from './why.ts';
import clip from './clip.ts';

/** What the report and the other views say. */
export default { clip, why, juries, about, charts, character, cards, report };
