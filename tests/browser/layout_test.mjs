// What axe-core does not see: the keyboard's way, focus, one live region, narrow and enlarged pages, motion, marks.
import assert from "node:assert/strict";
import { to } from "./support/answers.mjs";
import { kinds } from "./support/pages.mjs";
import { once, withScript } from "./support/visit.mjs";

const pages = await kinds();
const allow = /status of 404/;

/** A style sheet that a page's policy does not hinder, as a reader's own. */
const style = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const unfold = (page) => page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** Elements that stand out of the page to the right, but for those in a region that scrolls by itself. */
const tooWide = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".scrolls, .visually-hidden, .skip") && element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`)
      .concat(`the page is ${document.documentElement.scrollWidth} of ${width} wide`);
  });

/** Elements whose text is cut off, or does not fit into what draws its border. */
const clipped = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        if (element.closest(".visually-hidden, .scrolls, svg, textarea, dialog:not([open])")) return false;
        if (!element.getClientRects().length || !element.textContent.trim()) return false;
        const shown = getComputedStyle(element);
        if (shown.display.startsWith("inline") && shown.display !== "inline-flex") return false;
        const wide = element.scrollWidth > element.clientWidth + 1;
        const high = element.scrollHeight > element.clientHeight + 2;
        const cuts = shown.overflowX !== "visible" || shown.overflowY !== "visible";
        const framed = parseFloat(shown.borderRightWidth) > 0 || shown.backgroundColor !== "rgba(0, 0, 0, 0)";
        return (wide && (cuts || framed)) || (high && cuts && shown.overflowY === "hidden");
      })
      .map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`),
  );

for (const [name, path] of Object.entries(pages)) {
  once(
    `320 pixels are enough without scrolling sideways: ${name}`,
    async (page) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      assert.deepEqual(await tooWide(page), []);
      await unfold(page);
      assert.deepEqual(await tooWide(page), [], "unfolded");
    },
    { allow },
  );

  once(
    `wider spacing of text and 200 % cut nothing off: ${name}`,
    async (page) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path);
      await unfold(page);
      // WCAG 2.2, 1.4.12.
      const spacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-bottom: 2em !important }";
      await style(page, spacing);
      assert.deepEqual(await tooWide(page), [], "spacing");
      assert.deepEqual(await clipped(page), [], "spacing");
      await page.setViewportSize({ width: 360, height: 740 });
      assert.deepEqual(await tooWide(page), [], "spacing on a phone");
      assert.deepEqual(await clipped(page), [], "spacing on a phone");
      // Text alone, by the reader's size of letters; then the whole page (a window half as wide).
      await page.setViewportSize({ width: 1280, height: 900 });
      await style(page, "html { font-size: 200% !important }");
      assert.deepEqual(await tooWide(page), [], "text at 200 %");
      assert.deepEqual(await clipped(page), [], "text at 200 %");
      await style(page, "");
      await page.setViewportSize({ width: 640, height: 450 });
      assert.deepEqual(await tooWide(page), [], "zoom of 200 %");
      assert.deepEqual(await clipped(page), [], "zoom of 200 %");
    },
    { allow },
  );
}

/** What Tab comes to, from the page's beginning until it leaves: each with what shows its focus. */
async function stops(page) {
  const found = [];
  for (let i = 0; i < 400; ++i) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const all = [...document.querySelectorAll("*")];
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const boxes = [...element.getClientRects()];
      const seen = boxes.some(({ left, top, width, height }) => {
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        return width > 0 && at && (element.contains(at) || at.contains(element));
      });
      return {
        place: all.indexOf(element),
        name: `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`,
        outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor),
        seen,
      };
    });
    if (!stop || (found.length > 0 && stop.place === found[0].place)) return found;
    found.push(stop);
  }
  throw new Error("Tab does not come to an end");
}

