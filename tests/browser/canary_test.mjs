// Posts with script in every field, and queries that are script: nothing executes.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import test, { after } from "node:test";
import { canary, canaryPosts, executing } from "./support/canary_posts.mjs";
import { index, query, serve } from "./support/programs.mjs";
import { database, temporary } from "./support/site.mjs";
import { once, visiting } from "./support/visit.mjs";
import { to } from "./support/answers.mjs";

const folder = path.join(temporary, "canary");
await mkdir(folder);
const files = [];
for (const [i, lines] of canaryPosts().entries()) {
  files.push(path.join(folder, `${i}.ndjson`));
  await writeFile(files[i], lines);
}
const directory = path.join(folder, "canary.db");
await index(directory, ...files);
const server = await serve(`canari=${directory}`, `revue=${database}`);
after(server.end);

const { hits } = await query(directory, "canari", "-n", "100");
const field = (name) => [...new Set(hits.flatMap((hit) => hit[name] ?? []))];

/** That nothing executed, and nothing stands there that could. */
async function assertSilent(page, name) {
  const found = await page.evaluate(() => ({
    canary: window.__canary,
    scripts: [...document.scripts].filter((script) => !script.src || script.textContent).length,
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith("on") || name === "style" || name === "autofocus"),
    ).length,
    links: [...document.querySelectorAll("[href], [src], [action], [cite]")].flatMap((element) =>
      ["href", "src", "action", "cite"]
        .map((attribute) => element.getAttribute(attribute))
        .filter((value) => value && !/^(https?:\/\/|\/(?!\/)|#)/.test(value)),
    ),
    foreign: document.querySelectorAll("main img, main iframe, main object, main embed, main script, main style, base").length,
  }));
  assert.deepEqual(found, { canary: undefined, scripts: 0, handlers: 0, links: [], foreign: 0 }, name);
}

const answered = { allow: /status of (400|404)/, base: server.url };

async function look(page, address) {
  await page.goto(address);
  await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await page.mouse.move(200, 200);
  await assertSilent(page, address);
}

test("where nothing stops it, the canary sings", async () => {
  for (const payload of executing)
    await visiting({ allow: /./ }, async (page) => {
      await page.setContent(`<body>${payload}</body>`);
      await page.waitForFunction(() => window.__canary !== undefined, undefined, { timeout: 3000 });
    });
});

once(
  "script in every field of a post executes on no page",
  async (page) => {
    assert.ok(hits.length >= 9, `${hits.length} hits`);
    const one = (name) => field(name).map((value) => encodeURIComponent(value));
    const [id, post] = [hits[0].id, field("post")];
    const pages = [
      "/",
      "/topics",
      "/matrix?rows=speaker&columns=year",
      to("/search", { q: "canari" }),
      to("/search", { q: "canari", collapse: "post", sort: "date" }),
      to("/search", { q: "genre:hors-texte canari" }),
      to("/search", { q: "canarri" }),
      to("/search", { like: id }),
      to("/concordance", { q: "canari" }),
      to("/verify", { text: "le canari chante", id }),
      to("/verify", { text: "le canari chante" }),
      ...one("id").map((value) => `/passages/${value}?q=canari`),
      `/passages/${one("id")[0]}`,
      ...post.map((value) => `/posts/${encodeURIComponent(`canari.example/${value}`)}`),
      ...post.map((value) => `/posts/${encodeURIComponent(value)}`),
      ...one("speaker").map((value) => `/speakers/${value}`),
      ...["speaker", "tags", "authors"].flatMap((name) =>
        one(name).map((value) => `/search?q=canari&${name.replace(/s$/, "")}=${value}`),
      ),
    ];
    for (const address of pages) await look(page, address);
    await page.goto(to("/search", { q: "canari" }));
    assert.ok((await page.locator("#hits").innerText()).includes("<script>window.__canary=1</script>"), "shown as text");
  },
  answered,
);

once(
  "links of pages on hostile posts lead to no script",
  async (page) => {
    await page.goto(to("/search", { q: "canari", limit: "50" }));
    const links = await page.locator("a[href]").evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute("href")))]);
    assert.ok(links.length > 30);
    for (const href of links.filter((href) => href.startsWith("/") && !/^\/(api|feeds|export)/.test(href)).slice(0, 30))
      await look(page, href);
  },
  answered,
);

once(
  "script in every parameter executes on no page",
  async (page) => {
    const names = ["topic", "like", "speaker", "author", "tag", "year", "site", "post", "since", "until", "keep", "sort"];
    names.push("offset", "limit", "lang", "db", "kwic", "live", "page");
    for (const name of names) await look(page, to("/search", { q: "canari", [name]: canary }));
    for (const name of ["rows", "columns", "topic", "speaker"]) await look(page, to("/matrix", { [name]: canary }));
    for (const name of ["id", "post", "hash", "lang"]) await look(page, to("/verify", { text: "canari", [name]: canary }));
    for (const value of [canary, "javascript:window.__canary=10"]) {
      for (const path of ["/search", "/concordance"]) await look(page, to(path, { q: value }));
      await look(page, to("/verify", { text: value, url: value }));
      for (const room of ["passages", "posts", "speakers", "topics", "errors", "static"])
        await look(page, `/${room}/${encodeURIComponent(value)}`);
    }
  },
  answered,
);

once(
  "script that is typed or suggested does not execute",
  async (page) => {
    await page.goto(to("/search", { q: "canari" }));
    await page.fill("#q", canary);
    await page.waitForTimeout(500);
    await assertSilent(page, "typed");
    await page.fill("#q", "");
    await page.locator("#q").pressSequentially("canari", { delay: 10 });
    await page.waitForSelector("#suggestions [role=option]");
    await assertSilent(page, "suggested");
    await page.locator("#hits summary").first().click();
    for (const button of await page.locator("#hit-1-quote [data-copy]").all()) await button.evaluate((b) => b.click());
    await assertSilent(page, "copied");
  },
  answered,
);

once(
  "a script that found its way into a page would be stopped and reported",
  async (page) => {
    const reports = [];
    page.on("console", (message) => reports.push(message.text()));
    await page.goto("/");
    await page.evaluate((payloads) => {
      const script = document.createElement("script");
      script.textContent = "window.__canary=11";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", payloads.join(""));
    }, executing);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.__canary), undefined);
    assert.ok(reports.some((report) => /security policy/i.test(report)), `${reports}`);
  },
  { ...answered, allow: /./ },
);

once(
  "another index is a click away, with the same search",
  async (page) => {
    await page.goto(to("/search", { q: "canari" }));
    await page.locator("nav.databases a[data-value=revue]").click();
    await page.waitForURL(/db=revue/);
    assert.ok(page.url().includes("q=canari"));
    await page.goto(to("/search", { q: "inflation", db: "revue" }));
    await page.locator("#hits .question a").first().click();
    await page.waitForURL(/\/passages\/.*db=revue/);
    assert.ok(await page.locator("#passage").isVisible());
  },
  answered,
);
