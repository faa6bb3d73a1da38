/** The page about the app: its version, its model, its licences. */
export default {
  back: 'Voltar',
  title: 'Earshot {{version}}',
  lead: 'Compara o som de uma música inédita com músicas lançadas, no seu próprio aparelho, e diz o quanto tem certeza.',
  model: {
    title: 'O modelo',
    text: 'Com o que foi treinado, quão bom ele é, onde falha e para que não deve ser usado está escrito na ficha do modelo.',
    version: 'Modelo {{version}}',
    card: 'A ficha completa do modelo',
  },
  install: {
    title: 'Neste aparelho',
    installed: 'O Earshot está instalado aqui.',
    none: 'Este navegador não tem como instalar, ou já está instalado. Aqui ele também funciona sem internet: guarde nos favoritos.',
  },
  privacy: {
    title: 'Privacidade',
    text: 'Nada sai deste aparelho, e você pode conferir.',
    link: 'O que é contado e como conferir',
  },
  licences: {
    title: 'Licenças',
    own: 'O código do próprio Earshot é software livre sob a licença MIT.',
    model: 'Os pesos do modelo têm condições próprias; a ficha do modelo diz quais.',
    others_one: 'O trabalho de outras pessoas neste app: {{number}} pacote.',
    others_many: 'O trabalho de outras pessoas neste app: {{number}} de pacotes.',
    others_other: 'O trabalho de outras pessoas neste app: {{number}} pacotes.',
    loading: 'Carregando a lista…',
    failed: 'Não foi possível carregar a lista.',
    again: 'Tentar de novo',
    notices: 'O que essas licenças significam para quem redistribui o app',
    gpl: 'Um programa à parte, carregado só para arquivos que o navegador não consegue ler. Com esta licença, qualquer pessoa pode ter o código-fonte; os avisos dizem onde.',
    mpl: 'Usado sem alterações. Os autores publicam o código-fonte sob a mesma licença.',
    ofl: 'Uma fonte tipográfica. Pode ser usada e redistribuída livremente, mas não vendida sozinha.',
  },
} as const;
