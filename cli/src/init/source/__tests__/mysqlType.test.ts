import { mysqlType } from '../mysqlType';

const column = (dataType: string, columnType = dataType) => ({
  dataType,
  columnType,
  length: null,
  precision: null,
  scale: null,
});

describe('the type of a MySQL column', () => {
  it.each(['json', 'geometry', 'varbinary', 'vector'])('shows no value of %s', (dataType) => {
    expect(mysqlType(column(dataType), [])).toEqual({ kind: 'OPAQUE', sqlType: dataType });
  });

  it('reads the values of an enum, quotes and commas in them too', () => {
    expect(mysqlType(column('enum', "enum('a,b','it''s','')"), [])).toEqual({
      kind: 'ENUM',
      values: ['a,b', "it's", ''],
    });
  });
});
