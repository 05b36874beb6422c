import { parse } from 'graphql';
import { closedTerms } from '../closedTerms';
import { findForbiddenNames } from '../findForbiddenNames';

const coordinatesIn = (sdl: string) =>
  findForbiddenNames(parse(sdl)).map(({ coordinate }) => coordinate);

const rowsOf = (name: string, description = '') =>
  findForbiddenNames(parse(`type T { "${description}" ${name}: Int }`)).map(({ row }) => row);

const [body, health, offences, juveniles, publicOrder, incidents, profiling] = closedTerms.map(
  ({ row }) => row,
);

describe('what the design closes to everybody is found', () => {
  it.each([
    ['person score', 'personScore', '人员评分', profiling],
    ['colour of a person', 'colour', '人员颜色', profiling],
    ['tag', 'personTags', '个人标签', profiling],
    ['watch flag', 'isWatched', '布控人员', profiling],
    ['flag', 'flagged', '重点人员', profiling],
    ['attention level', 'attentionLevel', '关注等级', profiling],
    ['prediction', 'predictedRisk', '风险预测', profiling],
    ['religion', 'religion', '宗教信仰', body],
    ['ethnicity', 'ethnicGroup', '民族', body],
    ['political status', 'politicalStatus', '政治面貌', body],
    ['biometrics', 'faceImages', '人脸照片', body],
    ['trajectories', 'trajectories', '活动轨迹', body],
    ['network identity', 'wechatId', '虚拟身份', body],
    ['diagnosis', 'diagnoses', '诊断结果', health],
    ['HIV status', 'hivStatus', '艾滋病感染者', health],
    ['drug test', 'lastDrugTest', '尿检结果', health],
    ['offence detail', 'offenceDetail', '罪名', offences],
    ['sealed record', 'sealedRecord', '封存记录', juveniles],
    ['juvenile record', 'juvenileRecord', '未成年人犯罪记录', juveniles],
    ['public-order record', 'publicOrderRecord', '治安处罚记录', publicOrder],
    ['victim', 'victims', '受害人', incidents],
    ['suspect', 'suspectName', '嫌疑人', incidents],
  ])('%s', (_, name, term, row) => {
    expect(rowsOf(name)).toContain(row);
    expect(rowsOf('x', `Some words. ${term}`)).toContain(row);
  });

  it.each([
    ['pingfen', profiling],
    ['heimingdan', profiling],
    ['minzu', body],
    ['zongjiaoXinyang', body],
    ['zhengzhimianmao', body],
    ['zhenduan', health],
    ['aiziBing', health],
    ['zuiMing', offences],
    ['fengcunJilu', juveniles],
    ['zhianChufa', publicOrder],
    ['xianyiren', incidents],
  ])('%s', (name, row) => {
    expect(rowsOf(name)).toContain(row);
  });
});

describe('every term is found', () => {
  it.each(closedTerms)('of "$row", in every language', ({ row, english, pinyin, chinese }) => {
    const names = [...english.map((term) => term.replaceAll('-', '_')), ...pinyin];
    const fields = names.map((name) => `x_${name}: Int`);
    const texts = chinese.map((term, i) => `"Some words. 个人${term}信息" z${i}: Int`);
    const document = parse(`type T { ${[...fields, ...texts].join('\n')} }`);
    const found = findForbiddenNames(document).filter((finding) => finding.row === row);
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      ...names.map((name) => `T.x_${name}`),
      ...chinese.map((_, i) => `T.z${i}`),
    ]);
  });
});

