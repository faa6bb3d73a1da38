/** The video card. */
export default {
  tab: 'Video',
  from: 'Empieza en',
  chosen: 'Tu clip, {{time}}',
  beginning: 'El comienzo',
  length: 'Duración',
  seconds: '{{seconds}} s',
  whole: 'Toda la canción, {{seconds}} s',
  make: 'Crear el video',
  cancel: 'Cancelar',
  note: 'Un video corto para historias: el sonido del clip y su espectro, que se mueve con él.',
  decoderNote:
    'Este navegador solo codifica una parte. El decodificador adicional ({{size}}) hace el resto; se descarga una vez desde este sitio y no se envía nada.',
  still: 'Un fotograma del video, tal como se verá. {{description}}',
  cutting: 'Cortando el clip…',
  fetching: 'Descargando el codificador…',
  fetchingShare: 'Descargando el codificador: {{share}}',
  encoding: 'Creando el video…',
  encodingShare: 'Creando el video: {{share}}',
  progress: 'Progreso del video',
  ready: 'El video está listo: {{format}}, {{width}} × {{height}}, {{seconds}} s, {{size}}.',
  webm: 'Aquí solo se pudo crear WebM. Los navegadores lo reproducen; algunas apps no lo aceptan.',
  changed: 'Cambiaste las opciones. Créalo de nuevo para verlas en movimiento.',
  cancelled: 'Detenido. No se guardó nada.',
  noSound:
    'El sonido de esta canción no está guardado en este dispositivo. Suelta la canción otra vez para hacer un video.',
  notDrawn: 'No se pudo dibujar la imagen. Aun así puedes crear el video.',
  save: 'Guardar video',
  share: 'Compartir video',
  saved: 'Guardado como {{name}}',
  shareFailed: 'No se pudo compartir. Guarda el video.',
  offline:
    'Para crear el video hace falta el decodificador adicional, que aún no está en este dispositivo, y no hay red. Conéctate una vez e inténtalo de nuevo.',
  memory: 'No hubo memoria suficiente para el video. Cierra otras páginas o elige uno más corto.',
  failed: 'No se pudo crear el video. Elige uno más corto o inténtalo en otro navegador.',
  alt: {
    moves:
      'Un video de {{seconds}} segundos: desde {{from}} de la canción, su espectro se mueve con el sonido y su forma de onda se llena mientras suena.',
  },
} as const;
