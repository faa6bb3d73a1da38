export default {
  anywhere: {
    'top-fifth':
      'Ela tende muito para cima, mas as músicas que soam assim ficaram em quase qualquer posição.',
    'upper-third':
      'Ela tende para a parte alta, mas as músicas que soam assim ficaram em quase qualquer posição.',
    'above-middle':
      'Ela tende um pouco para cima, mas as músicas que soam assim ficaram em quase qualquer posição.',
    middle: 'Só pelo som, esta música poderia ficar em quase qualquer posição.',
    'below-middle':
      'Ela tende um pouco para baixo, mas as músicas que soam assim ficaram em quase qualquer posição.',
    'lower-third':
      'Ela tende para a parte baixa, mas as músicas que soam assim ficaram em quase qualquer posição.',
    'lowest-fifth':
      'Ela tende muito para baixo, mas as músicas que soam assim ficaram em quase qualquer posição.',
  },
  broad: {
    'top-fifth': 'Ela se parece mais com músicas que ficaram na quinta parte superior.',
    'upper-third': 'Ela se parece mais com músicas que ficaram no terço superior.',
    'above-middle': 'Ela se parece mais com músicas que ficaram um pouco acima do meio.',
    middle: 'Ela se parece mais com músicas que ficaram perto do meio.',
    'below-middle': 'Ela se parece mais com músicas que ficaram um pouco abaixo do meio.',
    'lower-third': 'Ela se parece mais com músicas que ficaram no terço inferior.',
    'lowest-fifth': 'Ela se parece mais com músicas que ficaram na quinta parte inferior.',
  },
  clear: {
    'top-fifth': 'Ela soa claramente como músicas que ficaram na quinta parte superior.',
    'upper-third': 'Ela soa claramente como músicas que ficaram no terço superior.',
    'above-middle': 'Ela soa claramente como músicas que ficaram um pouco acima do meio.',
    middle: 'Ela soa claramente como músicas que ficaram perto do meio.',
    'below-middle': 'Ela soa claramente como músicas que ficaram um pouco abaixo do meio.',
    'lower-third': 'Ela soa claramente como músicas que ficaram no terço inferior.',
    'lowest-fifth': 'Ela soa claramente como músicas que ficaram na quinta parte inferior.',
  },
  detail:
    'Numa escala de 100, metade das músicas que soam assim ficou acima de {{median}} e metade abaixo. Oito em cada dez ficaram entre {{low}} e {{high}}.',
  that: {
    anywhere: 'Isso é quase a escala toda, o que é comum: o som é só uma parte do que leva uma música longe.',
    broad: 'É um trecho amplo: o som é só uma parte do que leva uma música longe.',
    clear: 'Para um palpite feito só pelo som, é um trecho estreito.',
  },
  announced: 'Pronto. {{sentence}}',
  scale: {
    described:
      'Escala de 0, o mais baixo, a 100, o mais alto. Esta música: {{median}}. Oito em cada dez entre {{low}} e {{high}}. Uma música escolhida às cegas: 50, oito em cada dez entre 10 e 90.',
    of: 'de 100',
    lowest: '<b>0</b> mais baixo',
    highest: 'mais alto <b>100</b>',
    song: 'Esta música: <b>{{median}}</b>, com oito em cada dez entre <b>{{low}}</b> e <b>{{high}}</b>',
    blind: 'Uma música escolhida às cegas: <b>50</b>, com oito em cada dez entre <b>10</b> e <b>90</b>',
  },
  fifth: {
    title: 'A chance de estar na quinta parte superior',
    song: 'esta música',
    blind: 'qualquer música desse tipo',
    counted:
      'De cada 100 músicas que soam assim, cerca de {{song}} ficaram na quinta parte superior; de 100 escolhidas às cegas, {{blind}}.',
    same: 'É mais ou menos o que o acaso dá.',
    twice: 'É pelo menos o dobro do que o acaso dá, e mesmo assim não é uma promessa.',
    more: 'É mais do que o acaso dá, e mesmo assim não é uma promessa.',
    less: 'É menos do que o acaso dá, e mesmo assim algumas conseguiram.',
  },
  tenths: {
    title: 'Onde ficaram músicas assim',
    described:
      'Dez barras, uma para cada décima parte da escala. A mais provável é a de {{tenth}}, com {{chance}}. Uma música escolhida às cegas tem {{even}} em cada uma. Todos os números estão na tabela abaixo.',
    tenth: '{{from}} a {{to}}',
    lowest: 'décimo mais baixo',
    highest: 'décimo mais alto',
    even: '{{even}} em cada: uma música escolhida às cegas',
    table: 'Os números em uma tabela',
    place: 'Lugar na escala',
    chance: 'Chance',
  },
  trust: {
    title: 'Quanto confiar nisto',
    coin: '50, uma moeda',
    always: '100, sempre',
  },
  who: {
    title: 'Comparada com quem',
    others:
      'Seus ouvintes podem ser outros. Veja o lugar como o que ele é: uma comparação com estas músicas.',
  },
  another: 'Analisar outra música',
  player: {
    play: 'Tocar',
    pause: 'Pausar',
    position: 'Posição na música',
    at: '{{time}} de {{length}}',
    length: 'Duração: {{length}}',
  },
} as const;
