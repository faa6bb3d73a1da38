/** Keeping the report as a file or on paper. */
export default {
  title: 'Keep the report',
  note: 'All figures and texts, made on this device. JSON can be read back by this app; CSV opens in any spreadsheet.',
  json: 'Save as JSON',
  csv: 'Save as CSV',
  print: 'Print',
  saved: 'Saved as {{name}}',
  failed: 'The report could not be saved. Nothing is lost; try once more.',
} as const;
