import assert from "node:assert/strict";
import { api, hitsOf, numberIn, stateOf, to, totalOf } from "./support/answers.mjs";
import { query } from "./support/programs.mjs";
import { database } from "./support/site.mjs";
import { everywhere, once, withoutScript, withScript } from "./support/visit.mjs";

const search = (parameters) => to("/search", parameters);

once("the hits of the page are those of the API and of propos-query, in their order", async (page) => {
  for (const q of ["prix", "soudeur nucléaire", "« droits de douane » vin", "date:2024..2025 hôpital", "locuteur:Rozel"]) {
    await page.goto(search({ q }));
    const asked = await api("/api/search", { q });
    const printed = await query(database, q);
    const ids = (answer) => answer.hits.map((hit) => hit.id);
    assert.deepEqual(await hitsOf(page), ids(asked), q);
    assert.deepEqual(ids(asked), ids(printed), q);
    assert.equal(await totalOf(page), printed.total, q);
    assert.equal(asked.total, printed.total, q);
  }
});

everywhere("a hit shows question, excerpt with marks, speaker, date and post", async (page) => {
  await page.goto(search({ q: "inflation" }));
  const [first] = (await api("/api/search", { q: "inflation" })).hits;
  const hit = page.locator("#hits article").first();
  assert.equal(await hit.locator(".question").innerText(), first.question);
  assert.equal(await hit.locator(".speaker").first().innerText(), first.speaker);
  assert.equal(await hit.locator("time").getAttribute("datetime"), first.post.date.slice(0, 10));
  const plain = (text) => text.replace(/\s+/g, " ");
  assert.equal(plain(await hit.locator("cite").innerText()), plain(first.post.title));
  const marks = await hit.locator(".excerpt mark").allInnerTexts();
  assert.ok(marks.length > 0 && marks.every((mark) => /inflation/i.test(mark)), `${marks}`);
});

everywhere("the whole answer and the questions around it unfold in place", async (page) => {
  await page.goto(search({ q: "soudeur nucléaire" }));
  const hit = page.locator("#hits article").first();
  const whole = await api(`/api/passages/${encodeURIComponent(await hit.getAttribute("data-passage"))}`);
  const details = hit.locator("details.whole");
  assert.equal(await details.locator(".answer").isVisible(), false);
  const before = page.url();
  await details.locator("summary").click();
  assert.equal(page.url(), before);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  assert.equal(plain(await details.locator(".answer").innerText()), plain(whole.passage.text));
  assert.ok((await details.locator(".answer mark").count()) > 0);
  const around = await details.locator(".around a").allInnerTexts();
  const neighbours = [whole.before, whole.after].filter(Boolean);
  assert.equal(around.length, neighbours.length);
  neighbours.forEach((one, i) => assert.equal(plain(around[i]), plain(one.question || one.heading || around[i])));
});

