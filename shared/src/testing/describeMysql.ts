/** Where no server is set up the tests of databases do not run; one loud line of the test run says so. */
export const describeMysql = process.env.HUB_TEST_MYSQL === 'skip' ? describe.skip : describe;
