/** Names of a village and its grids in the test data; no such division exists. */
export const village = '990101001001';
export const elsewhere = '990102001001';

/** The database of a mediation office: well-kept tables with comments. */
export const mediationTables: readonly string[] = [
  `CREATE TABLE committee (
    committee_id INT PRIMARY KEY AUTO_INCREMENT COMMENT '调委会编号',
    committee_name VARCHAR(80) NOT NULL COMMENT '调委会名称',
    region_code CHAR(12) NOT NULL COMMENT '区划代码',
    parent_id INT NULL COMMENT '上级调委会',
    contact_phone VARCHAR(20) NULL COMMENT '联系电话',
    founded_on DATE NOT NULL COMMENT '成立日期',
    FOREIGN KEY (parent_id) REFERENCES committee (committee_id)) COMMENT '人民调解委员会'`,
  `CREATE TABLE dispute (
    dispute_id VARCHAR(20) PRIMARY KEY COMMENT '纠纷编号',
    title VARCHAR(120) NOT NULL COMMENT '纠纷名称',
    dispute_type ENUM('NEIGHBOUR', 'FAMILY', 'LAND') NOT NULL COMMENT '纠纷类型',
    region_code CHAR(12) NOT NULL COMMENT '区划代码',
    grid_code CHAR(15) NULL COMMENT '网格编码',
    committee_id INT NOT NULL COMMENT '受理调委会',
    amount DECIMAL(14, 2) NULL COMMENT '涉案金额',
    registered_at DATETIME NOT NULL COMMENT '登记时间',
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
  `INSERT INTO committee VALUES
    (1, '听云街道调委会', '990101001000', NULL, NULL, '2010-05-01'),
    (2, '第一社区调委会', '${village}', 1, '13800000001', '0000-00-00'),
    (3, '外县调委会', '${elsewhere}', NULL, '13800000002', '2012-05-01')`,
  `INSERT INTO dispute VALUES
    ('D1', '宅基地边界', 'LAND', '${village}', '${village}001', 2, 1200.50, '2026-01-02 10:00:00', '某甲', 1),
    ('D2', '邻里噪声', 'NEIGHBOUR', '${village}', '${village}002', 2, NULL, '2026-02-02 10:00:00', '某乙', 1),
    ('D3', '外县纠纷', '', '${elsewhere}', '${elsewhere}001', 3, NULL, '2026-02-03 10:00:00', '某丙', 1)`,
  `INSERT INTO agreement VALUES
    ('D1', 1, '2026-01-20', 1), ('D1', 2, '2026-01-21', 0), ('D2', 10, '2026-03-01', 1), ('D3', 1, '2026-03-01', 1)`,
];