everywhere("a question leads to its passage, with the words marked, and back to the search", async (page) => {
  await page.goto(search({ q: "soudeur nucléaire" }));
  const [id] = await hitsOf(page);
  await page.locator("#hits .question a").first().click();
  await page.waitForURL(/\/passages\//);
  assert.equal(await page.locator("#passage").getAttribute("data-passage"), id);
  assert.ok((await page.locator("#passage mark").count()) > 0);
  await page.locator(".actions a[href^='/search?q=']").click();
  assert.equal(stateOf(page).get("q"), "soudeur nucléaire");
});

everywhere("passages like a hit are a click away", async (page) => {
  await page.goto(search({ q: "soudeur nucléaire" }));
  const [id] = await hitsOf(page);
  await page.locator("#hits .actions a[href*='like=']").first().click();
  await page.waitForURL(/like=/);
  assert.equal(stateOf(page).get("like"), id);
  const hits = await hitsOf(page);
  assert.ok(hits.length > 0 && !hits.includes(id), `${hits}`);
});

everywhere("hits are sorted by relevance, newest or oldest first", async (page) => {
  await page.goto(search({ q: "prix" }));
  for (const sort of ["-date", "date"]) {
    await page.locator(`#sort a[href*='sort=${sort}'], #sort a[href*='sort=${encodeURIComponent(sort)}']`).first().click();
    await page.waitForURL((url) => url.searchParams.get("sort") === sort);
    await page.waitForFunction(() => document.querySelector("#sort [aria-current]"));
    const expected = (await api("/api/search", { q: "prix", sort })).hits.map((hit) => hit.id);
    await page.waitForFunction((id) => document.querySelector("#hits article")?.dataset.passage === id, expected[0]);
    assert.deepEqual(await hitsOf(page), expected);
    const dates = await page.locator("#hits time").evaluateAll((times) => times.map((time) => time.dateTime));
    const sorted = [...dates].sort();
    assert.deepEqual(dates, sort === "date" ? sorted : sorted.reverse());
  }
  assert.equal(await page.locator("#sort [aria-current]").count(), 1);
});

everywhere("hits collapse to one a post, with the others of the post behind it", async (page) => {
  await page.goto(search({ q: "prix" }));
  await page.locator("#toggles a[href*='collapse=post']").click();
  await page.waitForURL(/collapse=post/);
  await page.waitForSelector("#hits .others");
  const printed = await query(database, "prix", "--collapse", "post");
  assert.deepEqual(
    await hitsOf(page),
    printed.hits.map((hit) => hit.id),
  );
  const posts = await page.locator("#hits cite").allInnerTexts();
  assert.equal(new Set(posts).size, posts.length);
  assert.ok((await page.locator("#total").innerText()).includes(`${printed.posts} articles`));
  const all = page.locator("#hits .others .small a").first();
  const inPost = numberIn(await all.innerText());
  await all.click();
  await page.waitForURL(/post=/);
  assert.equal(await totalOf(page), inPost);
});

everywhere("words are taken exactly, and no longer", async (page) => {
  await page.goto(search({ q: "inflasion" }));
  assert.ok((await totalOf(page)) > 0);
  await page.locator("#toggles a[href*='exact=1']").click();
  await page.waitForURL(/exact=1/);
  await page.waitForSelector("#nothing");
  await page.locator("#nothing [data-way=loose] a").click();
  await page.waitForURL((url) => !url.searchParams.has("exact"));
  await page.waitForSelector("#hits");
});

everywhere("all hits are reached page after page, none twice", async (page) => {
  await page.goto(search({ q: "inflation" }));
  const total = await totalOf(page);
  const pages = [];
  const next = page.locator("#paging a[rel=next]");
  for (;;) {
    pages.push(await hitsOf(page));
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForURL(new RegExp(`offset=${pages.flat().length}\\b`));
  }
  assert.ok(pages.length > 1);
  assert.equal(pages.flat().length, total);
  assert.equal(new Set(pages.flat()).size, total);
  await page.locator("#paging a[rel=prev]").click();
  await page.waitForFunction((id) => document.querySelector("#hits article")?.dataset.passage === id, pages.at(-2)[0]);
  assert.deepEqual(await hitsOf(page), pages.at(-2));
});

const facets = ["speaker", "author", "tag", "year"];

everywhere("each facet's value leads to as many hits as it says, and back", async (page) => {
  await page.goto(search({ q: "prix" }));
  const total = await totalOf(page);
  for (const name of facets) {
    const choice = page.locator(`#facet-${name} a.choice`).first();
    const shown = numberIn(await choice.locator(".count").innerText());
    await choice.click();
    await page.waitForURL(new RegExp(`[?&]${name}=`));
    await page.waitForSelector(`#reading [data-reading=choice]`);
    assert.equal(await totalOf(page), shown, name);
    const value = stateOf(page).get(name);
    assert.equal((await api("/api/search", { q: "prix", [name]: value })).total, shown, name);
    await page.locator("#reading [data-reading=choice] a.undo").click();
    await page.waitForURL((url) => !url.searchParams.has(name));
    await page.waitForFunction(() => !document.querySelector("[data-reading=choice]"));
    assert.equal(await totalOf(page), total, name);
  }
});

once("the numbers of facets are those of propos-query", async (page) => {
  await page.goto(search({ q: "prix" }));
  const printed = await query(database, "prix", "--facets", facets.join(","));
  for (const name of facets) {
    for (const summary of await page.locator(`#facet-${name} summary`).all()) await summary.click();
    const shown = await page
      .locator(`#facet-${name} a.choice`)
      .evaluateAll((choices) => choices.map((choice) => choice.querySelector(".count").textContent));
    const numbers = shown.map(Number).sort((a, b) => b - a);
    const expected = printed.facets[name].map((value) => value.passages).sort((a, b) => b - a);
    assert.deepEqual(numbers, expected.slice(0, numbers.length), name);
  }
});

once("two values of one facet are one or the other, two facets are both", async (page) => {
  const count = async (parameters) => {
    await page.goto(search({ q: "prix", ...parameters }));
    return totalOf(page);
  };
  const [a, b] = [await count({ year: "2024" }), await count({ year: "2025" })];
  await page.goto("/search?q=prix&year=2024&year=2025");
  assert.equal(await totalOf(page), a + b);
  const speaker = await page.locator("#facet-speaker a.choice .name").first().innerText();
  const both = numberIn(await page.locator("#facet-speaker a.choice .count").first().innerText());
  await page.locator("#facet-speaker a.choice").first().click();
  await page.waitForSelector("#reading [data-reading=choice]:nth-of-type(3)");
  assert.deepEqual(stateOf(page).getAll("year"), ["2024", "2025"]);
  assert.equal(stateOf(page).get("speaker"), speaker);
  assert.equal(await totalOf(page), both);
});

everywhere("a period of the timeline is selected from its table, and taken back", async (page) => {
  await page.goto(search({ q: "prix" }));
  const total = await totalOf(page);
  await page.locator("#timeline summary").click();
  const rows = await page
    .locator("#timeline tbody tr")
    .evaluateAll((trs) => trs.map((tr) => [tr.querySelector("th").innerText, Number(tr.querySelector("td").innerText)]));
  assert.equal(
    rows.reduce((sum, [, passages]) => sum + passages, 0),
    total,
  );
  await page.locator("#timeline tbody a").first().click();
  await page.waitForURL(/since=.*until=/);
  await page.waitForFunction((name) => document.querySelector("#reading")?.innerText.includes(name.slice(-4)), rows[0][0]);
  assert.equal(await totalOf(page), rows[0][1]);
});

withScript("a bar of the timeline selects its period", async (page) => {
  await page.goto(search({ q: "prix" }));
  const bar = page.locator("#timeline svg a.period").first();
  const shown = numberIn(await bar.locator("title").textContent().then((said) => said.split(":").pop()));
  await bar.locator(".field").click({ force: true });
  await page.waitForURL(/since=.*until=/);
  await page.waitForSelector("#reading");
  assert.equal(await totalOf(page), shown);
});

everywhere("a period is written by hand", async (page) => {
  await page.goto(search({ q: "prix" }));
  await page.fill(".period-form [name=since]", "2025-01");
  await page.fill(".period-form [name=until]", "2025-06");
  await page.click(".period-form button");
  await page.waitForURL(/since=2025-01.*until=2025-06/);
  await page.waitForSelector("#reading");
  assert.equal(await totalOf(page), (await api("/api/search", { q: "prix", since: "2025-01", until: "2025-06" })).total);
});

withoutScript("the search form keeps the choices that were made", async (page) => {
  await page.goto(search({ q: "prix", year: "2025", sort: "-date" }));
  await page.fill("#q", "acier");
  await page.press("#q", "Enter");
  await page.waitForURL(/q=acier/);
  assert.equal(stateOf(page).get("year"), "2025");
  assert.equal(stateOf(page).get("sort"), "-date");
});
