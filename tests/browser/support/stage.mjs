// An index of the sample posts, a server of it and a browser, as long as something uses them.
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { launch } from "./chromium.mjs";
import { index, posts, serve } from "./programs.mjs";

/** Calls `use(variables)`, the environment that support/site.mjs reads, and ends all that was started. */
export async function onStage(use) {
  const temporary = await mkdtemp(path.join(os.tmpdir(), "propos-browser-"));
  const database = path.join(temporary, "posts.db");
  let server, browser;
  const end = async () => {
    await Promise.allSettled([browser?.close(), server?.end()]);
    await rm(temporary, { recursive: true, force: true });
  };
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])
    process.once(signal, () => end().finally(() => process.exit(status)));
  try {
    await index(database, posts);
    [server, browser] = await Promise.all([serve(database), launch()]);
    return await use({
      PROPOS_TEST_URL: server.url,
      PROPOS_TEST_BROWSER: browser.wsEndpoint(),
      PROPOS_TEST_DB: database,
      PROPOS_TEST_TEMPORARY: temporary,
    });
  } finally {
    await end();
  }
}
