/** What databases that grew over the years hold. */
export const awkwardTables: readonly string[] = [
  // Reserved words, and a key of several columns.
  'CREATE TABLE `order` (`group` VARCHAR(8), `key` INT, `desc` TEXT, PRIMARY KEY (`group`, `key`))',
  "INSERT INTO `order` VALUES ('a', 1, 'x'), ('a', 10, NULL), ('b', 2, 'y')",
  // Names that GraphQL does not take, and days that no calendar has.
  "CREATE TABLE `案件 登记` (`编号` VARCHAR(20) PRIMARY KEY, `办结 日期` DATE, `2024 count` INT, `row` INT COMMENT '*/ \\\\ ` \" $[1]')",
  "INSERT INTO `案件 登记` VALUES ('一', '0000-00-00', 5, 1), ('二', '2026-01-02', NULL, 2)",
  // Every type.
  `CREATE TABLE t_type_samples (
    id BIGINT UNSIGNED PRIMARY KEY, small SMALLINT UNSIGNED NOT NULL, wide INT UNSIGNED, big BIGINT,
    price DECIMAL(10, 2), huge DECIMAL(30, 4), ratio DOUBLE, is_open TINYINT(1), step TINYINT(1),
    on_bit BIT(1), bits BIT(8), picture BLOB, at_time TIME, made_in YEAR, kinds SET('A', 'B'),
    state ENUM('待处理', '已处理'), mode ENUM('ON', 'OFF'), created TIMESTAMP NULL, day DATE)`,
  `INSERT INTO t_type_samples VALUES
    (18446744073709551615, 65535, 4294967295, -9223372036854775808, 12.34, 12345678901234567890.1234, 0.5,
     1, 3, b'1', b'101', 'x', '08:30:00', 2026, 'A,B', '待处理', 'ON', '2026-01-02 03:04:05', '2026-01-02'),
    (1, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, b'0', NULL, NULL, NULL, NULL, '', NULL, '', NULL, NULL)`,
  // Two foreign keys to one table, a reference to itself, a cycle.
  'CREATE TABLE stations (id INT PRIMARY KEY, parent_id INT, main_post_id INT, FOREIGN KEY (parent_id) REFERENCES stations (id))',
  'CREATE TABLE posts (id INT PRIMARY KEY, station_id INT NOT NULL, FOREIGN KEY (station_id) REFERENCES stations (id))',
  'ALTER TABLE stations ADD FOREIGN KEY (main_post_id) REFERENCES posts (id)',
  `CREATE TABLE transfers (id INT PRIMARY KEY, from_station_id INT NOT NULL, to_station_id INT, order_group VARCHAR(8), order_key INT,
    FOREIGN KEY (from_station_id) REFERENCES stations (id), FOREIGN KEY (to_station_id) REFERENCES stations (id),
    FOREIGN KEY (order_group, order_key) REFERENCES \`order\` (\`group\`, \`key\`))`,
  'INSERT INTO stations VALUES (1, NULL, NULL), (2, 1, NULL)',
  'INSERT INTO posts VALUES (1, 1)',
  'INSERT INTO transfers VALUES (1, 1, 2, NULL, NULL), (2, 2, NULL, NULL, NULL)',
  // A name that the hub has, a key that is none of primary, and what opens something.
  'CREATE TABLE region (code VARCHAR(12) NOT NULL UNIQUE, name VARCHAR(40), password VARCHAR(40))',
  "INSERT INTO region VALUES ('990101000000', 'x', 'y')",
  // Without a key, and with one that no answer can hold.
  'CREATE TABLE log_line (at DATETIME, text VARCHAR(100))',
  'CREATE TABLE picture (hash BINARY(16) PRIMARY KEY, title VARCHAR(20))',
  'CREATE VIEW post_view AS SELECT id FROM posts',
  // Persons, and what leads to them.
  'CREATE TABLE resident (id INT PRIMARY KEY, full_name VARCHAR(40), sfzh CHAR(18), grid_no CHAR(15))',
  "INSERT INTO resident VALUES (1, '某', '990101199001011238', '990101001001001')",
  'CREATE TABLE visit (id INT PRIMARY KEY, resident_id INT, FOREIGN KEY (resident_id) REFERENCES resident (id))',
  'INSERT INTO visit VALUES (1, 1)',
  // Codes as numbers, told by how they look; and an area code that is a telephone's.
  'CREATE TABLE patrol (id INT PRIMARY KEY, place BIGINT NOT NULL, area_code VARCHAR(6))',
  "INSERT INTO patrol VALUES (1, 990101001001, '0591'), (2, 990101001002, '0591'), (3, 990102001001, '010')",
];
