/** Whether many songs are being analysed, for parts of the page that must not load what does it. */
export const atWork = $state({ album: false });
