import { parse } from 'graphql';
import { subgraphDefinitions } from '../../subgraphs';
import { allowedPlaces, closedNames, closedTerms, profiling } from './fixtures/closedNames';
import { closedRows } from './fixtures/matrix';

const found = subgraphDefinitions.flatMap(({ name, typeDefs }) =>
  closedNames(typeDefs).map((closed) => ({ subgraph: name, ...closed })),
);

it('no subgraph has a name for what the hub must not hold', () => {
  expect(found.filter(({ place }) => !Object.hasOwn(allowedPlaces, place))).toEqual([]);
});

it('every place that is allowed all the same has such a name', () => {
  const places = new Set(found.map(({ place }) => place));
  expect(Object.keys(allowedPlaces).filter((place) => !places.has(place))).toEqual([]);
});

it('there are terms for every row that the matrix closes to everybody', () => {
  expect(closedTerms.map(({ row }) => row)).toEqual([...closedRows, profiling]);
});

describe('the lint', () => {
  it.each(closedTerms)('finds the terms of "$row" in every language', (terms) => {
    const inEnglish = terms.english.map((term) => term.replaceAll('-', '_'));
    const inPinyin = terms.pinyin.map((term) => `x_${term}`);
    const fields = [...inEnglish, ...inPinyin].map((name) => `${name}: Int`);
    const chinese = terms.chinese.map((term, i) => `"Some words. 个人${term}信息" z${i}: Int`);
    const document = parse(`type T { ${[...fields, ...chinese].join('\n')} }`);
    const found = closedNames(document).filter(({ row }) => row === terms.row);
    expect(found.map(({ place }) => place)).toEqual([
      ...inEnglish.map((name) => `T.${name}`),
      ...inPinyin.map((name) => `T.${name}`),
      ...terms.chinese.map((_, i) => `T.z${i}`),
    ]);
  });

  it('looks at types, arguments and enum values too, however they are written', () => {
    const document = parse(`
      type PersonHIV { a(riskLevel: Int): Int }
      enum Kind { FACE_IMAGE }
      input I { clinicalGrade: Int }
    `);
    expect(closedNames(document).map(({ place }) => place)).toEqual([
      'PersonHIV',
      'PersonHIV.a.riskLevel',
      'PersonHIV.a.riskLevel',
      'Kind.FACE_IMAGE',
      'I.clinicalGrade',
    ]);
  });

  it('takes no part of a word for the word', () => {
    const document = parse('type T { embrace: Int flagstone: Int HIGH_RISE: Int scored: Int }');
    expect(closedNames(document)).toEqual([]);
  });
});
