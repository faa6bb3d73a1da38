/** The page about privacy: what is counted, what is forbidden, how to check it, deleting everything. */
export default {
  back: 'Voltar',
  title: 'Privado, e como conferir',
  lead: 'Suas músicas são analisadas neste aparelho. Nada sobre elas é enviado a ninguém: nem o som, nem o título, nem o resultado. Você não precisa acreditar. Dá para ver.',
  counted: {
    title: 'Contado nesta página',
    none: 'Neste navegador nada é contado.',
    foreign: 'Pedidos a qualquer outro endereço',
    refused: 'Pedidos barrados antes de sair',
    own: 'Pedidos dos próprios arquivos, quase todos atendidos pela cópia neste aparelho',
    since: 'Tempo contado',
    byWorker: 'Quem conta é o service worker: ele vê cada pedido desta página e dos seus processos.',
    byPage: 'Quem conta é a própria página, até o service worker assumir.',
    limits: 'O que o navegador e as extensões enviam por conta própria, nenhuma página consegue ver.',
  },
  forbidden: {
    title: 'Proibido, não só prometido',
    text: 'A página traz uma Content-Security-Policy. Por causa dela, o próprio navegador se recusa a se conectar a qualquer endereço que não seja o do Earshot e a executar código vindo de fora.',
    show: 'A política desta página',
    worker:
      'E o próprio endereço também não recebe nada: o service worker no seu aparelho responde com erro a todo pedido que levaria dados, antes que ele saia.',
    share:
      'Quando você compartilha uma música com o app instalado, o sistema a entrega como um formulário. O service worker recebe esse formulário neste aparelho; dali não passa.',
  },
  check: {
    title: 'Confira você mesmo',
    airplane: {
      title: 'O teste mais simples: modo avião',
      open: 'Abra o Earshot uma vez, até aparecer no fim da página “Pronto para usar sem internet”.',
      use: 'Ligue o modo avião ou tire o cabo. Recarregue a página.',
      see: 'Solte uma música. Tudo funciona como antes, sem ninguém para quem enviar nada.',
    },
    chrome: {
      title: 'Chrome, Edge e outros navegadores Chromium',
      open: 'Aperte F12 (no Mac, ⌥⌘I) e abra a aba “Rede”. Marque “Preservar registro”.',
      use: 'Analise uma música. Clique com o botão direito no cabeçalho da lista e adicione as colunas “Domínio” e “Método”.',
      see: 'Toda linha tem o endereço desta página e o método GET, e quase todas vêm de “(ServiceWorker)”: a cópia neste aparelho.',
    },
    firefox: {
      title: 'Firefox',
      open: 'Aperte Ctrl+Shift+E (no Mac, ⌥⌘E). Marque “Persistir registros” na engrenagem.',
      use: 'Analise uma música.',
      see: 'A coluna “Domínio” só conhece o endereço desta página, “Método” só GET, e “Transferido” quase sempre diz “service worker”.',
    },
    safari: {
      title: 'Safari',
      open: 'Nos ajustes, em “Avançado”, marque “Mostrar recursos para desenvolvedores web”. Aperte ⌥⌘I e abra a aba “Rede”.',
      use: 'Marque “Preservar registro” e analise uma música.',
      see: 'A coluna “Domínio” só conhece o endereço desta página. Com o botão direito no cabeçalho da lista você adiciona “Método”: é sempre GET.',
    },
  },
  stored: {
    title: 'O que fica guardado neste aparelho',
    text: 'O Earshot guarda estas coisas neste navegador, e em nenhum outro lugar:',
    library: 'suas músicas salvas, os relatórios e as suas notas',
    model: 'o modelo que escuta',
    copy: 'uma cópia do app, para funcionar sem internet',
    settings: 'sua escolha de idioma e cores',
    used: 'Tudo junto ocupa {{size}}.',
    persisted: 'O navegador prometeu manter tudo.',
    notPersisted: 'Se faltar espaço, o navegador pode apagar; um backup na biblioteca protege suas músicas.',
  },
  delete: {
    button: 'Apagar tudo…',
    question: 'Apagar tudo deste navegador?',
    warning:
      'Todas as músicas salvas, os relatórios e as notas, o modelo e a cópia para uso sem internet vão embora e não podem ser recuperados. Se quiser manter suas músicas, faça antes um backup na biblioteca.',
    confirm: 'Apagar tudo',
    deleting: 'Apagando…',
    keep: 'Manter',
    done: 'Tudo foi apagado.',
    partly: 'Não foi possível apagar tudo.',
    after:
      'Feche esta página e não sobra nenhum rastro dela. Se você começar de novo, o Earshot se carrega outra vez, como no primeiro dia.',
    installed:
      'Se você instalou o Earshot, remova-o também, ou abra-o uma vez antes de compartilhar uma música com ele: sem o service worker, o sistema entregaria a música ao site.',
    afresh: 'Começar de novo',
  },
} as const;
