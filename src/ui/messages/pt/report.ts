export default {
  working: 'Calculando…',
  failed: {
    juries:
      'Desta vez não foi possível descobrir o que dizem os outros júris. Nada mais se perde; analise a música de novo para tentar outra vez.',
    why: 'Desta vez não foi possível descobrir o porquê. Nada mais se perde; analise a música de novo para tentar outra vez.',
    clips:
      'Desta vez não foi possível descobrir quais segundos postar. Nada mais se perde; analise a música de novo para tentar outra vez.',
    character:
      'Desta vez não foi possível descobrir como ela soa. Nada mais se perde; analise a música de novo para tentar outra vez.',
    sounds:
      'Desta vez não foi possível descobrir com o que ela se parece. Nada mais se perde; analise a música de novo para tentar outra vez.',
    readiness:
      'Desta vez não foi possível descobrir se ela está pronta. Nada mais se perde; analise a música de novo para tentar outra vez.',
  },
} as const;
