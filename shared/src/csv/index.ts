export { type CsvKind, csvKinds, csvValue } from './csvValue';
export { decodeCsv } from './decodeCsv';
export { type CsvColumn, type CsvImport, importCsv } from './importCsv';
export { type CsvRecord, type CsvTable, parseCsv } from './parseCsv';
