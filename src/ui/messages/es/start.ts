export default {
  title: '¿Hasta dónde podría llegar tu canción?',
  lead: 'Trae una canción que nadie haya oído todavía. Un modelo en tu propio dispositivo compara su sonido con {{songs}} canciones publicadas y dice qué tan seguro está.',
  choose: 'Elige una canción',
  chooseAnother: 'Elige otra canción',
  orDrop: 'o suéltala donde quieras',
  orVideo: 'o un video de ella',
  many: 'Muchas canciones a la vez',
  queueLeft: 'Continuar con las canciones en espera',
  demo: 'Probar la canción de muestra',
  demoFailed:
    'No se pudo descargar la canción de muestra. Conéctate a internet una vez o elige una canción tuya.',
  promise: 'Nada sale de este dispositivo. Sin cuenta, sin subir nada, y funciona sin conexión.',
  backTo: 'Volver al veredicto de {{title}}',
  now: 'En este dispositivo, ahora mismo',
  cancel: 'Cancelar',
  tryAgain: 'Intentar de nuevo',
  bugReport: 'Para reportar un error',
  untitled: 'Canción sin título',
  how: {
    title: 'Cómo funciona',
    drop: 'Sueltas una canción',
    dropMore:
      'En cualquier formato, o un video de ella. Se abre aquí, en tu dispositivo, y no va a ningún otro lado.',
    listen: 'El modelo escucha',
    listenMore:
      'Convierte la canción entera en cifras sobre el timbre, sus cambios y el tempo. Tarda unos segundos.',
    see: 'Ves qué tan seguro está',
    seeMore:
      'Dónde quedaron, entre {{songs}}, las canciones con un sonido así, con cuánta dispersión, y qué daría el puro azar.',
  },
  cannot: {
    title: 'Lo que no puede saber',
    most: 'Quién eres, quién oirá la canción primero, qué dice y qué significa para alguien. La mayor parte de lo que lleva lejos a una canción no está en su sonido. Por eso esto es una comparación y nunca una promesa.',
    yours: 'Lo que se cumplió en ellas puede no cumplirse en tu canción.',
  },
} as const;
