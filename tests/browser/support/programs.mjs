// Propos's programs, as the tests run them.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

export const posts = path.join(root, "corpus/posts");

/** Where built programs are: PROPOS_BIN, or where tests/run.sh builds them. */
const program = (name) => path.join(path.resolve(root, process.env.PROPOS_BIN || "build/release/bin"), name);

// Nobody's own settings count.
const environment = { ...process.env, PROPOS_DB: undefined, PROPOS_DICTIONARY: undefined };

/** Indexes files into a directory. */
export const index = (directory, ...files) =>
  promisify(execFile)(program("propos-index"), ["-d", directory, ...files], { env: environment });

/** What propos-query prints as JSON. It exits with 1 where nothing is found. */
export async function query(directory, ...args) {
  const run = promisify(execFile)(program("propos-query"), ["-d", directory, "--format", "json", ...args], {
    env: environment,
    maxBuffer: 1 << 26,
  });
  const { stdout } = await run.catch((error) => (error.code === 1 ? error : Promise.reject(error)));
  return JSON.parse(stdout);
}

/** A server of indexes (DIR or NAME=DIR), on a port that is free. `end()` ends it and waits until it has. */
export async function serve(...indexes) {
  const args = [...indexes.flatMap((index) => ["-d", index]), "--listen", "127.0.0.1:0", "--access-log", ""];
  // Each page asks for several files, and all tests come from one address.
  args.push("--connections-per-address", "1000");
  const server = spawn(program("propos-serve"), args, { stdio: ["ignore", "pipe", "inherit"], env: environment });
  const ended = once(server, "exit");
  const lines = createInterface({ input: server.stdout });
  const first = await Promise.race([once(lines, "line"), ended]);
  const address = String(first[0]);
  if (!/^http:\/\/127\.0\.0\.1:\d+\/$/.test(address)) throw new Error(`propos-serve did not start: ${address}`);
  const end = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  return { url: address.slice(0, -1), pid: server.pid, end };
}
