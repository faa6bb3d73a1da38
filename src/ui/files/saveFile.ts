/** Offers a file to be saved, as a click on a link would. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A table as a file. Spreadsheets read it as UTF-8 because it begins with a byte-order mark. */
export function csvFile(content: string, name: string): File {
  return new File(['\uFEFF', content], name, { type: 'text/csv;charset=utf-8' });
}

export function jsonFile(content: string, name: string): File {
  return new File([content], name, { type: 'application/json' });
}
