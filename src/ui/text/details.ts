import type { DetailName } from '../../analysis/details/schemas.ts';
import { t } from '../i18n/translate.ts';

/** What is said in place of a part of the report that could not be computed. */
export function failedPartSentence(name: DetailName): string {
  return t(`report:failed.${name}`);
}
