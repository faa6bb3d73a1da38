/** The page about the app: its version, its model, its licences. */
export default {
  back: 'Back',
  title: 'Earshot {{version}}',
  lead: 'It compares the sound of an unreleased song with released songs, on your own device, and says how sure it is.',
  model: {
    title: 'The model',
    text: 'What it was trained on, how good it is, where it fails and what it must not be used for is written in its model card.',
    version: 'Model {{version}}',
    card: 'The full model card',
  },
  install: {
    title: 'On this device',
    installed: 'Earshot is installed here.',
    none: 'This browser has no way to install it, or it is installed already. It works without a network here as well: keep a bookmark.',
  },
  privacy: {
    title: 'Privacy',
    text: 'Nothing leaves this device, and you can check that.',
    link: 'What is counted, and how to check it',
  },
  licences: {
    title: 'Licences',
    own: "Earshot's own code is free software under the MIT licence.",
    model: 'The weights of the model have conditions of their own; the model card names them.',
    others_one: 'The work of others in this app: {{number}} package.',
    others_other: 'The work of others in this app: {{number}} packages.',
    loading: 'Loading the list …',
    failed: 'The list could not be loaded.',
    again: 'Try again',
    notices: 'What these licences mean for whoever passes the app on',
    gpl: 'A program of its own, loaded only for files that the browser cannot read. Under this licence everyone may have its source code; the notices say where.',
    mpl: 'Used unchanged. Its source code is published by its authors under the same licence.',
    ofl: 'A typeface. It may be used and passed on freely, but not sold by itself.',
  },
} as const;
