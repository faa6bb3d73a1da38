export default {
  skip: 'Ir para o conteúdo',
  language: 'Idioma',
  viewFailed: 'Não foi possível carregar esta página. Verifique a conexão e abra-a de novo.',
} as const;
