// Exports, feeds, and searching from the browser's own bar.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { api, hitsOf, to } from "./support/answers.mjs";
import { query } from "./support/programs.mjs";
import { database, site, temporary } from "./support/site.mjs";
import { everywhere, once, withoutScript } from "./support/visit.mjs";

const ask = async (path) => {
  const response = await fetch(new URL(path, site));
  assert.equal(response.status, 200, path);
  return { type: response.headers.get("content-type"), text: await response.text() };
};

/** What a download holds; the browser is another process's. */
async function contentOf(download) {
  const file = path.join(temporary, `download-${process.pid}`);
  await download.saveAs(file);
  return readFile(file, "utf8");
}

everywhere("what is on the screen is exported with query, revision, date and address", async (page) => {
  await page.goto(to("/search", { q: "inflation", sort: "-date" }));
  const hits = await hitsOf(page);
  await page.locator("#export summary").click();
  const started = page.waitForEvent("download");
  await page.locator("#export a[href^='/export/markdown']").click();
  const text = await contentOf(await started);
  const { revision } = await api("/api/stats");
  assert.ok(text.includes("`inflation`") && text.includes(revision), text.slice(0, 400));
  const repeated = /<(http[^>]+)>/.exec(text)[1];
  await page.goto(repeated);
  assert.deepEqual(await hitsOf(page), hits, "its address repeats it");
  for (const hit of (await api("/api/search", { q: "inflation", sort: "-date" })).hits)
    assert.ok(text.includes(hit.post.title), hit.post.title);
});

withoutScript("all that matches is exported in five formats", async (page) => {
  await page.goto(to("/search", { q: "inflation" }));
  const { total } = await query(database, "inflation", "--count");
  const counted = {
    csv: (text) => text.match(/41\d{3}#\d+/g).filter((id, i, ids) => ids.indexOf(id) === i).length,
    ris: (text) => text.match(/^TY {2}- /gm).length,
    bibtex: (text) => text.match(/^@\w+\{/gm).length,
    "csl-json": (text) => JSON.parse(text).length,
    ndjson: (text) =>
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .filter((line) => line.schema === "propos-hit-1").length,
  };
  for (const [format, count] of Object.entries(counted)) {
    const href = await page.locator(`#export a[href^='/api/export/${format}']`).getAttribute("href");
    const { text } = await ask(href);
    assert.equal(count(text), total, format);
  }
});

everywhere("a search, a topic and a speaker have a feed of their newest passages", async (page) => {
  const { facets } = await api("/api/facets", { facets: "speaker" });
  for (const address of [
    to("/search", { q: "inflation" }),
    "/topics/talent",
    `/speakers/${encodeURIComponent(facets.speaker[0].value)}`,
  ]) {
    await page.goto(address);
    const href = await page.locator("head link[rel=alternate][type='application/atom+xml']").getAttribute("href");
    const { type, text } = await ask(href);
    assert.match(type, /^application\/atom\+xml/, address);
    const entries = await page.evaluate((xml) => {
      const feed = new DOMParser().parseFromString(xml, "application/xml");
      if (feed.querySelector("parsererror")) return null;
      return [...feed.querySelectorAll("entry")].map((entry) => entry.querySelector("id").textContent);
    }, text);
    assert.ok(entries && entries.length > 0, address);
    assert.equal(new Set(entries).size, entries.length);
    const link = page.locator(`main a[href^='/feeds/']`);
    assert.ok((await link.count()) > 0, `no link to the feed on ${address}`);
  }
});

once("the browser's bar can search here", async (page) => {
  for (const address of ["/", "/search?q=prix", "/topics/talent"]) {
    await page.goto(address);
    const href = await page.locator("head link[rel=search]").getAttribute("href");
    const { type, text } = await ask(href);
    assert.match(type, /^application\/opensearchdescription\+xml/);
    const template = /type="text\/html"[^>]*template="([^"]+)"|template="([^"]+)"[^>]*type="text\/html"/.exec(text);
    const searched = (template[1] ?? template[2]).replaceAll("&amp;", "&").replace("{searchTerms}", "inflation");
    await page.goto(searched);
    assert.deepEqual(await hitsOf(page), (await api("/api/search", { q: "inflation" })).hits.map((hit) => hit.id));
  }
});

once("programs are shown the way", async (page) => {
  await page.goto("/");
  const { openapi } = JSON.parse((await ask(await page.locator("footer a").first().getAttribute("href"))).text);
  assert.match(openapi, /^3\.1/);
});
