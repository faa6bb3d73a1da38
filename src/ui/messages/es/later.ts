import album from './album.ts';
import about from './about.ts';
import outcomes from './outcomes.ts';
import charts from './charts.ts';
import character from './character.ts';
import cards from './cards.ts';
import video from './video.ts';
import report from './report.ts';
import juries from './juries.ts';
import why from './why.ts';
import clip from './clip.ts';
import whatif from './whatif.ts';
import sounds from './sounds.ts';
import install from './install.ts';
import privacy from './privacy.ts';
import colophon from './colophon.ts';
import library from './library.ts';
import readiness from './readiness.ts';
import saving from './export.ts';

/** What the report and the other views say. */
export default {
  export: saving,
  readiness,
  outcomes,
  album,
  library,
  colophon,
  privacy,
  install,
  sounds,
  whatif,
  clip,
  why,
  juries,
  about,
  charts,
  character,
  cards,
  video,
  report,
};
