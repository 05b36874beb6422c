/** Words that name what the hub must not hold. */
export interface ClosedTerms {
  /** What they are about, as the access matrix labels the row that is closed to everybody. */
  readonly row: string;
  /** Runs of words of a name, in the singular unless only the plural is meant. */
  readonly english: readonly string[];
  /** Parts of a name, without tones. */
  readonly pinyin: readonly string[];
  /** Parts of a Chinese text; those that are written otherwise in traditional characters twice. */
  readonly chinese: readonly string[];
}

const words = (...lines: readonly string[]): string[] => lines.join(' ').split(' ');

/** Of design, not of the matrix: no person is scored, coloured, tagged, watched or predicted. */
export const profiling = 'profiling of persons';

export const closedTerms: readonly ClosedTerms[] = [
  {
    row: 'ethnicity/religion/politics/biometrics/trajectory',
    english: words(
      'ethnicity ethnic nationality race minority religion religious faith creed church mosque politics',
      'political-status political-affiliation political-view political-party political-outlook party-member',
      'party-membership communist ideology biometric biometry fingerprint palm-print face-image face-photo',
      'face-template face-recognition face-id facial iris retina gait dna gene genome voice-print trajectory',
      'tracking track-point location-track location-history movement-history travel-history last-location last-seen whereabouts itinerary',
      'geolocation gps imei imsi mac-address ip-address device-id open-id union-id wechat weixin weibo qq douyin',
      'alipay online-account online-identity network-account network-identity social-account social-media',
      'virtual-identity screen-name',
    ),
    pinyin: words(
      'minzu zongjiao xinyang zhengzhimianmao zhengzhiqingxiang dangyuan dangpai zhiwen zhangwen renlian hongmo',
      'shengwen jiyin shengwushibie shengwutezheng guiji xingzong xingcheng zuji dingwei weixin weibo',
      'wangluoshenfen wangluozhanghao xunishenfen',
    ),
    chinese: words(
      '民族 宗教 信仰 教派 政治面貌 政治倾向 政治傾向 党员 黨員 党派 黨派 指纹 指紋 掌纹 掌紋 人脸 人臉 面部 虹膜 声纹 聲紋 步态 步態',
      '基因 生物识别 生物識別 生物特征 生物特徵 轨迹 軌跡 行踪 行蹤 行程 足迹 足跡 定位 微信 微博 网名 網名 网络身份 網絡身份 网络账号',
      '虚拟身份 虛擬身份 社交账号 设备号 IP地址 MAC地址 IMEI IMSI DNA',
    ),
  },
  {
    row: 'diagnosis/clinical grade/HIV/drug tests',
    english: words(
      'diagnosis diagnoses diagnosed diagnostic clinical clinical-grade risk-grade danger-grade icd symptom illness',
      'disease medication medicine prescription medical-record medical-history psychiatric schizophrenia bipolar hiv',
      'aids syphilis infection infected addict addiction relapse drug-test drug-use drug-user drug-history urine',
      'urine-test hair-test',
    ),
    pinyin: words(
      'zhenduan bingqing bingshi bingli weixiandengji weixianxingdengji aizi meidu niaojian maofajian xidujiance',
      'xidushi fuxi jibing jingshenfenlie fuyao',
    ),
    chinese: words(
      '诊断 診斷 病情 病史 病历 病歷 病种 病種 危险性等级 危险等级 危險等級 艾滋 愛滋 梅毒 性病 感染 尿检 尿檢 毛发检测 毛髮檢測 毒检',
      '吸毒 复吸 成瘾 成癮 疾病 精神分裂 双相 用药 服药 服藥 HIV',
    ),
  },
  {
    row: 'judgment/offence detail of corrections or release',
    english: words(
      'judgment judgement verdict sentence sentenced offence offense crime charge charged conviction convicted',
      'convict felony prison-term jail-term imprisonment criminal-record criminal-history prior-record reoffending',
    ),
    pinyin: words('panjue zuiming xingqi qianke andi fanzuishi fanzuijilu fanzuishishi'),
    chinese: words(
      '判决 判決 罪名 刑期 前科 案底 犯罪记录 犯罪記錄 犯罪史 犯罪事实 犯罪事實 重新犯罪 宣告刑',
    ),
  },
  {
    row: 'juvenile records and <18 case files',
    english: words(
      'juvenile minor-record minor-offence minor-offender underage-offender young-offender sealed sealed-record',
      'expunged delinquency delinquent',
    ),
    pinyin: words('weichengnianfanzui shaonianfan fengcun buliangxingwei'),
    chinese: words(
      '未成年人犯罪 未成年犯 少年犯 违法未成年人 封存 不良行为 不良行為 专门教育 罪错',
    ),
  },
  {
    row: 'public-order violation records of named persons',
    english: words(
      'violation violator detention detained detainee punishment punished penalty public-order-record',
      'public-order-offence administrative-penalty',
    ),
    pinyin: words('weifajilu weifaren weifaxingwei chufa juliu zhiankaohe zhianchufa'),
    chinese: words(
      '违法记录 違法記錄 违法人员 违法行为 处罚记录 處罰記錄 受处罚 受處罰 治安处罚 治安違法 治安违法 拘留',
    ),
  },
  {
    row: 'incident victim/suspect/witness',
    english: words(
      'victim injured-person suspect suspected witness witnesses offender perpetrator accused defendant culprit',
      'reporter caller informant whistleblower person-involved',
    ),
    pinyin: words(
      'shouhairen beihairen xianyiren zhengren baojingren fanzuiren jubaoren jiahairen beigaoren sheanren',
    ),
    chinese: words(
      '受害人 受害者 被害人 被害者 嫌疑人 嫌犯 证人 證人 目击者 报警人 報警人 犯罪人 犯罪分子 举报人 舉報人 加害人 被告人 涉案人',
    ),
  },
  {
    row: profiling,
    english: words(
      'score scored scoring credit-score credit-level credit-rating credit-point personal-credit colour color colour-code color-code health-code tag tagged',
      'label-code person-label watch watched watching watchlist blacklist black-list redlist greylist flag flagged',
      'attention attention-level focus-person priority-person key-person target-person controlled-person',
      'early-warning alert-level prediction predicted predictive predictor propensity probability risk',
      'risk-level risk-person danger-level threat-level stability-level suspicion suspicious profile profiling',
      'surveillance',
    ),
    pinyin: words(
      'pingfen jifen xinyongfen xinyongdengji yanse sesheng fuma hongma huangma jiankangma heimingdan zhongdianren',
      'guanzhudengji guanzhujibie guanzhurenyuan guankong bukong wenkong fengxiandengji yujing yuce biaoqian',
      'huaxiang',
    ),
    chinese: words(
      '评分 評分 打分 信用分 信用等级 积分制 个人积分 颜色 顏色 赋码 賦碼 红码 黄码 健康码 黑名单 黑名單 重点人 重點人',
      '重点关注 关注等级 關注等級 关注级别 关注人员 管控 布控 稳控 风险等级 風險等級 风险评级 高风险 预警 預警 预测 預測',
      '标签 標籤 画像 畫像',
    ),
  },
];
