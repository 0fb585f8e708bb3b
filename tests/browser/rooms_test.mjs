// A page for each topic, speaker, post and passage.
import assert from "node:assert/strict";
import { api, chipsOf, hitsOf, numberIn, to, totalOf } from "./support/answers.mjs";
import { everywhere, once, withoutScript } from "./support/visit.mjs";

everywhere("a topic's page has its timeline, its speakers and its best answers", async (page) => {
  await page.goto("/topics/talent");
  const found = await api("/api/search", { topic: "talent", facets: "speaker", timeline: "1" });
  assert.equal(await totalOf(page), found.total);
  const best = await hitsOf(page);
  assert.deepEqual(best, found.hits.map((hit) => hit.id).slice(0, best.length));
  assert.ok(best.length >= 5);
  await page.locator("#timeline summary").click();
  const numbers = await page.locator("#timeline tbody td").allInnerTexts();
  assert.equal(
    numbers.reduce((sum, number) => sum + Number(number), 0),
    found.total,
  );
  const [speaker] = await chipsOf(page.locator("#speakers"));
  await page.goto(speaker.href);
  assert.equal(await totalOf(page), numberIn(speaker.count));
});

everywhere("all topics are listed with their numbers", async (page) => {
  await page.goto("/");
  await page.locator("nav.sections a[href^='/topics']").click();
  const { topics } = await api("/api/topics");
  const chips = await chipsOf(page.locator("main"));
  assert.deepEqual(
    chips.map(({ count }) => numberIn(count)),
    topics.map(({ passages }) => passages),
  );
  assert.equal(await page.locator("nav.sections [aria-current=page]").count(), 1);
});

everywhere("a speaker's page has all they said, by topic and by year", async (page) => {
  const { facets } = await api("/api/facets", { facets: "speaker" });
  const [most] = facets.speaker;
  await page.goto(`/speakers/${encodeURIComponent(most.value)}`);
  assert.equal(await page.locator("h1").innerText(), most.value);
  const total = await totalOf(page);
  assert.equal(total, most.passages);
  const seen = [];
  const next = page.locator("#paging a[rel=next]");
  for (;;) {
    seen.push(...(await hitsOf(page)));
    const names = await page.locator("#hits .meta li:first-child").allInnerTexts();
    assert.ok(names.every((name) => name.includes(most.value)), `${names}`);
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForURL(new RegExp(`offset=${seen.length}\\b`));
  }
  assert.equal(new Set(seen).size, total);
  const years = await chipsOf(page.locator("#by-year"));
  assert.equal(
    years.reduce((sum, { count }) => sum + numberIn(count), 0),
    total,
  );
  const [topic] = await chipsOf(page.locator("#by-topic"));
  await page.goto(topic.href);
  assert.equal(await totalOf(page), numberIn(topic.count));
});

everywhere("a post's page is the post as it was cut, with what was inferred", async (page) => {
  await page.goto(to("/search", { q: "soudeur nucléaire" }));
  await page.locator("#hits cite").first().click();
  await page.waitForURL(/\/posts\//);
  const key = decodeURIComponent(new URL(page.url()).pathname.slice("/posts/".length));
  const { passages } = await api(`/api/posts/${encodeURIComponent(key)}`);
  const shown = await page.locator("section.passage").evaluateAll((all) => all.map((one) => one.dataset.passage));
  assert.deepEqual([...shown].sort(), passages.map((passage) => passage.id).sort());
  assert.equal(await page.locator("h1").innerText(), passages[0].title);
  assert.ok((await page.locator("[data-inferred=speaker]").count()) > 0);
  const questions = await page.locator("section.passage[data-kind=answer] h2").allInnerTexts();
  assert.deepEqual(
    questions,
    passages.filter((passage) => passage.kind === "answer").map((passage) => passage.question),
  );
});

withoutScript("what nobody says stands apart, behind the rest", async (page) => {
  await page.goto(to("/search", { q: 'prix ET genre:"hors-texte"' }));
  await page.locator("#hits cite").first().click();
  const kinds = await page.locator("section.passage").evaluateAll((all) => all.map((one) => one.dataset.kind));
  const first = kinds.findIndex((kind) => ["caption", "credit", "box", "notes", "biography"].includes(kind));
  assert.ok(first > 0, `${kinds}`);
  assert.equal(kinds.slice(first).includes("answer"), false);
  assert.equal(await page.locator("#apart section.passage").count(), kinds.length - first);
});

everywhere("a passage's page leads to the questions before and behind it", async (page) => {
  await page.goto(`/passages/${encodeURIComponent("41304#3")}`);
  for (const [rel, id] of [
    ["next", "41304#4"],
    ["prev", "41304#3"],
    ["prev", "41304#2"],
  ]) {
    const said = await page.locator(`.around a[rel=${rel}]`).innerText();
    await page.locator(`.around a[rel=${rel}]`).click();
    await page.waitForFunction((name) => document.querySelector("#passage")?.dataset.passage === name, id);
    assert.equal(await page.locator("h1").innerText(), said);
  }
});

once("a passage's page has the whole answer, its id and its text hash", async (page) => {
  const { passage } = await api(`/api/passages/${encodeURIComponent("41304#3")}`);
  await page.goto(`/passages/${encodeURIComponent("41304#3")}`);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  assert.ok(plain(await page.locator("#passage").innerText()).startsWith(plain(passage.text)));
  const identity = await page.locator(".identity").innerText();
  assert.ok(identity.includes(passage.id) && identity.includes(passage.hash), identity);
});
