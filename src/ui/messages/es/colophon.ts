/** The page about the app: its version, its model, its licences. */
export default {
  back: 'Volver',
  title: 'Earshot {{version}}',
  lead: 'Compara el sonido de una canción inédita con canciones publicadas, en tu propio dispositivo, y dice qué tan seguro está.',
  model: {
    title: 'El modelo',
    text: 'Con qué se entrenó, qué tan bueno es, dónde falla y para qué no debe usarse está escrito en su ficha.',
    version: 'Modelo {{version}}',
    card: 'La ficha completa del modelo',
  },
  install: {
    title: 'En este dispositivo',
    installed: 'Earshot está instalado aquí.',
    none: 'Este navegador no tiene cómo instalarlo, o ya está instalado. Aquí también funciona sin conexión: guarda un marcador.',
  },
  privacy: {
    title: 'Privacidad',
    text: 'Nada sale de este dispositivo, y puedes comprobarlo.',
    link: 'Qué se cuenta y cómo comprobarlo',
  },
  licences: {
    title: 'Licencias',
    own: 'El código propio de Earshot es software libre con licencia MIT.',
    model: 'Los pesos del modelo tienen sus propias condiciones; la ficha del modelo las nombra.',
    others_one: 'El trabajo de otros en esta app: {{number}} paquete.',
    others_many: 'El trabajo de otros en esta app: {{number}} de paquetes.',
    others_other: 'El trabajo de otros en esta app: {{number}} paquetes.',
    loading: 'Cargando la lista…',
    failed: 'No se pudo cargar la lista.',
    again: 'Intentar de nuevo',
    notices: 'Qué significan estas licencias para quien distribuya la app',
    gpl: 'Un programa aparte, que se carga solo para archivos que el navegador no sabe leer. Con esta licencia cualquiera puede tener su código fuente; los avisos dicen dónde.',
    mpl: 'Se usa sin cambios. Sus autores publican su código fuente con la misma licencia.',
    ofl: 'Un tipo de letra. Puede usarse y distribuirse libremente, pero no venderse por separado.',
  },
} as const;
