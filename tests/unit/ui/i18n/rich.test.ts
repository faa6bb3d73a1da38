import { expect, it } from 'vitest';
import { stretches } from '../../../../src/ui/i18n/rich.ts';

it('takes a message apart at its bold stretches and nowhere else', () => {
  expect(stretches('<b>7</b> of <b>10</b>, <i>&amp;</i> more')).toEqual([
    { text: '7', bold: true },
    { text: ' of ', bold: false },
    { text: '10', bold: true },
    { text: ', <i>&amp;</i> more', bold: false },
  ]);
  expect(stretches('<b>open')).toEqual([{ text: '<b>open', bold: false }]);
});
