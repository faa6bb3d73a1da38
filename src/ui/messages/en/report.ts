/** What all sections of the report share. */
export default {
  working: 'Working this out…',
} as const;
