/** Installing the app, and its new versions. */
export default {
  title: 'Ten Earshot en este dispositivo',
  why: 'Instalado, se abre como cualquier app, funciona sin conexión y puedes compartir tus canciones con él o abrirlas con él.',
  whyPlain: 'Instalado, se abre como cualquier app y funciona sin conexión.',
  install: 'Instalar',
  how: 'Cómo instalarlo',
  notNow: 'No, gracias',
  done: 'Earshot está instalado.',
  steps: {
    appleShare: 'Toca el botón de compartir del navegador.',
    appleAdd: 'Elige «Agregar a inicio». Quizá tengas que desplazarte para encontrarlo.',
    appleConfirm: 'Toca «Agregar». Earshot ya está entre tus apps.',
    appleLimit:
      'El iPhone y el iPad no muestran apps web en su menú de compartir: ahí trae tus canciones con el botón «Elige una canción», que también abre tus archivos.',
    macFile: 'Abre el menú «Archivo» y elige «Agregar al Dock».',
    macConfirm: 'Haz clic en «Agregar». Earshot ya está entre tus apps.',
    menuOpen: 'Abre el menú del navegador.',
    menuInstall: 'Elige «Instalar» o «Agregar app a la pantalla principal».',
  },
  update: {
    title: 'Hay una nueva versión de Earshot.',
    hint: 'Recarga cuando quieras. La canción de la página se queda.',
    reload: 'Recargar',
    later: 'Más tarde',
    notKept:
      'Este navegador no tiene espacio para guardar la canción mientras recarga. Tendrías que elegirla otra vez.',
    reloadAnyway: 'Recargar de todos modos',
  },
} as const;
