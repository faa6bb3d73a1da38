/** What all sections of the report share. */
export default {
  working: 'Working this out…',
  failed: {
    juries:
      'What the other juries say could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
    why: 'Why could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
    clips:
      'Which seconds to post could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
    character:
      'What it sounds like could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
    sounds:
      'What it resembles could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
    readiness:
      'Whether it is ready could not be worked out this time. Nothing else is lost; analyse the song again to try once more.',
  },
} as const;
