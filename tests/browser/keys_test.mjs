import assert from "node:assert/strict";
import { to } from "./support/answers.mjs";
import { once, withoutScript, withScript } from "./support/visit.mjs";

const results = to("/search", { q: "inflation" });
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);

/** The number of the marked place that was stepped to, and the hit it is in. */
const here = (page) =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll("main mark[data-mark]")].filter((mark) => mark.checkVisibility());
    const at = marks.findIndex((mark) => mark.classList.contains("here"));
    return { at, of: marks.length, hit: marks[at]?.closest(".hit")?.id };
  });

withScript("/ goes to the search field", async (page) => {
  for (const path of [results, "/", "/topics", "/passages/" + encodeURIComponent("41304#3")]) {
    await page.goto(path);
    await page.keyboard.press("/");
    assert.equal(await focused(page), "q", path);
    assert.equal((await page.inputValue("#q")).includes("/"), false);
  }
});

withScript("n and p step through marked places across answers", async (page) => {
  await page.goto(results);
  await page.keyboard.press("n");
  const first = await here(page);
  assert.equal(first.at, 0);
  const hits = new Set();
  for (let i = 1; i < first.of; ++i) {
    await page.keyboard.press("n");
    const now = await here(page);
    assert.equal(now.at, i);
    hits.add(now.hit);
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector("mark.here").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  }
  assert.ok(hits.size > 1, "in one hit only");
  await page.keyboard.press("n");
  assert.equal((await here(page)).at, 0, "over the end to the beginning");
  await page.keyboard.press("p");
  assert.equal((await here(page)).at, first.of - 1);
});

withScript("n and p step through an answer when it is unfolded, and only then", async (page) => {
  await page.goto(results);
  /** Whether n comes to a place in the whole answer, on its way through all. */
  const reached = async () => {
    await page.keyboard.press("n");
    const { of } = await here(page);
    for (let i = 0; i <= of; ++i) {
      if ((await page.locator(".whole mark.here").count()) > 0) return true;
      await page.keyboard.press("n");
    }
    return false;
  };
  assert.equal(await reached(), false);
  await page.locator("#hits details.whole summary").first().click();
  assert.equal(await reached(), true);
});

withScript("arrows go from hit to hit, Enter opens the passage", async (page) => {
  await page.goto(results);
  const questions = await page.locator("#hits .question a").allTextContents();
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), questions[0]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), questions[1]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), questions[0]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/passages\//);
  assert.equal(await page.locator("h1").textContent(), questions[0]);
});

withScript("? lists the keys, Escape closes the list", async (page) => {
  await page.goto(results);
  await page.keyboard.press("?");
  assert.ok(await page.locator("#keys-dialog").isVisible());
  const listed = await page.locator("#keys-dialog kbd").allInnerTexts();
  for (const key of ["/", "n", "p", "?", "Entrée", "Échap"]) assert.ok(listed.includes(key), key);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#keys-dialog").isVisible(), false);
});

withScript("the list of keys opens by its button, and gives the focus back", async (page) => {
  await page.goto(results);
  await page.locator("#keys-button").click();
  assert.ok(await page.locator("#keys-dialog").isVisible());
  await page.locator("#keys-close").click();
  assert.equal(await page.locator("#keys-dialog").isVisible(), false);
  assert.equal(await focused(page), "keys-button");
});

withScript("Escape leaves the search field", async (page) => {
  await page.goto(results);
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  assert.notEqual(await focused(page), "q");
});

once("letters in a field are letters, and with Ctrl they are the browser's", async (page) => {
  await page.goto(results);
  await page.fill("#q", "");
  await page.locator("#q").pressSequentially("n/p?");
  assert.equal(await page.inputValue("#q"), "n/p?");
  assert.equal((await here(page)).at, -1);
  await page.locator("h1").click();
  await page.keyboard.press("Alt+n");
  assert.equal((await here(page)).at, -1);
}, { allow: /status of 400/ });

once("keys of one letter can be turned off, which lasts", async (page) => {
  await page.goto(results);
  await page.locator("#keys-button").click();
  await page.locator("#keys-letters").uncheck();
  await page.locator("#keys-close").click();
  await page.goto("/topics");
  await page.keyboard.press("/");
  assert.notEqual(await focused(page), "q");
  await page.locator("#keys-button").click();
  assert.equal(await page.locator("#keys-letters").isChecked(), false);
});

withoutScript("no key is offered that needs JavaScript", async (page) => {
  await page.goto(results);
  assert.equal(await page.locator("#keys-button").isVisible(), false);
  assert.equal(await page.locator("#keys-dialog").isVisible(), false);
  assert.equal(await page.locator(".copy:visible").count(), 0);
});
