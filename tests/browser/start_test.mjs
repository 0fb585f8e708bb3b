import assert from "node:assert/strict";
import { api, chipsOf, numberIn, to, totalOf } from "./support/answers.mjs";
import { database } from "./support/site.mjs";
import { everywhere, once, withoutScript, withScript } from "./support/visit.mjs";
import { query } from "./support/programs.mjs";

everywhere("the start page has a search field that leads to hits", async (page) => {
  await page.goto("/");
  await page.fill("#q", "acier");
  await page.press("#q", "Enter");
  await page.waitForURL(/\/search\?q=acier/);
  assert.equal(await totalOf(page), (await api("/api/search", { q: "acier" })).total);
});

everywhere("the start page has each topic as a chip with the number of its passages", async (page) => {
  await page.goto("/");
  const chips = await chipsOf(page.locator("#topics"));
  const { topics } = await api("/api/topics");
  assert.deepEqual(
    chips.map(({ name, count }) => [name, numberIn(count)]),
    topics.map((topic) => [topic.label.fr, topic.passages]),
  );
  assert.equal(chips.length, 14);
});

once("the number on a topic's chip is that of its page, of the API and of propos-query", async (page) => {
  await page.goto("/");
  for (const id of ["talent", "tariffs", "open-source"]) {
    const chip = page.locator(`#topics a.chip[href^="/topics/${id}"]`);
    const shown = numberIn(await chip.locator(".count").innerText());
    assert.equal(shown, (await query(database, "--topic", id, "--count")).total, id);
    assert.equal(shown, (await api("/api/search", { topic: id, limit: 1 })).total, id);
    await chip.click();
    assert.equal(await totalOf(page), shown, id);
    await page.goBack();
  }
});

everywhere("the start page tells what the corpus holds", async (page) => {
  await page.goto("/");
  const stats = await api("/api/stats");
  const facts = (await page.locator("#facts").innerText()).replace(/[\u00a0\u202f ]/g, "");
  for (const [name, number] of Object.entries({ articles: 40, passages: stats.passages, locuteurs: 42 }))
    assert.ok(facts.includes(`${number}${name}`), `${name} in ${facts}`);
});

everywhere("speakers and tags lead to what is theirs, with that many passages", async (page) => {
  await page.goto("/");
  for (const [part, path] of [
    ["#speakers", /\/speakers\//],
    ["#tags", /\/search\?tag=/],
  ]) {
    const chip = page.locator(`${part} a.chip`).first();
    const shown = numberIn(await chip.locator(".count").innerText());
    await chip.click();
    await page.waitForURL(path);
    assert.equal(await totalOf(page), shown, part);
    await page.goBack();
  }
});

withoutScript("all speakers unfold", async (page) => {
  await page.goto("/");
  const { facets } = await api("/api/facets", { facets: "speaker" });
  await page.locator("#speakers summary").click();
  assert.equal(await page.locator("#speakers a.chip:visible").count(), facets.speaker.length);
});

everywhere("a year of the corpus leads to its passages", async (page) => {
  await page.goto("/");
  await page.locator("#years summary").click();
  const row = page.locator("#years tbody tr").first();
  const shown = numberIn(await row.locator("td").innerText());
  await row.locator("a").click();
  await page.waitForURL(/since=.*until=/);
  assert.equal(await totalOf(page), shown);
});

withScript("three example questions lead to hits that hold the asked passage", async (page) => {
  await page.goto("/");
  const examples = page.locator("#examples a");
  assert.equal(await examples.count(), 3);
  const asked = await examples.evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
  for (const [question, href] of asked) {
    await page.goto(href);
    assert.ok((await totalOf(page)) > 0, question);
    const questions = await page.locator("#hits .question").allInnerTexts();
    assert.ok(questions.includes(question), `${question} among ${questions}`);
  }
});

once("an empty search is the start page", async (page) => {
  await page.goto(to("/search", { q: "" }));
  assert.ok(await page.locator("#topics").isVisible());
});
