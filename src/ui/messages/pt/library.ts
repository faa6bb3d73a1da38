/** The library of songs, its backup, and what is said where it is in trouble. */
export default {
  title: 'Suas músicas',
  songs_one: '{{number}} música',
  songs_many: '{{number}} músicas',
  songs_other: '{{number}} músicas',
  found: '{{number}} de {{total}}',
  where: 'Fica guardado neste navegador, neste aparelho. O áudio não é guardado, a menos que você peça.',
  reading: 'Lendo suas músicas…',
  search: 'Buscar',
  searchHint: 'Título, artista, etiqueta, nota ou arquivo',
  order: 'Ordem',
  orders: {
    newest: 'Mais recentes',
    best: 'Melhor posição primeiro',
    title: 'Título',
    artist: 'Artista',
    tempo: 'Andamento',
    loudness: 'Loudness',
    length: 'Duração',
  },
  byTag: 'Só músicas com uma etiqueta',
  list: 'Músicas',
  standing: 'Posição {{place}} de 100, entre {{low}} e {{high}}',
  legend:
    'O número é a posição entre músicas lançadas, de 0 a 100; a linha é a faixa em que ela cai quatro em cada cinco vezes. Se as linhas se cruzam, não dá para dizer qual vem antes.',
  edit: 'Editar {{title}}',
  delete: 'Apagar {{title}}',
  olderModel: 'modelo anterior',
  empty: {
    title: 'Ainda não há nada aqui',
    body: 'Cada música que você analisa fica guardada aqui com o relatório, só neste aparelho.',
    action: 'Analisar uma música',
  },
  nothing: 'Nenhuma música corresponde.',
  showAll: 'Ver todas as músicas',
  undo: 'Desfazer',
  deletedOne: '“{{title}}” foi apagada.',
  deletedMany_one: '{{number}} música foi apagada.',
  deletedMany_many: '{{number}} músicas foram apagadas.',
  deletedMany_other: '{{number}} músicas foram apagadas.',
  form: {
    title: 'Editar música',
    name: 'Título',
    artist: 'Artista',
    tags: 'Etiquetas, separadas por vírgulas',
    note: 'Nota',
    save: 'Salvar',
    cancel: 'Cancelar',
    delete: 'Apagar música',
    added: 'Adicionada em {{date}} de {{file}} ({{size}})',
    dropAudio: 'Remover o áudio guardado',
  },
  earlier: {
    title: 'Estimativas anteriores',
    line: '{{date}}: posição {{place}}, entre {{low}} e {{high}}',
  },
  outdated_one: '{{number}} música foi estimada por um modelo anterior.',
  outdated_many: '{{number}} músicas foram estimadas por um modelo anterior.',
  outdated_other: '{{number}} músicas foram estimadas por um modelo anterior.',
  outdatedDrop:
    'Solte de novo o arquivo de uma música para estimá-la com o modelo atual. A estimativa anterior fica ao lado.',
  estimateAgain_one: 'Estimar de novo',
  estimateAgain_many: 'Estimar {{number}} músicas de novo',
  estimateAgain_other: 'Estimar {{number}} músicas de novo',
  manage: {
    title: 'Espaço e backup',
    storage: 'Espaço',
    used: 'O Earshot ocupa {{used}} neste navegador, incluindo o modelo. O navegador permite {{quota}}.',
    unknown: 'O navegador não informa quanto espaço está em uso.',
    persisted: 'O navegador prometeu não remover nada por conta própria.',
    notPersisted:
      'Se faltar espaço, o navegador pode remover tudo o que está guardado aqui. Você pode pedir que não faça isso; um backup é ainda mais seguro.',
    persist: 'Pedir ao navegador que mantenha',
    refused:
      'O navegador não prometeu. Ele costuma prometer quando a página está instalada ou é muito usada.',
    keepAudio: 'Guardar também o áudio das músicas novas',
    keepAudioHint: 'Ocupa mais espaço. Assim dá para ouvir e estimar de novo uma música sem o arquivo.',
    backup: 'Backup',
    backupBody:
      'Um arquivo com todas as músicas, relatórios, capas, etiquetas, notas, resultados e ajustes. O áudio não vai junto. O que você traz soma-se ao que está aqui: entre dois estados de uma música, fica o mais recente.',
    save: 'Salvar um backup',
    saving: 'Gravando o backup: {{share}}',
    saved_one: '{{number}} música salva em {{name}}.',
    saved_many: '{{number}} músicas salvas em {{name}}.',
    saved_other: '{{number}} músicas salvas em {{name}}.',
    withoutReport_one: 'O relatório de {{number}} música não pôde ser lido e não está nele.',
    withoutReport_many: 'Os relatórios de {{number}} músicas não puderam ser lidos e não estão nele.',
    withoutReport_other: 'Os relatórios de {{number}} músicas não puderam ser lidos e não estão nele.',
    restore: 'Trazer um backup',
    restoring: 'Verificando primeiro o arquivo inteiro…',
    restored: 'Pronto. Adicionadas: {{added}}. Atualizadas: {{updated}}. Já estavam aqui: {{kept}}.',
    refusals: {
      'not-a-backup': 'Este arquivo não é um backup do Earshot. Nada foi alterado.',
      incomplete:
        'Este backup está cortado: falta o final. Tente copiar o arquivo de novo. Nada foi alterado.',
      damaged:
        'Este backup está danificado: a soma de verificação ou o conteúdo está errado. Nada foi alterado.',
      newer:
        'Este backup foi feito por um Earshot mais novo. Recarregue a página e tente de novo. Nada foi alterado.',
    },
    delete: 'Apagar',
    deleteBody: 'Todas as músicas, ou tudo o que o Earshot já guardou aqui. Você escolhe no próximo passo.',
    deleteAll: 'Apagar tudo…',
  },
  confirm: {
    title: 'Apagar tudo?',
    songsBody_one:
      '{{number}} música com relatório, etiquetas, nota e resultados. Só um backup traz de volta.',
    songsBody_many:
      '{{number}} músicas com relatórios, etiquetas, notas e resultados. Só um backup traz de volta.',
    songsBody_other:
      '{{number}} músicas com relatórios, etiquetas, notas e resultados. Só um backup traz de volta.',
    songs: 'Apagar todas as músicas',
    everythingBody:
      'Ou tudo o que o Earshot já guardou aqui: músicas, ajustes, o modelo e a cópia para uso offline. Para abrir a página de novo você vai precisar de conexão.',
    everything: 'Apagar absolutamente tudo',
    keep: 'Manter tudo',
    remains: 'Nem tudo pôde ser removido. Feche outras abas do Earshot e tente de novo.',
  },
  trouble: {
    blocked:
      'Outra aba está com um Earshot mais antigo aberto e bloqueia a biblioteca. Feche as outras abas; nada se perdeu.',
    newer:
      'Há um Earshot mais novo aberto em outra aba. Recarregue esta página para continuar; o que foi salvo está lá.',
    closed:
      'O navegador fechou a biblioteca com a página aberta. Tente de novo; o que o navegador manteve continua lá.',
    deleted:
      'A biblioteca foi apagada em outra aba. As músicas novas voltam a ser guardadas a partir de agora.',
    quota:
      'Não há mais espaço, então isto não foi salvo. Tudo o que foi salvo antes continua lá. Apague músicas ou áudio guardado, ou libere espaço no aparelho.',
    evicted_one: 'O navegador removeu a biblioteca; havia {{number}} música nela. Um backup traz de volta.',
    evicted_many: 'O navegador removeu a biblioteca; havia {{number}} músicas nela. Um backup traz de volta.',
    evicted_other:
      'O navegador removeu a biblioteca; havia {{number}} músicas nela. Um backup traz de volta.',
    unavailable:
      'Este navegador não permite guardar nada aqui, como costuma acontecer em janelas anônimas. A análise funciona; nada é guardado.',
    damaged: 'Algo do que está guardado não pode ser lido. Todo o resto continua lá.',
    reload: 'Recarregar',
    again: 'Tentar de novo',
    understood: 'Entendi',
  },
  kept: {
    saving: 'Salvando em suas músicas…',
    saved: 'Guardada em',
    notSaved: 'Esta música não foi salva.',
    from: 'Salva em {{date}}.',
    noSound:
      'O áudio não está guardado, então aqui não dá para ouvir, cortar nem experimentar. Para isso, solte o arquivo de novo.',
    unfinished: 'Algumas partes do relatório não foram concluídas antes de a página ser fechada.',
    older: 'Foi estimada por um modelo anterior.',
    again: 'Estimar de novo',
    choose: 'Escolher o arquivo',
  },
} as const;
