export default {
  title: 'Guardar el informe',
  note: 'Todas las cifras y los textos, hechos en este dispositivo. Esta aplicación puede volver a leer el JSON; el CSV se abre en cualquier hoja de cálculo.',
  json: 'Guardar como JSON',
  csv: 'Guardar como CSV',
  print: 'Imprimir',
  saved: 'Guardado como {{name}}',
  failed: 'No se pudo guardar el informe. No se pierde nada; inténtalo otra vez.',
} as const;
