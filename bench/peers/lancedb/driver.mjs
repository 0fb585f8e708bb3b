// LanceDB: full-text index with positions, French stems and stop words, accents folded; title, question and text in one column.
import { readFileSync } from "node:fs";
import { bytesIn, passagesOf, runDriver, secondsSince } from "../protocol.mjs";

const batch = 5000; // rows that are added at once

async function build(index, passages, threads) {
  // Read by the library when it is loaded.
  process.env.LANCE_CPU_THREADS = String(threads);
  process.env.RAYON_NUM_THREADS = String(threads);
  const lancedb = await import("@lancedb/lancedb");
  const start = process.hrtime.bigint();
  const database = await lancedb.connect(index);
  let table = null;
  let rows = [];
  let count = 0;
  const flush = async () => {
    if (table === null) table = await database.createTable("passages", rows);
    else await table.add(rows);
    count += rows.length;
    rows = [];
  };
  for await (const { id, title, question, text } of passagesOf(passages)) {
    rows.push({ id, text: `${title}\n${question}\n${text}` });
    if (rows.length === batch) await flush();
  }
  if (rows.length > 0) await flush();
  await table.optimize({ cleanupOlderThan: new Date() });
  const settings = { withPosition: true, language: "French", stem: true, removeStopWords: true, lowercase: true, asciiFolding: true };
  await table.createIndex("text", { config: lancedb.Index.fts(settings), waitTimeoutSeconds: 3600 });
  const seconds = secondsSince(start);
  const { version } = JSON.parse(readFileSync(new URL("node_modules/@lancedb/lancedb/package.json", import.meta.url)));
  return { seconds, bytes: bytesIn(index), passages: count, version: `LanceDB ${version}` };
}

async function open(index) {
  const { connect, MatchQuery, Operator, PhraseQuery } = await import("@lancedb/lancedb");
  const table = await (await connect(index)).openTable("passages");
  const queries = {
    or: (words) => new MatchQuery(words, "text", { operator: Operator.Or }),
    and: (words) => new MatchQuery(words, "text", { operator: Operator.And }),
    phrase: (words) => new PhraseQuery(words, "text"),
  };
  return async (mode, limit, fetch, words) => {
    const columns = fetch === "none" ? ["id", "_score"] : ["id", "text", "_score"];
    const hits = await table.query().fullTextSearch(queries[mode](words)).select(columns).limit(limit).toArray();
    return hits.map((hit) => hit.id);
  };
}

await runDriver({ build, open });
