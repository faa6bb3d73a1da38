import type { DetailName } from '../../analysis/details/schemas.ts';

const PARTS: Readonly<Record<DetailName, string>> = {
  juries: 'What the other juries say',
  why: 'Why',
  clips: 'Which seconds to post',
  character: 'What it sounds like',
  sounds: 'What it resembles',
  readiness: 'Whether it is ready',
};

/** What is said in place of a part of the report that could not be computed. */
export function failedPartSentence(name: DetailName): string {
  return `${PARTS[name]} could not be worked out this time. Nothing else is lost; analyse the song again to try once more.`;
}
