import assert from "node:assert/strict";
import { stateOf, to } from "./support/answers.mjs";
import { query } from "./support/programs.mjs";
import { database } from "./support/site.mjs";
import { everywhere, withoutScript } from "./support/visit.mjs";

const linesOf = (page) =>
  page.locator("#kwic tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.dataset.passage,
      left: row.querySelector(".left").textContent.trim(),
      keyword: row.querySelector(".keyword").textContent,
      right: row.querySelector(".right").textContent.trim(),
    })),
  );

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

everywhere("a concordance shows each place of a word with what surrounds it", async (page) => {
  await page.goto("/");
  await page.locator("nav.sections a[href^='/concordance']").click();
  await page.fill("#kwic-q", "prix");
  await page.click("main form.choices button");
  await page.waitForURL(/\/concordance\?.*q=prix/);
  const lines = await linesOf(page);
  assert.ok(lines.length > 10);
  assert.ok(lines.every(({ keyword }) => /^prix$/i.test(keyword)));
  const { kwic } = await query(database, "prix", "--kwic", "-n", "200");
  const printed = new Set(kwic.map(({ id, left, right }) => [id, left.trim(), right.trim()].join("|")));
  for (const { id, left, right } of lines) assert.ok(printed.has([id, left, right].join("|")), `${left} | ${right}`);
  await page.locator("#kwic .keyword a").first().click();
  await page.waitForURL(/\/passages\//);
  assert.equal(await page.locator("#passage").getAttribute("data-passage"), lines[0].id);
});

everywhere("a concordance is sorted by the words on the left and on the right", async (page) => {
  await page.goto(to("/concordance", { q: "prix" }));
  for (const side of ["left", "right"]) {
    await page.locator(`#sort a[href*='kwic-sort=${side}']`).click();
    await page.waitForURL(new RegExp(`kwic-sort=${side}`));
    const lines = await linesOf(page);
    // By the words next to the keyword; figures and signs have an order of their own.
    const keys = lines
      .map((line) => plain(line[side]).split(" ").at(side === "left" ? -1 : 0))
      .filter((word) => /^\p{L}+$/u.test(word));
    assert.ok(new Set(keys).size > 3);
    assert.deepEqual(keys, [...keys].sort(), side);
  }
});

withoutScript("hits lead to their concordance, with the query", async (page) => {
  await page.goto(to("/search", { q: "acier" }));
  await page.locator("#toggles a[href^='/concordance']").click();
  await page.waitForURL(/\/concordance/);
  assert.equal(stateOf(page).get("q"), "acier");
  assert.ok((await linesOf(page)).length > 0);
});
