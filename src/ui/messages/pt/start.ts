export default {
  title: 'Até onde sua música pode chegar?',
  lead: 'Traga uma música que ninguém ouviu ainda. Um modelo no seu próprio aparelho compara o som dela com {{songs}} músicas lançadas e diz quanta certeza tem.',
  choose: 'Escolha uma música',
  chooseAnother: 'Escolha outra música',
  orDrop: 'ou solte em qualquer lugar',
  orVideo: 'ou um vídeo dela',
  many: 'Muitas músicas de uma vez',
  queueLeft: 'Continuar com as músicas na espera',
  demo: 'Testar a música de exemplo',
  demoFailed:
    'Não foi possível baixar a música de exemplo. Conecte-se à internet uma vez ou escolha uma música sua.',
  promise: 'Nada sai deste aparelho. Sem conta, sem upload, e funciona sem internet.',
  backTo: 'Voltar ao veredito de {{title}}',
  now: 'Neste aparelho, agora mesmo',
  cancel: 'Cancelar',
  tryAgain: 'Tentar de novo',
  bugReport: 'Para relatar um erro',
  untitled: 'Música sem título',
  how: {
    title: 'Como funciona',
    drop: 'Você solta uma música',
    dropMore:
      'Em qualquer formato, ou um vídeo dela. Ela é aberta aqui, no seu aparelho, e não vai para nenhum outro lugar.',
    listen: 'O modelo ouve',
    listenMore:
      'Ele transforma a música inteira em números sobre o timbre, suas mudanças e o andamento. Leva alguns segundos.',
    see: 'Você vê quanta certeza ele tem',
    seeMore:
      'Onde ficaram, entre {{songs}}, as músicas com um som assim, com quanta dispersão, e o que o puro acaso daria.',
  },
  cannot: {
    title: 'O que ele não tem como saber',
    most: 'Quem você é, quem vai ouvir a música primeiro, o que ela diz e o que significa para alguém. A maior parte do que leva uma música longe não está no som dela. Por isso, isto é uma comparação e nunca uma promessa.',
    yours: 'O que valeu para elas pode não valer para a sua música.',
  },
} as const;
