import { guessPersonal, isSecret } from '../guessPersonal';

const column = (label: string, comment = '', sample: readonly string[] = []) => ({
  label,
  comment,
  sample,
});
const guess = (label: string, comment = '', sample: readonly string[] = [], table = 'case') => {
  const found = guessPersonal(column(label, comment, sample), table);
  return found && [found.level, found.what];
};

describe('what a column tells of persons', () => {
  it.each([
    ['id_card', '', ['SENSITIVE', 'identity number']],
    ['applicantIdNumber', '', ['SENSITIVE', 'identity number']],
    ['sfzh', '', ['SENSITIVE', 'identity number']],
    ['zjhm', '', ['SENSITIVE', 'identity number']],
    ['column_a', '公民身份号码', ['SENSITIVE', 'identity number']],
    ['身份证号', '', ['SENSITIVE', 'identity number']],
    ['bank_account', '', ['SENSITIVE', 'bank account']],
    ['CONTACT_PHONE', '', ['PERSONAL', 'telephone number']],
    ['lxdh', '', ['PERSONAL', 'telephone number']],
    ['手机号', '', ['PERSONAL', 'telephone number']],
    ['full_name', '', ['PERSONAL', 'name of a person']],
    ['xingming', '', ['PERSONAL', 'name of a person']],
    ['name', '当事人姓名', ['PERSONAL', 'name of a person']],
    ['home_address', '', ['PERSONAL', 'address']],
    ['jtzz', '', ['PERSONAL', 'address']],
    ['csrq', '', ['PERSONAL', 'date of birth']],
    ['birth_date', '', ['PERSONAL', 'date of birth']],
    ['gender', '', ['PERSONAL', 'sex']],
    ['a', '申请人', ['PERSONAL', 'name of a person']],
    ['a', '申请人数', null],
    ['mediator_id', '调解员编号', null],
    ['name', '机构名称', null],
    ['org_name', '', null],
    ['title', '', null],
    ['status', '状态', null],
    ['package', '', null],
    ['telescope', '', null],
    ['page', '', null],
  ])('%s (%s) is %j', (label, comment, found) => {
    expect(guess(label, comment)).toEqual(found);
  });

  it('is told by how most values look', () => {
    const phones = ['13800000001', '13800000002', '13800000003', '13800000004'];
    expect(guess('a', '', [...phones, '-'])).toEqual(['PERSONAL', 'telephone number']);
    expect(guess('a', '', [...phones, '-', '-'])).toBeNull();
    expect(guess('a', '', phones.slice(0, 2))).toBeNull();
    expect(guess('a', '', Array(3).fill('990101199001011238'))).toEqual([
      'SENSITIVE',
      'identity number',
    ]);
  });

  it('is told by the table of a plain name', () => {
    expect(guess('name', '', [], 't_mediators')).toEqual(['PERSONAL', 'name of a person']);
    expect(guess('name', '', [], 'station')).toBeNull();
  });
});

describe('what opens something', () => {
  it.each([
    ['password', true],
    ['user_pwd', true],
    ['accessToken', true],
    ['a', true, '登录密码'],
    ['passage', false],
    ['secretary', false],
  ])('%s: %s', (label, found, comment = '') => {
    expect(isSecret(column(label, comment))).toBe(found);
  });
});
