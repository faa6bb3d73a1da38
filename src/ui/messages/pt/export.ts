export default {
  title: 'Guardar o relatório',
  note: 'Todos os números e textos, feitos neste dispositivo. O JSON pode ser lido de volta por este aplicativo; o CSV abre em qualquer planilha.',
  json: 'Salvar como JSON',
  csv: 'Salvar como CSV',
  print: 'Imprimir',
  saved: 'Salvo como {{name}}',
  failed: 'Não foi possível salvar o relatório. Nada se perde; tente mais uma vez.',
} as const;
