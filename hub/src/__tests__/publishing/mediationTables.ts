/** The database of the walk in docs/publish-a-subgraph.md; all of it is made up. */
export const mediationTables: readonly string[] = [
  `CREATE TABLE committee (
    committee_id INT PRIMARY KEY COMMENT '调委会编号',
    committee_name VARCHAR(80) NOT NULL COMMENT '调委会名称',
    region_code CHAR(12) NOT NULL COMMENT '区划代码',
    contact_phone VARCHAR(20) NULL COMMENT '联系电话') COMMENT '人民调解委员会'`,
  `CREATE TABLE mediator (
    mediator_id INT PRIMARY KEY COMMENT '调解员编号',
    committee_id INT NOT NULL COMMENT '所在调委会',
    id_card CHAR(18) NULL COMMENT '证件号码',
    FOREIGN KEY (committee_id) REFERENCES committee (committee_id)) COMMENT '调解员'`,
  `CREATE TABLE dispute (
    dispute_id VARCHAR(20) PRIMARY KEY COMMENT '纠纷编号',
    title VARCHAR(120) NOT NULL COMMENT '纠纷名称',
    dispute_type ENUM('NEIGHBOUR', 'FAMILY', 'LAND') NOT NULL COMMENT '纠纷类型',
    region_code CHAR(12) NOT NULL COMMENT '区划代码',
    committee_id INT NOT NULL COMMENT '受理调委会',
    registered_on DATE NOT NULL COMMENT '登记日期',
    applicant_name VARCHAR(40) NULL COMMENT '申请人姓名',
    risk_level TINYINT NULL COMMENT '风险等级',
    FOREIGN KEY (committee_id) REFERENCES committee (committee_id)) COMMENT '矛盾纠纷'`,
  `CREATE TABLE agreement (
    dispute_id VARCHAR(20) NOT NULL COMMENT '纠纷编号',
    seq INT NOT NULL COMMENT '序号',
    signed_on DATE NOT NULL COMMENT '签订日期',
    fulfilled TINYINT(1) NOT NULL COMMENT '是否履行',
    PRIMARY KEY (dispute_id, seq),
    FOREIGN KEY (dispute_id) REFERENCES dispute (dispute_id)) COMMENT '调解协议'`,
  "INSERT INTO committee VALUES (2, '第一社区调委会', '990101001001', '13800000001')",
  'INSERT INTO mediator VALUES (1, 2, NULL)',
  `INSERT INTO dispute VALUES
    ('D1', '宅基地边界', 'LAND', '990101001001', 2, '2026-01-02', '某甲', 1),
    ('D2', '邻里噪声', 'NEIGHBOUR', '990101001001', 2, '2026-02-02', '某乙', 1)`,
  "INSERT INTO agreement VALUES ('D1', 1, '2026-01-20', 1)",
];
