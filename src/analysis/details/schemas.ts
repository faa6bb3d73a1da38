import type * as v from 'valibot';
import { characterSchema } from './character.ts';
import { clipsSchema } from './clips.ts';
import { juriesSchema } from './juries.ts';
import { readinessSchema } from './readiness.ts';
import { soundsSchema } from './sounds.ts';
import { whySchema } from './why.ts';

/**
 * The parts of a report that follow the verdict, by name: one schema each, from which its type comes.
 * A part is added here, to a lane of `lanes.ts`, which decides the order of computation, and to `compute.ts`.
 */
export const detailSchemas = {
  juries: juriesSchema,
  readiness: readinessSchema,
  sounds: soundsSchema,
  clips: clipsSchema,
  character: characterSchema,
  why: whySchema,
};

export type DetailName = keyof typeof detailSchemas;

/** `null` where a part has not been computed (yet). */
export type ReportDetails = {
  readonly [Name in DetailName]: v.InferOutput<(typeof detailSchemas)[Name]> | null;
};

export const DETAIL_NAMES = Object.keys(detailSchemas) as readonly DetailName[];

/** A report's details before any of them has been computed. */
export function noDetails(): ReportDetails {
  return Object.fromEntries(DETAIL_NAMES.map((name) => [name, null])) as ReportDetails;
}
