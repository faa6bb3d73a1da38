/** The video card. */
export default {
  tab: 'Vídeo',
  from: 'Começa em',
  chosen: 'Seu trecho, {{time}}',
  beginning: 'O começo',
  length: 'Duração',
  seconds: '{{seconds}} s',
  whole: 'A música inteira, {{seconds}} s',
  make: 'Criar o vídeo',
  cancel: 'Cancelar',
  note: 'Um vídeo curto para stories: o som do trecho e o espectro dele, que se move junto.',
  decoderNote:
    'Este navegador codifica só uma parte. O decodificador extra ({{size}}) faz o resto; ele é baixado uma vez deste site, e nada é enviado.',
  still: 'Um quadro do vídeo, como ele vai ficar. {{description}}',
  cutting: 'Cortando o trecho…',
  fetching: 'Baixando o codificador…',
  fetchingShare: 'Baixando o codificador: {{share}}',
  encoding: 'Criando o vídeo…',
  encodingShare: 'Criando o vídeo: {{share}}',
  progress: 'Progresso do vídeo',
  ready: 'O vídeo está pronto: {{format}}, {{width}} × {{height}}, {{seconds}} s, {{size}}.',
  webm: 'Aqui só foi possível criar WebM. Os navegadores tocam; alguns apps não aceitam.',
  changed: 'As opções mudaram. Crie de novo para vê-las em movimento.',
  cancelled: 'Interrompido. Nada foi guardado.',
  noSound:
    'O som desta música não está guardado neste aparelho. Solte a música de novo para fazer um vídeo dela.',
  notDrawn: 'Não foi possível desenhar a imagem. Mesmo assim você pode criar o vídeo.',
  save: 'Salvar vídeo',
  share: 'Compartilhar vídeo',
  saved: 'Salvo como {{name}}',
  shareFailed: 'Não foi possível compartilhar. Salve o vídeo.',
  offline:
    'Para criar o vídeo é preciso o decodificador extra, que ainda não está neste aparelho, e não há rede. Conecte-se uma vez e tente de novo.',
  memory: 'Não houve memória suficiente para o vídeo. Feche outras páginas ou escolha um mais curto.',
  failed: 'Não foi possível criar o vídeo. Escolha um mais curto ou tente em outro navegador.',
  alt: {
    moves:
      'Um vídeo de {{seconds}} segundos: a partir de {{from}} da música, o espectro se move com o som, e a forma de onda se preenche enquanto toca.',
  },
} as const;
