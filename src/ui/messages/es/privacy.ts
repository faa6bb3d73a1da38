/** The page about privacy: what is counted, what is forbidden, how to check it, deleting everything. */
export default {
  back: 'Volver',
  title: 'Privado, y cómo comprobarlo',
  lead: 'Tus canciones se analizan en este dispositivo. Nada de ellas se envía a nadie: ni el sonido, ni el título, ni el resultado. No hace falta que lo creas. Puedes verlo.',
  counted: {
    title: 'Contado en esta página',
    none: 'En este navegador no se cuenta nada.',
    foreign: 'Solicitudes a cualquier otro sitio',
    refused: 'Solicitudes detenidas antes de salir',
    own: 'Solicitudes de sus propios archivos; casi todas las responde la copia de este dispositivo',
    since: 'Tiempo contado',
    byWorker: 'Cuenta el service worker: ve cada solicitud de esta página y de sus procesos.',
    byPage: 'Cuenta la propia página, hasta que su service worker se encargue.',
    limits: 'Lo que el navegador y sus extensiones envían por su cuenta no lo puede ver ninguna página.',
  },
  forbidden: {
    title: 'Prohibido, no solo prometido',
    text: 'La página lleva una Content-Security-Policy. Por ella, el propio navegador se niega a conectarse con cualquier dirección que no sea la de Earshot y a ejecutar código que venga de otra parte.',
    show: 'La política de esta página',
    worker:
      'Y su propia dirección tampoco recibe nada: el service worker de tu dispositivo responde con un error a toda solicitud que llevaría datos, antes de que salga.',
    share:
      'Cuando compartes una canción con la app instalada, el sistema la entrega como un formulario. El service worker lo recibe en este dispositivo; de ahí no pasa.',
  },
  check: {
    title: 'Compruébalo',
    airplane: {
      title: 'La prueba más simple: modo avión',
      open: 'Abre Earshot una vez, hasta que al pie de la página diga «Lista sin conexión».',
      use: 'Activa el modo avión o desconecta el cable. Recarga la página.',
      see: 'Suelta una canción. Todo funciona como antes, sin nadie a quien enviarle algo.',
    },
    chrome: {
      title: 'Chrome, Edge y otros navegadores Chromium',
      open: 'Pulsa F12 (en Mac, ⌥⌘I) y abre la pestaña «Red». Marca «Conservar registro».',
      use: 'Analiza una canción. Haz clic derecho en el encabezado de la lista y agrega las columnas «Dominio» y «Método».',
      see: 'Cada línea tiene la dirección de esta página y el método GET, y casi todas vienen de «(ServiceWorker)»: la copia de este dispositivo.',
    },
    firefox: {
      title: 'Firefox',
      open: 'Pulsa Ctrl+Mayús+E (en Mac, ⌥⌘E). Marca «Persistir registros» en la rueda dentada.',
      use: 'Analiza una canción.',
      see: 'La columna «Dominio» solo conoce la dirección de esta página, «Método» solo GET, y «Transferido» casi siempre dice «service worker».',
    },
    safari: {
      title: 'Safari',
      open: 'En los ajustes, en «Avanzado», marca «Mostrar funciones para desarrolladores web». Pulsa ⌥⌘I y abre la pestaña «Red».',
      use: 'Marca «Conservar registro» y analiza una canción.',
      see: 'La columna «Dominio» solo conoce la dirección de esta página. Con clic derecho en el encabezado de la lista agregas «Método»: siempre es GET.',
    },
  },
  stored: {
    title: 'Qué se guarda en este dispositivo',
    text: 'Earshot guarda estas cosas en este navegador, y en ningún otro lugar:',
    library: 'tus canciones guardadas, sus informes y tus notas',
    model: 'el modelo que escucha',
    copy: 'una copia de la app, para que funcione sin conexión',
    settings: 'tu elección de idioma y colores',
    used: 'Todo junto ocupa {{size}}.',
    persisted: 'El navegador prometió conservarlo.',
    notPersisted:
      'Si falta espacio, el navegador puede borrarlo; una copia de seguridad en la biblioteca protege tus canciones.',
  },
  delete: {
    button: 'Borrar todo…',
    question: '¿Borrar todo de este navegador?',
    warning:
      'Se irán todas las canciones guardadas, los informes y las notas, el modelo y la copia sin conexión, y no podrán recuperarse. Si quieres conservar tus canciones, haz antes una copia de seguridad en la biblioteca.',
    confirm: 'Borrar todo',
    deleting: 'Borrando…',
    keep: 'Conservarlo',
    done: 'Todo está borrado.',
    partly: 'No se pudo borrar todo.',
    after:
      'Cierra esta página y no queda rastro de ella. Si empiezas de nuevo, Earshot se vuelve a cargar, como el primer día.',
    installed:
      'Si instalaste Earshot, quítalo también, o ábrelo una vez antes de compartir una canción con él: sin su service worker, el sistema entregaría la canción al sitio web.',
    afresh: 'Empezar de nuevo',
  },
} as const;
