export default {
  skip: 'Saltar al contenido',
  language: 'Idioma',
  viewFailed: 'No se pudo cargar esta página. Revisa la conexión y ábrela de nuevo.',
} as const;
