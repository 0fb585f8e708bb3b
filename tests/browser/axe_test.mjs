// axe-core on each kind of page, in both themes, at both sizes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { kinds } from "./support/pages.mjs";
import { once } from "./support/visit.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const everything = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }, resultTypes: ["violations"] };

/** What axe-core finds: the rule, and elements that break it. */
async function violations(page, options) {
  await page.evaluate(axe);
  const found = await page.evaluate((given) => window.axe.run(document, given), options);
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, html }) => `${target} ${html.slice(0, 160)}`);
    return `${id} (${help}), ${nodes.length} times: ${places.join(" | ")}`;
  });
}

/** What is folded counts too. */
const unfold = (page) => page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));

// All rules at each size, each theme at one; what depends on colours in both.
for (const [name, path] of Object.entries(await kinds()))
  for (const [size, theme, other] of [
    ["phone", "light", "dark"],
    ["desktop", "dark", "light"],
  ])
    once(
      `axe-core finds nothing in either theme on: ${name} (${size})`,
      async (page) => {
        await page.goto(path);
        await unfold(page);
        assert.deepEqual(await violations(page, everything), [], theme);
        await page.emulateMedia({ colorScheme: other });
        assert.deepEqual(await violations(page, colours), [], other);
      },
      { colorScheme: theme, size, allow: /status of 404/ },
    );

for (const colorScheme of ["light", "dark"])
  once(
    `axe-core finds nothing on suggestions and on the list of keys (${colorScheme})`,
    async (page) => {
      await page.goto("/");
      await page.locator("#q").pressSequentially("inf");
      await page.waitForSelector("#suggestions [role=option]");
      await page.press("#q", "ArrowDown");
      assert.deepEqual(await violations(page, everything), []);
      await page.press("#q", "Escape");
      await page.press("#q", "Escape");
      await page.keyboard.press("?");
      assert.deepEqual(await violations(page, everything), []);
    },
    { colorScheme },
  );
