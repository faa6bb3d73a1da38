/** What all charts and their tables say. */
export default {
  asTable: 'The figures as a table',
  thinned: 'One row in {{every}}. The CSV file has them all.',
  walk: '{{title}}: walk along the chart',
  time: 'Time (minutes:seconds)',
  seek: 'Click, or press Enter, to go there in the song.',
  noFigure: 'no figure',
} as const;
