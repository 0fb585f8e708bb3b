// What every page has: languages, errors, print, typography.
import assert from "node:assert/strict";
import { hitsOf, stateOf, to } from "./support/answers.mjs";
import { kinds } from "./support/pages.mjs";
import { everywhere, once, withoutScript, withScript } from "./support/visit.mjs";

everywhere("the language is switched on the same page, and stays", async (page) => {
  await page.goto(to("/search", { q: "inflation", sort: "-date" }));
  assert.equal(await page.getAttribute("html", "lang"), "fr");
  const hits = await hitsOf(page);
  await page.locator("a.language").click();
  await page.waitForURL(/lang=en/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(stateOf(page).get("sort"), "-date");
  assert.deepEqual(await hitsOf(page), hits);
  assert.match(await page.locator("h1").innerText(), /^Results for/);
  await page.locator("nav.sections a").first().click();
  await page.waitForURL(/\/topics/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.locator("a.language").click();
  await page.waitForURL(/lang=fr/);
  assert.equal(await page.getAttribute("html", "lang"), "fr");
});

withScript("the language is switched after searching in place, too", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  await page.fill("#q", "acier");
  await page.waitForFunction(() => document.querySelector("h1").textContent.includes("acier"));
  await page.locator("a.language").click();
  await page.waitForURL(/lang=en/);
  assert.equal(stateOf(page).get("q"), "acier");
});

once(
  "a browser that wants English gets English, any other French",
  async (page) => {
    await page.goto("/");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await page.goto("/?lang=fr");
    assert.equal(await page.getAttribute("html", "lang"), "fr");
  },
  { language: "en-GB" },
);

once(
  "a browser that wants neither gets French",
  async (page) => {
    await page.goto("/");
    assert.equal(await page.getAttribute("html", "lang"), "fr");
  },
  { language: "pt-BR" },
);

for (const [what, path, status] of [
  ["an unknown page", "/nulle-part", 404],
  ["an unknown topic", "/topics/rien", 404],
  ["an unknown passage", "/passages/1%239", 404],
  ["an unknown post", "/posts/999", 404],
  ["a number out of range", "/search?q=prix&offset=1000000000", 400],
  ["a query that cannot be read", "/search?q=%28%28%28", 400],
  ["a query that is too long", `/search?q=${"a".repeat(1100)}`, 400],
])
  everywhere(
    `${what} is answered by a page that says so and leads on`,
    async (page) => {
      const response = await page.goto(path);
      assert.equal(response.status(), status);
      assert.match(response.headers()["content-type"], /^text\/html/);
      const problem = await page.locator("[data-problem]").getAttribute("data-problem");
      assert.match(await page.locator("h1").innerText(), /\S/);
      await page.fill("#q", "acier");
      await page.press("#q", "Enter");
      await page.waitForURL(/q=acier/);
      await page.waitForSelector("#hits");
      const page_of_type = await page.goto(`/errors/${problem}`);
      assert.equal(page_of_type.status(), 200);
    },
    { allow: /status of 4\d\d/ },
  );

once("each kind of error has its page", async (page) => {
  await page.goto("/errors");
  const pages = await page.locator("main li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(pages.length >= 10);
  for (const path of pages) {
    assert.equal((await page.goto(path)).status(), 200);
    assert.ok(path.startsWith(`/errors/${await page.locator("[data-problem]").getAttribute("data-problem")}`));
  }
});

withoutScript("printed, a page has what was said and where from, and nothing to click", async (page) => {
  await page.goto(to("/search", { q: "inflation" }));
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".head", ".toolbar", ".actions", "#refine", "#paging", "#export"])
    assert.equal(await page.locator(`${hidden}:visible`).count(), 0, hidden);
  for (const shown of ["h1", "#hits .question", "#hits .excerpt", "#hits .meta", ".revision"])
    assert.ok(await page.locator(shown).first().isVisible(), shown);
  const from = await page.locator(".foot .print-only").innerText();
  assert.ok(from.includes("/search?q=inflation"), from);
  await page.pdf();
});

once("French pages have narrow spaces and guillemets", async (page) => {
  await page.goto(to("/search", { q: "inflation" }));
  const said = await page.locator("h1").textContent();
  assert.match(said, /«[\u00a0\u202f]inflation[\u00a0\u202f]»/);
  for (const [name, path] of Object.entries(await kinds())) {
    await page.goto(path);
    // What the page itself says; what people said is theirs.
    const own = await page
      .locator("header, footer, .toolbar, #reading, #refine, h1, .lead, .kicker")
      .evaluateAll((all) => all.map((one) => one.textContent).join("\n"));
    assert.doesNotMatch(own, /\S [;:!?»]|« |\p{L}[;!?»](?=\s|$)/u, name);
  }
}, { allow: /status of 404/ });

once("a column of text has 60 to 75 characters", async (page) => {
  await page.goto(`/passages/${encodeURIComponent("41304#3")}`);
  const characters = await page.locator("#passage p").first().evaluate((paragraph) => {
    // The longest line, by where the boxes of its characters stand.
    const range = document.createRange();
    const lines = new Map();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let i = 0; i < node.length; ++i) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const top = Math.round(range.getBoundingClientRect().bottom / 8);
        lines.set(top, (lines.get(top) ?? 0) + 1);
      }
    const counts = [...lines.values()].sort((a, b) => b - a);
    return counts[Math.floor(counts.length / 2)];
  });
  assert.ok(characters >= 55 && characters <= 85, `${characters} characters in a line`);
});
