import type { Scope } from '@civicgraph/shared';
import type { PersonalGuess } from './Plan';

/** Names by which a column that tells something of a person is known. */
export interface PersonalTerms {
  readonly what: string;
  readonly level: PersonalGuess['level'];
  readonly scope: Scope | null;
  readonly isIdentity?: boolean;
  /** Runs of words of a name, without what separates them. */
  readonly names: readonly string[];
  /** Parts of a Chinese name or comment. */
  readonly chinese: readonly string[];
  /** What a Chinese name or comment ends with: 申请人 is somebody's name, 申请人数 is none. */
  readonly chineseEnds?: readonly string[];
  /** What the values look like. */
  readonly values?: RegExp;
}

const words = (text: string): string[] => text.split(' ');

/** The narrower before the wider: the first one that fits is told. */
export const personalTerms: readonly PersonalTerms[] = [
  {
    what: 'identity number',
    level: 'SENSITIVE',
    scope: 'person:citizen-id',
    isIdentity: true,
    names: words(
      'idcard idcardno idcardnumber idno idnumber identitycard identityno identitynumber citizenid citizenno nationalid passport passportno passportnumber certno certificateno credentialno sfz sfzh sfzhm sfzhao shenfenzheng shenfenzhenghao gmsfhm gmsfzh zjhm zjh zhengjianhao zhengjianhaoma',
    ),
    chinese: words('身份证 身份號碼 身份号码 公民身份 证件号 證件號 护照'),
    values: /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dXx]$/,
  },
  {
    what: 'bank account',
    level: 'SENSITIVE',
    scope: null,
    names: words(
      'bankaccount bankcard bankcardno accountno accountnumber cardno cardnumber yhkh yhzh yinhangka yinhangkahao yinhangzhanghao',
    ),
    chinese: words('银行卡 銀行卡 银行账 银行帐 开户行 卡号'),
  },
  {
    what: 'state of health',
    level: 'SENSITIVE',
    scope: null,
    names: words('health healthstate healthstatus disability disabilitylevel jkzk jiankang canji'),
    chinese: words('健康状 健康狀 残疾 殘疾'),
  },
  {
    what: 'name of a person',
    level: 'PERSONAL',
    scope: 'person:name',
    names: words(
      'fullname realname truename firstname lastname surname givenname username personname residentname citizenname applicantname petitionername partyname contactname contactperson linkman ownername tenantname householdername headname fathername mothername parentname childname spousename guardianname studentname patientname employeename staffname workername mediatorname handlername operatorname directorname leadername managername nickname xm xingming mingzi xingmingpinyin dsrxm sqrxm lxr lxrxm lianxiren dangshiren shenqingren fuzeren jbr hzxm',
    ),
    chinese: words('姓名'),
    chineseEnds: words(
      '联系人 聯繫人 当事人 當事人 申请人 申請人 负责人 負責人 经办人 調解員 调解员 户主 戶主 监护人 法定代表人 承办人 来访人',
    ),
  },
  {
    what: 'telephone number',
    level: 'PERSONAL',
    scope: 'person:phone',
    names: words(
      'phone phoneno phonenumber telephone tel telno mobile mobileno mobilephone cellphone contactnumber contactphone contactno lxdh sjh sjhm dh dhhm shouji shoujihao dianhua lianxidianhua',
    ),
    chinese: words('电话 電話 手机 手機 联系方式 聯繫方式'),
    values: /^1[3-9]\d{9}$/,
  },
  {
    what: 'address for letters',
    level: 'PERSONAL',
    scope: 'person:phone',
    names: words('email emailaddress mail mailbox youxiang dianziyoujian dzyj'),
    chinese: words('邮箱 郵箱 电子邮件 電子郵件'),
    values: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  },
  {
    what: 'address',
    level: 'PERSONAL',
    scope: 'person:residence',
    names: words(
      'address addr homeaddress residence residentialaddress domicile housenumber doorplate dz zz dizhi zhuzhi zhusuo jtdz jtzz hjdz xzz xzdz txdz jiatingzhuzhi xianzhuzhi hujidizhi',
    ),
    chinese: words('地址 住址 住所 住处 户籍地 門牌 门牌'),
  },
  {
    what: 'date of birth',
    level: 'PERSONAL',
    scope: 'person:birth-date',
    names: words(
      'birth birthday birthdate dateofbirth dob birthyear csrq csny shengri chushengriqi',
    ),
    chinese: words('出生 生日'),
  },
  {
    what: 'age',
    level: 'PERSONAL',
    scope: 'person:age-band',
    names: words('age nl nianling'),
    chinese: words('年龄 年齡'),
  },
  {
    what: 'sex',
    level: 'PERSONAL',
    scope: 'person:sex',
    names: words('sex gender xb xingbie'),
    chinese: words('性别 性別'),
  },
];

/** What tables of persons are called; a plain "name" in one of them is a person's. */
export const personTables: readonly string[] = words(
  'person people resident citizen user account member worker staff employee officer mediator applicant party contact client patient student teacher volunteer tenant householder guardian visitor',
);

/** Columns that open something; nobody may read them through the hub. */
export const secretNames: readonly string[] = words(
  'password passwd pwd passphrase secret salt token accesstoken refreshtoken apikey privatekey passwordhash mima miyao kouling',
);
export const secretChinese: readonly string[] = words('密码 密碼 密钥 密鑰 口令 盐值');
