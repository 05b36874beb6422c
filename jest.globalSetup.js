const { createConnection } = require('mysql2/promise');

/** Decides once a run whether the MySQL half of the tests can run. In CI it must. */
module.exports = async () => {
  const url = process.env.HUB_TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/';
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 3000 });
    await connection.end();
  } catch (error) {
    const { host } = new URL(url);
    if (process.env.CI) {
      throw new Error(`No MySQL-protocol server answers at ${host} (${error.code}); CI needs one.`);
    }
    process.stderr.write(
      `\n*** THE MYSQL HALF OF THE TESTS IS SKIPPED: no server answers at ${host} (${error.code}). Set HUB_TEST_MYSQL_URL to run it. ***\n\n`,
    );
    process.env.HUB_TEST_MYSQL = 'skip';
  }
};
