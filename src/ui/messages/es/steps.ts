export default {
  read: { doing: 'Abriendo el archivo', word: 'Abriendo' },
  decode: { doing: 'Convirtiendo el archivo en sonido', word: 'Decodificando' },
  features: { doing: 'Escuchando la canción entera', word: 'Escuchando' },
  model: { doing: 'Comparando con canciones publicadas', word: 'Comparando' },
  'fetching-decoder': 'Descargando el decodificador adicional, solo esta vez',
  'fetching-model': 'Descargando el modelo, solo esta vez',
  done: ': listo',
  announced: '{{step}}…',
} as const;
