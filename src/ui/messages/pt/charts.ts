export default {
  asTable: 'Os números em uma tabela',
  thinned: 'Uma linha a cada {{every}}. O arquivo CSV tem todas.',
  walk: '{{title}}: percorra o gráfico',
  time: 'Tempo (minutos:segundos)',
  seek: 'Clique ou pressione Enter para ir a esse ponto da música.',
  noFigure: 'sem dado',
} as const;
