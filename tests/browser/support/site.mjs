// What the tests look at: set by support/run.mjs.
export const site = process.env.PROPOS_TEST_URL;
export const database = process.env.PROPOS_TEST_DB;
export const temporary = process.env.PROPOS_TEST_TEMPORARY;
if (!site) throw new Error("Run these tests by run.sh, which starts what they need.");
