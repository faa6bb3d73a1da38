import type first from '../messages/en/first.ts';
import type later from '../messages/en/later.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page';
    resources: typeof first & typeof later;
  }
}