for (const [name, path] of Object.entries(pages))
  once(
    `Tab goes in the order of the page, and its place is always seen: ${name}`,
    async (page) => {
      await page.goto(path);
      const found = await stops(page);
      assert.ok(found.length > 8, `${found.length} stops`);
      const places = found.map(({ place }) => place);
      assert.deepEqual(places, [...places].sort((a, b) => a - b), "order");
      assert.deepEqual(
        found.filter(({ outlined, seen }) => !outlined || !seen).map(({ name: stop }) => stop),
        [],
      );
      const reachable = await page
        .locator("a[href], button, input, select, textarea, summary, [tabindex='0']")
        .evaluateAll(
          (all) =>
            all.filter((element) => element.tabIndex >= 0 && element.checkVisibility() && element.type !== "hidden").length,
        );
      assert.equal(found.length, reachable, "all that can be used is reached");
    },
    { allow },
  );

withScript("the first stop of Tab leads past the head", async (page) => {
  await page.goto(pages.results);
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  assert.equal(await skip.getAttribute("href"), "#main");
  const { y } = await skip.boundingBox();
  assert.ok(y >= 0, "it is seen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.locator(":focus").evaluate((element) => document.querySelector("main").contains(element)));
});

withScript("one polite live region says the number of hits, and nothing else", async (page) => {
  await page.goto(to("/search", { q: "prix" }));
  const regions = page.locator("[aria-live], [role=status], [role=alert], [role=log], output");
  assert.equal(await regions.count(), 1);
  assert.equal(await regions.getAttribute("aria-live"), "polite");
  assert.equal(await regions.textContent(), "");
  await page.evaluate(() => {
    window.told = [];
    const region = document.querySelector("[aria-live]");
    new MutationObserver(() => window.told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const q of ["acier", "zzqx", "inflation"]) {
    await page.fill("#q", q);
    await page.waitForFunction((said) => document.querySelector("h1").textContent.includes(said), q);
  }
  await page.locator("#toggles a[href*='collapse=post']").click();
  await page.waitForSelector("#hits .others");
  const told = await page.evaluate(() => window.told);
  assert.equal(told.length, 4, `${told}`);
  for (const said of told) assert.match(said, /^(environ )?\d+ passages?( dans \d+ articles?)?$|^Aucun passage$/);
  assert.equal(told.at(-1), await page.locator("#total").innerText());
});

once(
  "who wants less motion gets none",
  async (page) => {
    for (const path of Object.values(pages)) {
      await page.goto(path);
      const moving = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("body *")].filter((element) =>
          ["", "::before", "::after"].some((part) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part || null);
            const moves = transitionDuration.split(",").some((time) => parseFloat(time) > 0);
            return moves || animationName !== "none" || scrollBehavior === "smooth";
          }),
        ).length,
      );
      assert.equal(moving, 0, path);
    }
  },
  { allow },
);

once("marks, choices and the current page do not hang on colour alone", async (page) => {
  await page.goto(to("/search", { q: "prix", year: "2025", collapse: "post" }));
  const look = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderBottomWidth, borderBottomStyle, fontWeight, boxShadow, textDecorationLine } = getComputedStyle(element);
        return {
          line: (parseFloat(borderBottomWidth) > 0 && borderBottomStyle !== "none") || boxShadow !== "none" || textDecorationLine !== "none",
          weight: Number(fontWeight),
        };
      });
  assert.ok((await look("#hits mark")).line, "a mark has a line");
  for (const chosen of ["#toggles [aria-current]", "#sort [aria-current]", "#facet-year .choice[aria-current]"]) {
    const { line, weight } = await look(chosen);
    assert.ok(line && weight >= 600, chosen);
  }
  assert.equal(await page.locator("#facet-year .choice[aria-current]").count(), 1);
  await page.goto("/topics");
  const { line, weight } = await look("nav.sections [aria-current]");
  assert.ok(line && weight >= 600, "the current page");
  // Links within text are underlined.
  await page.goto(pages.results);
  assert.ok((await look("#reading a.undo")).line, "a link in a sentence");
});

withScript("forced colours keep marks, choices and focus", async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(to("/search", { q: "prix", year: "2025" }));
  const border = (selector) =>
    page.locator(selector).first().evaluate((element) => parseFloat(getComputedStyle(element).borderBottomWidth));
  assert.ok((await border("#hits mark")) > 0);
  assert.ok((await border(".choice[aria-current]")) > 0);
});
