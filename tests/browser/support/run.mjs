// Runs tests, all or the files that are named, on one stage. Options go to node.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { onStage } from "./stage.mjs";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

async function allTests() {
  const names = (await readdir(folder)).filter((name) => name.endsWith("_test.mjs")).sort();
  return names.map((name) => path.join(folder, name));
}

/** Two files at once, where node knows how. */
function concurrency() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 10) ? ["--test-concurrency=2"] : [];
}

const given = process.argv.slice(2);
const options = ["--test", "--test-reporter=spec", ...concurrency(), ...given.filter((word) => word.startsWith("-"))];
const named = given.filter((word) => !word.startsWith("-")).map((file) => path.resolve(file));
const files = named.length > 0 ? named : await allTests();

process.exitCode = await onStage(async (variables) => {
  const env = { ...process.env, ...variables };
  const tests = spawn(process.execPath, [...options, ...files], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => tests.kill(signal));
  const [status] = await once(tests, "exit");
  return status ?? 2;
});
