/** The frame of the page: header, footer, navigation. */
export default {
  skip: 'Skip to the content',
  language: 'Language',
  viewFailed: 'This page could not be loaded. Check the connection and open it again.',
} as const;
