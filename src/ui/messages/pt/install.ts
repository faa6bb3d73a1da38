/** Installing the app, and its new versions. */
export default {
  title: 'Tenha o Earshot neste aparelho',
  why: 'Instalado, ele abre como qualquer app, funciona sem internet, e você pode compartilhar suas músicas com ele ou abri-las com ele.',
  whyPlain: 'Instalado, ele abre como qualquer app e funciona sem internet.',
  install: 'Instalar',
  how: 'Como instalar',
  notNow: 'Não, obrigado',
  done: 'O Earshot está instalado.',
  steps: {
    appleShare: 'Toque no botão de compartilhar do navegador.',
    appleAdd: 'Escolha “Adicionar à Tela de Início”. Talvez seja preciso rolar até encontrar.',
    appleConfirm: 'Toque em “Adicionar”. O Earshot já está entre os seus apps.',
    appleLimit:
      'O iPhone e o iPad não mostram apps da web no menu de compartilhar: neles, traga as músicas pelo botão “Escolha uma música”, que também abre seus arquivos.',
    macFile: 'Abra o menu “Arquivo” e escolha “Adicionar ao Dock”.',
    macConfirm: 'Clique em “Adicionar”. O Earshot já está entre os seus apps.',
    menuOpen: 'Abra o menu do navegador.',
    menuInstall: 'Escolha “Instalar” ou “Adicionar app à tela inicial”.',
  },
  update: {
    title: 'Há uma nova versão do Earshot.',
    hint: 'Recarregue quando quiser. A música na página continua aqui.',
    reload: 'Recarregar',
    later: 'Mais tarde',
    notKept:
      'Este navegador não tem espaço para guardar a música enquanto recarrega. Você teria que escolhê-la de novo.',
    reloadAnyway: 'Recarregar mesmo assim',
  },
} as const;