describe('however it is spelled', () => {
  it.each([
    ...['riskLevel', 'risk_level', 'RISK_LEVEL', 'RiskLevels', 'risklevel', '_risk__level2'],
    ...['HIVStatus', 'PersonHIV', 'hiv1', 'isHiv', 'hivstatus', 'h_i_v'],
    ...['scores', 'SCORE', 'personScored', 'personscore', 'score2'],
    ...['FacialImage', 'faceimages', 'FACE_IMAGE', 'faceIMAGE'],
    ...['renkouminzu', 'MINZU', 'min_zu', 'MinZuDaiMa'],
  ])('the name %s', (name) => {
    expect(rowsOf(name)).toHaveLength(1);
  });

  it.each([
    ['in full-width letters', 'ＨＩＶ感染'],
    ['in mathematical letters', '𝗛𝗜𝗩感染'],
    ['in compatibility characters', '\u{2F00}般诊断'],
    ['with spaces between the characters', '诊 断'],
    ['with a dot between the characters', '诊·断'],
    ['with an invisible character between them', '诊\u{200B}断'],
    ['in traditional characters', '診斷'],
    ['on another line than the last', '诊断\\nMore words.'],
  ])('a Chinese text %s', (_, text) => {
    expect(rowsOf('x', `Some words. ${text}`)).toEqual([health]);
  });

  it('a name that no parser would give', () => {
    const document = parse('type T { x: Int }', { noLocation: true });
    const text = JSON.stringify(document).replace('"value":"x"', '"value":"ｒｉｓｋＬｅｖｅｌ"');
    expect(findForbiddenNames(JSON.parse(text)).map(({ row }) => row)).toEqual([profiling]);
  });
});

describe('wherever it stands', () => {
  it('types, arguments, enum values, input fields, unions, scalars and interfaces', () => {
    expect(
      coordinatesIn(`
        type PersonHIV { a(riskLevel: Int): Int }
        enum Kind { FACE_IMAGE }
        input Filter { clinicalGrade: Int }
        union Suspect = PersonHIV
        scalar Fingerprint
        interface Tagged { faith: Int }
      `),
    ).toEqual([
      'PersonHIV',
      'PersonHIV.a(riskLevel:)',
      'Kind.FACE_IMAGE',
      'Filter.clinicalGrade',
      'Suspect',
      'Fingerprint',
      'Tagged',
      'Tagged.faith',
    ]);
  });

  it('extensions of each of them', () => {
    expect(
      coordinatesIn(`
        extend type T { score: Int }
        extend enum Kind { RELIGION }
        extend input Filter { victim: ID }
        extend interface I { hiv: Int }
        extend union Verdict = T
        extend scalar Dna @specifiedBy(url: "https://example.org")
      `),
    ).toEqual(['T.score', 'Kind.RELIGION', 'Filter.victim', 'I.hiv', 'Verdict', 'Dna']);
  });

  it('texts of directives, such as the name of a data resource', () => {
    const sdl = `
      directive @resource(name: String!) on OBJECT
      type T @resource(name: "少数民族名册") { old: Int @deprecated(reason: "改用人脸") }
    `;
    expect(coordinatesIn(sdl)).toEqual(['T', 'T.old']);
  });
});

describe('what is no name of anything closed passes', () => {
  it('a word that holds the letters of a term', () => {
    const names = 'embrace flagstone HIGH_RISE scoreboard stage vintage terrace legalAid andIncome';
    expect(names.split(' ').flatMap((name) => rowsOf(name))).toEqual([]);
  });

  it('a directive, and its arguments', () => {
    const sdl = 'directive @tag(name: String!, score: Int) repeatable on OBJECT type T { x: Int }';
    expect(coordinatesIn(sdl)).toEqual([]);
  });

  it('an English sentence that says what a field does not hold', () => {
    expect(rowsOf('service', 'Never a diagnosis or a verdict. 服务')).toEqual([]);
  });
});

it('a finding says where it is and what to do', () => {
  expect(findForbiddenNames(parse('type Person {\n  name: String\n  score: Int\n}'))).toEqual([
    {
      kind: 'FORBIDDEN_NAME',
      coordinate: 'Person.score',
      location: { line: 3, column: 3 },
      term: 'score',
      row: profiling,
      message:
        '"Person.score" or its text says "score", which the hub must not hold (profiling of persons). Leave it out; if it holds nothing of the kind, give it a name and a text that say what it holds.',
    },
  ]);
});

it('without a text to point at, a finding has no place', () => {
  const [finding] = findForbiddenNames(parse('type T { score: Int }', { noLocation: true }));
  expect(finding?.location).toBeNull();
});

it('an allowance holds for one place and one row of terms only', () => {
  const allowed = [{ coordinate: 'T.score', row: profiling ?? '', reason: 'of a match' }];
  const document = parse('type T { "球员民族" score: Int } type U { score: Int }');
  expect(
    findForbiddenNames(document, allowed).map(({ coordinate, row }) => [coordinate, row]),
  ).toEqual([
    ['T.score', body],
    ['U.score', profiling],
  ]);
});
