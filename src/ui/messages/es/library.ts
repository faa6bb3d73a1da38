/** The library of songs, its backup, and what is said where it is in trouble. */
export default {
  title: 'Tus canciones',
  songs_one: '{{number}} canción',
  songs_many: '{{number}} canciones',
  songs_other: '{{number}} canciones',
  found: '{{number}} de {{total}}',
  where: 'Se guarda en este navegador, en este dispositivo. El audio no se guarda, salvo que lo pidas.',
  reading: 'Leyendo tus canciones…',
  search: 'Buscar',
  searchHint: 'Título, artista, etiqueta, nota o archivo',
  order: 'Orden',
  orders: {
    newest: 'Más recientes',
    best: 'Mejor lugar primero',
    title: 'Título',
    artist: 'Artista',
    tempo: 'Tempo',
    loudness: 'Sonoridad',
    length: 'Duración',
  },
  byTag: 'Solo canciones con una etiqueta',
  list: 'Canciones',
  standing: 'Lugar {{place}} de 100, entre {{low}} y {{high}}',
  legend:
    'La cifra es el lugar entre canciones publicadas, de 0 a 100; la línea es el rango en el que cae cuatro de cada cinco veces. Si dos líneas se cruzan, no se puede decir cuál va antes.',
  edit: 'Editar {{title}}',
  delete: 'Borrar {{title}}',
  olderModel: 'modelo anterior',
  empty: {
    title: 'Aquí todavía no hay nada',
    body: 'Cada canción que analizas se guarda aquí con su informe, solo en este dispositivo.',
    action: 'Analizar una canción',
  },
  nothing: 'Ninguna canción coincide.',
  showAll: 'Ver todas las canciones',
  undo: 'Deshacer',
  deletedOne: 'Se borró «{{title}}».',
  deletedMany_one: 'Se borró {{number}} canción.',
  deletedMany_many: 'Se borraron {{number}} canciones.',
  deletedMany_other: 'Se borraron {{number}} canciones.',
  form: {
    title: 'Editar canción',
    name: 'Título',
    artist: 'Artista',
    tags: 'Etiquetas, separadas por comas',
    note: 'Nota',
    save: 'Guardar',
    cancel: 'Cancelar',
    delete: 'Borrar canción',
    added: 'Agregada el {{date}} desde {{file}} ({{size}})',
    dropAudio: 'Quitar el audio guardado',
  },
  earlier: {
    title: 'Estimaciones anteriores',
    line: '{{date}}: lugar {{place}}, entre {{low}} y {{high}}',
  },
  outdated_one: '{{number}} canción se estimó con un modelo anterior.',
  outdated_many: '{{number}} canciones se estimaron con un modelo anterior.',
  outdated_other: '{{number}} canciones se estimaron con un modelo anterior.',
  outdatedDrop:
    'Suelta otra vez el archivo de una canción para estimarla con el modelo actual. La estimación anterior queda al lado.',
  estimateAgain_one: 'Estimarla de nuevo',
  estimateAgain_many: 'Estimar {{number}} canciones de nuevo',
  estimateAgain_other: 'Estimar {{number}} canciones de nuevo',
  manage: {
    title: 'Espacio y copia de seguridad',
    storage: 'Espacio',
    used: 'Earshot ocupa {{used}} en este navegador, incluido su modelo. El navegador permite {{quota}}.',
    unknown: 'El navegador no dice cuánto espacio se ocupa.',
    persisted: 'El navegador prometió no borrar nada por su cuenta.',
    notPersisted:
      'Si falta espacio, el navegador puede borrar todo lo guardado aquí. Puedes pedirle que no lo haga; una copia de seguridad es más segura todavía.',
    persist: 'Pedir al navegador que lo conserve',
    refused: 'El navegador no lo prometió. Suele hacerlo cuando la página está instalada o se usa mucho.',
    keepAudio: 'Guardar también el audio de las canciones nuevas',
    keepAudioHint: 'Ocupa más espacio. Así una canción se puede escuchar y estimar de nuevo sin su archivo.',
    backup: 'Copia de seguridad',
    backupBody:
      'Un archivo con todas las canciones, informes, portadas, etiquetas, notas, resultados y ajustes. El audio no va incluido. Lo que recuperas se suma a lo que hay: de dos estados de una canción queda el más reciente.',
    save: 'Guardar una copia',
    saving: 'Escribiendo la copia: {{share}}',
    saved_one: '{{number}} canción guardada en {{name}}.',
    saved_many: '{{number}} canciones guardadas en {{name}}.',
    saved_other: '{{number}} canciones guardadas en {{name}}.',
    withoutReport_one: 'El informe de {{number}} canción no se pudo leer y no va incluido.',
    withoutReport_many: 'Los informes de {{number}} canciones no se pudieron leer y no van incluidos.',
    withoutReport_other: 'Los informes de {{number}} canciones no se pudieron leer y no van incluidos.',
    restore: 'Recuperar una copia',
    restoring: 'Primero se revisa todo el archivo…',
    restored: 'Listo. Agregadas: {{added}}. Actualizadas: {{updated}}. Ya estaban: {{kept}}.',
    refusals: {
      'not-a-backup': 'Este archivo no es una copia de seguridad de Earshot. No se cambió nada.',
      incomplete:
        'Esta copia está cortada: le falta el final. Intenta copiar el archivo otra vez. No se cambió nada.',
      damaged:
        'Esta copia está dañada: su suma de verificación o su contenido no es correcto. No se cambió nada.',
      newer:
        'Esta copia se hizo con un Earshot más nuevo. Vuelve a cargar la página y prueba otra vez. No se cambió nada.',
    },
    delete: 'Borrar',
    deleteBody:
      'Todas las canciones, o todo lo que Earshot ha guardado aquí. Lo eliges en el siguiente paso.',
    deleteAll: 'Borrar todo…',
  },
  confirm: {
    title: '¿Borrar todo?',
    songsBody_one:
      '{{number}} canción con su informe, etiquetas, nota y resultados. Solo una copia de seguridad la recupera.',
    songsBody_many:
      '{{number}} canciones con sus informes, etiquetas, notas y resultados. Solo una copia de seguridad las recupera.',
    songsBody_other:
      '{{number}} canciones con sus informes, etiquetas, notas y resultados. Solo una copia de seguridad las recupera.',
    songs: 'Borrar todas las canciones',
    everythingBody:
      'O todo lo que Earshot ha guardado aquí: canciones, ajustes, el modelo y la copia para usar sin conexión. Para abrir la página de nuevo necesitarás conexión.',
    everything: 'Borrar absolutamente todo',
    keep: 'Conservar todo',
    remains: 'No se pudo borrar todo. Cierra otras pestañas de Earshot y vuelve a intentarlo.',
  },
  trouble: {
    blocked:
      'Otra pestaña tiene abierto un Earshot anterior y bloquea la biblioteca. Cierra las otras pestañas; no se perdió nada.',
    newer:
      'Hay un Earshot más nuevo abierto en otra pestaña. Vuelve a cargar esta página para seguir; lo guardado sigue ahí.',
    closed:
      'El navegador cerró la biblioteca mientras la página estaba abierta. Inténtalo otra vez; lo que el navegador conservó sigue ahí.',
    deleted: 'La biblioteca se borró en otra pestaña. Las canciones nuevas se guardan otra vez desde ahora.',
    quota:
      'No queda espacio, así que esto no se guardó. Todo lo guardado antes sigue ahí. Borra canciones o audio guardado, o libera espacio en el dispositivo.',
    evicted_one:
      'El navegador borró la biblioteca; tenía {{number}} canción. Una copia de seguridad la recupera.',
    evicted_many:
      'El navegador borró la biblioteca; tenía {{number}} canciones. Una copia de seguridad las recupera.',
    evicted_other:
      'El navegador borró la biblioteca; tenía {{number}} canciones. Una copia de seguridad las recupera.',
    unavailable:
      'Este navegador no permite guardar nada aquí, como suele pasar en ventanas privadas. El análisis funciona; no se guarda nada.',
    damaged: 'Algo de lo guardado no se puede leer. Todo lo demás sigue ahí.',
    reload: 'Cargar de nuevo',
    again: 'Intentar otra vez',
    understood: 'Entendido',
  },
  kept: {
    saving: 'Guardando en tus canciones…',
    saved: 'Guardada en',
    notSaved: 'Esta canción no se guardó.',
    from: 'Guardada el {{date}}.',
    noSound:
      'Su audio no está guardado, así que aquí no se puede escuchar, recortar ni probar nada. Para eso, suelta el archivo otra vez.',
    unfinished: 'Algunas partes del informe no se terminaron antes de cerrar la página.',
    older: 'Se estimó con un modelo anterior.',
    again: 'Estimarla de nuevo',
    choose: 'Elegir el archivo',
  },
} as const;
