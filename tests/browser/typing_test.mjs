import assert from "node:assert/strict";
import { api, hitsOf, stateOf, to, totalOf } from "./support/answers.mjs";
import { once, withScript } from "./support/visit.mjs";

/** Waits until the page shows the answer to a query. */
const answered = (page, q) =>
  page.waitForFunction((said) => document.querySelector("#answer h1")?.textContent.includes(said), q);

async function type(page, text) {
  await page.fill("#q", "");
  await page.locator("#q").pressSequentially(text, { delay: 15 });
  await answered(page, text);
  await page.locator("#q").blur();
  await page.waitForSelector("#suggestions", { state: "hidden" });
}

withScript("hits follow what is typed, in place", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  await page.evaluate(() => (window.same = true));
  await page.locator("#q").focus();
  await type(page, "acier");
  assert.equal(await page.evaluate(() => window.same), true, "the page was loaded again");
  const { total, hits } = await api("/api/search", { q: "acier" });
  assert.equal(await totalOf(page), total);
  assert.deepEqual(
    await hitsOf(page),
    hits.map((hit) => hit.id),
  );
});

withScript("typing keeps focus, caret and place of the page", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const field = page.locator("#q");
  await field.focus();
  await page.keyboard.press("End");
  const top = await field.evaluate((element) => element.getBoundingClientRect().top);
  await page.keyboard.type(" acier", { delay: 15 });
  await answered(page, "prix acier");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  assert.equal(await field.evaluate((element) => element.selectionStart), "prix acier".length);
  assert.equal(await field.evaluate((element) => element.getBoundingClientRect().top), top);
});

withScript("the address is the state: reloading it shows the same", async (page) => {
  await page.goto(to("/search", { q: "prix", sort: "-date" }));
  await type(page, "acier");
  assert.equal(stateOf(page).get("q"), "acier");
  assert.equal(stateOf(page).get("sort"), "-date");
  for (const name of ["live", "page"]) assert.equal(stateOf(page).has(name), false, name);
  const hits = await hitsOf(page);
  await page.reload();
  assert.equal(await page.inputValue("#q"), "acier");
  assert.deepEqual(await hitsOf(page), hits);
});

withScript("back and forward go through searches, each as it was", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const first = await hitsOf(page);
  await type(page, "acier");
  const second = await hitsOf(page);
  await page.locator("#sort a[href*='sort=date']").first().click();
  await page.waitForURL(/sort=date/);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("sort"));
  await page.waitForFunction((id) => document.querySelector("#hits article").dataset.passage === id, second[0]);
  assert.deepEqual(await hitsOf(page), second);
  await page.goBack();
  await answered(page, "prix");
  assert.equal(await page.inputValue("#q"), "prix");
  assert.deepEqual(await hitsOf(page), first);
  await page.goForward();
  await answered(page, "acier");
  assert.equal(await page.inputValue("#q"), "acier");
  assert.deepEqual(await hitsOf(page), second);
});

withScript("back from a passage is the search as it was left", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  await type(page, "acier");
  const hits = await hitsOf(page);
  await page.locator("#hits .question a").nth(1).click();
  await page.waitForURL(/\/passages\//);
  await page.goBack();
  await answered(page, "acier");
  assert.deepEqual(await hitsOf(page), hits);
});

withScript("a choice that is clicked keeps the page's place and the focus near it", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const choice = page.locator("#facet-year a.choice").first();
  await choice.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  const name = await choice.locator(".name").innerText();
  await choice.click();
  await page.waitForSelector("#facet-year a.choice[aria-current]");
  const height = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  assert.ok(Math.abs((await page.evaluate(() => window.scrollY)) - Math.min(top, height)) <= 1, "the page jumped");
  assert.equal(await page.evaluate(() => document.activeElement.querySelector(".name")?.textContent), name);
});

withScript("what is suggested while one types is taken by arrow and Enter", async (page) => {
  await page.goto("/");
  await page.locator("#q").pressSequentially("inf", { delay: 15 });
  await page.waitForSelector("#suggestions [role=option]");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  await page.press("#q", "ArrowDown");
  const chosen = page.locator("#suggestions [aria-selected=true]");
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), await chosen.getAttribute("id"));
  await page.press("#q", "Enter");
  await page.waitForURL(/\/search\?q=/);
  assert.ok((await totalOf(page)) > 0);
});

withScript("Escape closes the suggestions, blind to accents", async (page) => {
  await page.goto("/");
  await page.locator("#q").pressSequentially("energ", { delay: 15 });
  await page.waitForSelector("#suggestions [role=option]");
  assert.ok((await page.locator("#suggestions").innerText()).toLowerCase().includes("énerg"));
  await page.press("#q", "Escape");
  assert.equal(await page.locator("#suggestions").isVisible(), false);
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
  assert.equal(await page.inputValue("#q"), "energ");
});

once("a query that cannot be read yet leaves what is shown", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const hits = await hitsOf(page);
  await page.fill("#q", "prix date:");
  await page.waitForTimeout(500);
  assert.ok(await page.locator("#answer").isVisible());
  assert.equal(new URL(page.url()).pathname, "/search");
  assert.ok((await hitsOf(page)).length > 0 || hits.length > 0);
}, { allow: /status of 400/ });

once("of quick typing only the last search is shown", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  for (const q of ["acier", "vin", "climat", "inflation"]) {
    await page.fill("#q", q);
    await page.waitForTimeout(190);
  }
  await answered(page, "inflation");
  await page.waitForTimeout(300);
  assert.equal(stateOf(page).get("q"), "inflation");
  assert.equal(await totalOf(page), (await api("/api/search", { q: "inflation" })).total);
});
