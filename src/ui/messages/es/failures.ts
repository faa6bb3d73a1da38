export default {
  announced: 'Sin veredicto. {{sentence}}',
  'empty-file': {
    sentence: 'Este archivo está vacío.',
    nextStep:
      'Puede que la exportación se haya cortado o que el archivo siga en la nube. Guárdalo de nuevo y suéltalo aquí.',
  },
  'not-audio': {
    sentence: 'Este tipo de archivo no contiene sonido.',
    nextStep:
      'Suelta una canción o un video de ella, por ejemplo en MP3, WAV, FLAC, M4A o MP4. Un MIDI hay que renderizarlo primero.',
  },
  'unsupported-format': {
    sentence: 'El sonido de este archivo está guardado de una forma que Earshot no puede leer.',
    nextStep: 'Expórtalo como WAV, FLAC o MP3 y suelta ese archivo.',
  },
  'no-audio-track': {
    sentence: 'Este video no tiene pista de sonido.',
    nextStep: 'Suelta una versión con sonido, o la canción sola.',
  },
  protected: {
    sentence: 'Este archivo está bloqueado por una protección contra copia.',
    nextStep:
      'Earshot no puede abrir canciones bloqueadas. Suelta tu propia mezcla o un archivo comprado sin protección.',
  },
  damaged: {
    sentence: 'Este archivo empieza como una canción, pero está dañado.',
    nextStep: 'Comprueba si suena en otro reproductor y luego expórtalo o cópialo de nuevo.',
  },
  'too-short': {
    sentence: 'Es demasiado corta para compararla: hacen falta al menos {{seconds}} segundos.',
    nextStep: 'Suelta una parte más larga o, mejor aún, la canción entera.',
  },
  'too-long': {
    sentence: 'Es más larga que una canción: el límite es de {{minutes}} minutos.',
    nextStep: 'Recorta la canción que quieres comparar y suelta solo eso.',
  },
  'too-large': {
    sentence: 'Este archivo pesa más de {{size}}.',
    nextStep: 'Exporta la canción sola, por ejemplo como MP3 o FLAC, y suelta ese archivo.',
  },
  silent: {
    sentence: 'Este archivo se reproduce, pero no se oye nada en él.',
    nextStep: 'Comprueba que las pistas no estuvieran silenciadas al exportar.',
  },
  'out-of-memory': {
    sentence: 'Este dispositivo se quedó sin memoria antes de terminar de leer la canción.',
    nextStep:
      'Cierra otras pestañas e inténtalo de nuevo, o suelta un archivo más corto o un MP3 de la canción.',
  },
  'decoder-offline': {
    sentence: 'Este formato necesita el decodificador adicional, que todavía no está en este dispositivo.',
    nextStep:
      'Conéctate a internet una vez e inténtalo de nuevo, o suelta la canción como MP3, WAV, FLAC o M4A.',
  },
  'model-unavailable': {
    sentence: 'El modelo todavía no está en este dispositivo, o su archivo no llegó completo.',
    nextStep: 'Conéctate a internet una vez e inténtalo de nuevo. Después funciona sin conexión.',
  },
  internal: {
    sentence: 'Algo se rompió, y la culpa es nuestra.',
    nextStep:
      'Inténtalo de nuevo. Si pasa dos veces, vuelve a cargar la página; el problema no es tu canción.',
  },
} as const;
