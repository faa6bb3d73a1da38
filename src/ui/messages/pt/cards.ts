/** The share panel, and what stands on the cards. */
export default {
  section: {
    title: 'Compartilhe',
    text: 'Uma imagem do resultado para um story, um post ou um link. Ela é desenhada no seu aparelho e só sai dele quando você a envia.',
    open: 'Criar um card',
  },
  panel: {
    title: 'Compartilhar o resultado',
    close: 'Fechar',
    card: 'Card',
    opening: 'Abrindo…',
    failed: 'Não foi possível carregar. Verifique a conexão e abra de novo.',
  },
} as const;
