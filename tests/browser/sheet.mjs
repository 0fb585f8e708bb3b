// A contact sheet: each kind of page at three widths, light and dark, in build/sheet/index.html.
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "./support/chromium.mjs";
import { onStage } from "./support/stage.mjs";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../build/sheet");
const widths = [360, 768, 1440];
const themes = ["light", "dark"];

/** One picture, as high as the page up to `most` pixels; its name in the folder. */
async function picture(browser, base, address, name, width, colorScheme) {
  const most = 2400;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    colorScheme,
    locale: "fr-FR",
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    await page.goto(address);
    const high = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), most);
    const file = `${name.replace(/[^a-z]+/g, "-")}-${width}-${colorScheme}.png`;
    await page.screenshot({ path: path.join(folder, file), fullPage: true, clip: { x: 0, y: 0, width, height: high } });
    return file;
  } finally {
    await context.close();
  }
}

const row = (name, address, files) =>
  `<h2>${name}</h2><p><code>${address.replace(/&/g, "&amp;")}</code></p><div>` +
  files.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`).join("") +
  "</div>";

const style =
  "body{font:16px sans-serif;margin:24px;background:#777;color:#fff}div{display:flex;gap:12px;align-items:start;overflow-x:auto}" +
  "img{max-height:520px;max-width:420px;object-fit:cover;object-position:top;background:#fff}h2{margin:32px 0 0}p{margin:4px 0 12px}";

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await onStage(async (variables) => {
  Object.assign(process.env, variables);
  const { kinds } = await import("./support/pages.mjs");
  const browser = await connect(variables.PROPOS_TEST_BROWSER);
  const rows = [];
  for (const [name, address] of Object.entries(await kinds())) {
    const files = [];
    for (const colorScheme of themes)
      for (const width of widths)
        files.push(await picture(browser, variables.PROPOS_TEST_URL, address, name, width, colorScheme));
    rows.push(row(name, address, files));
  }
  await browser.close();
  const title = "Propos: all pages";
  await writeFile(
    path.join(folder, "index.html"),
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>${rows.join("\n")}`,
  );
});
console.log(`build/sheet/index.html`);
