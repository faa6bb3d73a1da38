/** The share panel, and what stands on the cards. */
export default {
  section: {
    title: 'Compártelo',
    text: 'Una imagen del resultado para una historia, una publicación o un enlace. Se dibuja en tu dispositivo y solo sale de él cuando tú la envías.',
    open: 'Crear una tarjeta',
  },
  panel: {
    title: 'Compartir el resultado',
    close: 'Cerrar',
    card: 'Tarjeta',
    opening: 'Abriendo…',
    failed: 'No se pudo cargar. Revisa la conexión y ábrelo de nuevo.',
  },
} as const;
