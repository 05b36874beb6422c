'use strict';
const { join } = require('node:path');
const Database = require('libsql');
const { createPool } = require('mysql2');
const { parseDatabaseUrl } = require('../../shared/dist');

/**
 * Connections to the databases of the subgraphs, without TypeORM.
 * `all(subgraph, sql, parameters)` gives the rows of a statement, prepared once.
 */
exports.openConnections = function openConnections(database, names) {
  const url = parseDatabaseUrl(database);
  const opened = url.kind === 'SQLITE' ? openFiles(url, names) : openSchemas(url, names);
  let statements = 0;
  return {
    all(subgraph, sql, parameters) {
      statements += 1;
      return opened.all(subgraph, sql, parameters);
    },
    statements: () => statements,
    close: opened.close,
  };
};

function openFiles({ folder }, names) {
  const files = new Map(
    names.map((name) => {
      const file = new Database(join(folder, `${name}.sqlite`));
      file.pragma('cache_size = -65536');
      return [name, { file, prepared: new Map() }];
    }),
  );
  return {
    async all(subgraph, sql, parameters) {
      const { file, prepared } = files.get(subgraph);
      let statement = prepared.get(sql);
      if (!statement) {
        statement = file.prepare(sql);
        prepared.set(sql, statement);
      }
      return statement.all(parameters);
    },
    async close() {
      for (const { file } of files.values()) file.close();
    },
  };
}

function openSchemas({ host, port, user, password, prefix }, names) {
  const pools = new Map(
    names.map((name) => {
      const database = `${prefix}_${name.replaceAll('-', '_')}`;
      const dates = { dateStrings: true, timezone: 'Z', decimalNumbers: true };
      return [name, createPool({ host, port, user, password, database, ...dates })];
    }),
  );
  return {
    all: (subgraph, sql, parameters) =>
      new Promise((resolve, reject) => {
        pools.get(subgraph).execute(sql, parameters, (error, rows) => {
          if (error) reject(error);
          else resolve(rows);
        });
      }),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.promise().end()));
    },
  };
}
