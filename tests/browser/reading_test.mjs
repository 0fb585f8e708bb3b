// How a query was read, and how each part of that is taken back.
import assert from "node:assert/strict";
import { api, stateOf, to, totalOf } from "./support/answers.mjs";
import { query } from "./support/programs.mjs";
import { database } from "./support/site.mjs";
import { everywhere, once } from "./support/visit.mjs";

const part = (page, kind) => page.locator(`#reading [data-reading=${kind}]`);

/** Takes a part of the reading back and waits until it is gone. */
async function takeBack(page, kind) {
  await part(page, kind).locator("a.undo").first().click();
  await page.waitForFunction((name) => !document.querySelector(`#reading [data-reading=${name}]`), kind);
}

everywhere("a correction is told and taken back", async (page) => {
  await page.goto(to("/search", { q: "inflasion prix" }));
  const corrected = await totalOf(page);
  const said = await part(page, "correction").innerText();
  assert.ok(said.includes("inflasion") && said.includes("inflation"), said);
  await takeBack(page, "correction");
  assert.equal(stateOf(page).get("keep"), "inflasion");
  assert.ok((await totalOf(page)) < corrected);
  await takeBack(page, "kept");
  assert.equal(stateOf(page).has("keep"), false);
  assert.equal(await totalOf(page), corrected);
});

everywhere("a translation is told and taken back", async (page) => {
  const { notes } = await query(database, "wages");
  if (!notes.some((note) => note.en.includes("translated"))) return; // no English dictionary is installed
  await page.goto(to("/search", { q: "wages prix" }));
  const translated = await totalOf(page);
  const said = await part(page, "translation").innerText();
  assert.ok(said.includes("wages") && said.includes("salaire"), said);
  await takeBack(page, "translation");
  assert.ok((await totalOf(page)) < translated);
});

everywhere("words that are read as a topic are told, and taken back", async (page) => {
  await page.goto(to("/search", { q: "energy" }));
  assert.equal(await totalOf(page), (await api("/api/search", { topic: "energy" })).total);
  assert.ok((await part(page, "topic").innerText()).includes("Énergie"));
  await takeBack(page, "topic");
  assert.equal(stateOf(page).get("q"), "energy");
  assert.equal(stateOf(page).get("keep"), "energy");
});

everywhere("words that are a topic too lead to its page", async (page) => {
  await page.goto(to("/search", { q: "droits de douane" }));
  await part(page, "also-topic").locator("a").click();
  await page.waitForURL(/\/topics\/tariffs/);
});

everywhere("a topic that was chosen is told, and taken back", async (page) => {
  await page.goto(to("/search", { topic: "talent" }));
  assert.equal(await totalOf(page), (await api("/api/search", { topic: "talent" })).total);
  const undo = page.locator("#reading [data-reading=topic] a.undo");
  assert.ok((await undo.count()) === 1);
  await undo.click();
  await page.waitForURL((url) => !url.searchParams.has("topic"));
});

everywhere("where nothing is found, the page says what is missing and what is near", async (page) => {
  await page.goto(to("/search", { q: "zzqx" }));
  assert.equal(await page.locator("#total").innerText(), "Aucun passage");
  assert.ok((await page.locator("#nothing [data-way=missing]").innerText()).includes("zzqx"));
  assert.ok((await page.locator("#nothing a.chip").count()) > 0, "no topic is offered");
  await page.goto(to("/search", { q: "inflasion", exact: "1" }));
  const nearest = page.locator("#nothing [data-way=nearest] a").first();
  assert.equal(await nearest.innerText(), "inflation");
  await nearest.click();
  await page.waitForURL(/q=inflation/);
  await page.waitForSelector("#nothing", { state: "detached" });
});

everywhere("where choices leave nothing, the search without them is a click away", async (page) => {
  await page.goto(to("/search", { q: "soudeurs", year: "1999" }));
  assert.equal(await page.locator("#total").innerText(), "Aucun passage");
  await page.locator("#nothing [data-way=wider] a").click();
  await page.waitForURL((url) => !url.searchParams.has("year"));
  assert.ok((await totalOf(page)) > 0);
});

once("what was found outside of answers is told, and a click away", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const other = page.locator("#apart a");
  const [told] = (await page.locator("#apart").innerText()).match(/\d+/);
  const named = await other.innerText();
  await other.click();
  await page.waitForURL((url) => url.searchParams.get("q") === named);
  assert.equal(await totalOf(page), Number(told));
  assert.equal((await api("/api/search", { q: named })).total, Number(told));
});
