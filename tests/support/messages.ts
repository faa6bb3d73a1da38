/** Unit tests read the page's words in English, all of them. */
import { loadMessages } from '../../src/ui/i18n/translate.ts';

await loadMessages('later');
