export default {
  close: 'Fechar',
  learnedTitle: 'Com o que ele aprendeu',
  base: '{{share}} delas estavam na quinta parte superior. É o que o acaso dá, e cada estimativa é mostrada ao lado disso.',
  hearsTitle: 'O que ele ouve',
  hears:
    'O timbre, como ele muda e o andamento, ao longo da música inteira. Não a letra, não a melodia como uma pessoa a ouve, não um nome.',
  goodTitle: 'Quão bom ele é',
  calibrationLittle: 'As porcentagens para a quinta parte superior erram, em média, menos de 1 ponto.',
  calibration_one: 'As porcentagens para a quinta parte superior erram, em média, cerca de {{count}} ponto.',
  calibration_many:
    'As porcentagens para a quinta parte superior erram, em média, cerca de {{count}} pontos.',
  calibration_other:
    'As porcentagens para a quinta parte superior erram, em média, cerca de {{count}} pontos.',
  coverage: 'O trecho de oito em cada dez continha o lugar verdadeiro {{value}} vezes em 100.',
  unseen: 'Tudo isso foi medido com artistas com os quais ele não aprendeu.',
  juriesTitle: 'Os outros júris',
  failsTitle: 'Onde ele falha',
  failsGenre: 'O gênero é um atalho forte. Muito do que ele sabe, saberia só pelo gênero.',
  failsKnown: 'O quanto um artista é conhecido pesa mais que tudo, e não dá para ouvir.',
  failsElsewhere:
    'Ouvintes de outros lugares, e de hoje, podem ser diferentes dos que classificaram estas músicas.',
  card: 'A ficha completa do modelo (em inglês)',
  version: 'Modelo {{version}}',
} as const;
