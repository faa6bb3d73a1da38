export default {
  asTable: 'Las cifras en una tabla',
  thinned: 'Una fila de cada {{every}}. El archivo CSV las tiene todas.',
  walk: '{{title}}: recorre el gráfico',
  time: 'Tiempo (minutos:segundos)',
  seek: 'Haz clic o pulsa Intro para ir a ese punto de la canción.',
  noFigure: 'sin dato',
} as const;
