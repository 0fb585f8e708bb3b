// Pagefind: custom records, its own stemming of French. Its browser module runs here in Node, with files in place of a site. It
// finds passages that hold all words; there is no OR.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bytesIn, passagesOf, runDriver, secondsSince } from "../protocol.mjs";

async function build(index, passages) {
  const pagefind = await import("pagefind");
  const start = process.hrtime.bigint();
  const { index: made } = await pagefind.createIndex({ forceLanguage: "fr" });
  let count = 0;
  for await (const { id, title, question, text } of passagesOf(passages)) {
    const { errors } = await made.addCustomRecord({
      url: `/${encodeURIComponent(id)}`,
      content: `${title}\n${question}\n${text}`,
      language: "fr",
      meta: { title, id },
    });
    if (errors.length > 0) throw new Error(errors[0]);
    count += 1;
  }
  const { errors } = await made.writeFiles({ outputPath: join(resolve(index), "pagefind") });
  if (errors.length > 0) throw new Error(errors[0]);
  const seconds = secondsSince(start);
  await pagefind.close();
  const { version } = JSON.parse(readFileSync(new URL("node_modules/pagefind/package.json", import.meta.url)));
  return { seconds, bytes: bytesIn(index), passages: count, version: `Pagefind ${version}` };
}

/** What a browser has and the module asks for. */
function likeBrowser() {
  globalThis.window = globalThis;
  globalThis.location = new URL("file:///");
  globalThis.document = { querySelector: () => ({ getAttribute: () => "fr" }), currentScript: null };
  globalThis.fetch = async (url) => {
    const bytes = await readFile(fileURLToPath(String(url).replace(/\?.*$/, "")));
    return new Response(bytes, { headers: { "content-type": String(url).endsWith(".wasm") ? "application/wasm" : "text/plain" } });
  };
}

async function open(index) {
  likeBrowser();
  const base = pathToFileURL(join(resolve(index), "pagefind") + "/").href;
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ basePath: base, baseUrl: "/" });
  await pagefind.init("fr");
  return async (mode, limit, fetch, words) => {
    if (mode === "or") return null;
    const { results } = await pagefind.search(mode === "phrase" ? `"${words}"` : words);
    const best = results.slice(0, limit);
    const load = () => Promise.all(best.map((hit) => hit.data()));
    const ids = (hits) => hits.map((hit) => hit.meta.id);
    if (fetch === "none") return async () => ids(await load());
    return ids(await load());
  };
}

await runDriver({ build, open });
