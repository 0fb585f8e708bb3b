// The drivers' side of the protocol that bench/comparison/peer_driver.hpp describes, for those written for Node.
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Passages of an NDJSON file: {id, title, question, text}; absent members are empty. */
export async function* passagesOf(file) {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === "") continue;
    const { id, title = "", question = "", text = "" } = JSON.parse(line);
    yield { id, title, question, text };
  }
}

/** The sizes of all files in a directory, summed. */
export function bytesIn(directory) {
  return readdirSync(directory, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(directory, entry.name);
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
  }, 0);
}

/** `search(mode, limit, fetch, words)` gives null when there is no such mode, else `ids`, a list or what makes it after the clock. */
async function serve(search) {
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    const [mode, limit, fetch, words] = line.split("\t");
    const start = process.hrtime.bigint();
    const found = await search(mode, Number(limit), fetch, words);
    const took = process.hrtime.bigint() - start;
    const ids = found === null ? [] : typeof found === "function" ? await found() : found;
    console.log(`${found === null ? "-" : took}\t${ids.length}\t${ids.join(",")}`);
  }
}

/**
 * Does what the command line says. `build(index, passages, threads)` gives {seconds, bytes, passages, version};
 * `open(index)` gives the search function.
 */
export async function runDriver({ build, open }) {
  const [command, index, passages, threads] = process.argv.slice(2);
  try {
    if (command === "build" && threads) console.log(JSON.stringify(await build(index, passages, Number(threads))));
    else if (command === "serve" && index) await serve(await open(index));
    else throw new Error("usage: build INDEX_DIR PASSAGES.ndjson THREADS | serve INDEX_DIR");
    process.exit(0);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/** Seconds since `start`, a value of process.hrtime.bigint(). */
export function secondsSince(start) {
  return Number(process.hrtime.bigint() - start) / 1e9;
}
