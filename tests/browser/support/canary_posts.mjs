// Posts and passages with script in every field that a page may show. What executes sets window.__canary.

/** Where nothing stops it, each of these executes; the tests prove it. */
export const executing = [
  "<script>window.__canary=1</script>",
  "<img src=x onerror=window.__canary=2>",
  "<svg onload=window.__canary=3></svg>",
  "<details open ontoggle=window.__canary=4>x</details>",
];

/** Breaks out of attributes, titles, text fields, comments and the like, first. */
export const canary =
  "canari '\"><!--</title></textarea></script></style></option></select>-->" +
  executing.join("") +
  "\" onmouseover=\"window.__canary=5\" autofocus onfocus=\"window.__canary=6";

const links = ["javascript:window.__canary=7", "data:text/html,<script>opener.__canary=8</script>", " \tjavascript:void(0)"];

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A post as WordPress gives it, `id` its number. */
function post(id, link) {
  const rendered = (text) => ({ rendered: text });
  const html =
    `<p>${escaped(canary)} ouvre cet article, que suit un entretien.</p>\n` +
    `<p><strong>${escaped(canary)}, qu’en pensez-vous ?</strong></p>\n<p>${escaped(canary)} est ma réponse. <a href="${link}">Lien</a>` +
    ` ${executing.join(" ")}</p>\n<p><strong>Et ensuite, ${escaped(canary)} ?</strong></p>\n<p>Le canari chante encore.</p>\n` +
    `<figure><img src="${link}" onerror="window.__canary=9"><figcaption>Légende : ${escaped(canary)}</figcaption></figure>`;
  return {
    id,
    date: "2025-03-18T07:30:00",
    slug: canary,
    status: "publish",
    type: "post",
    link,
    guid: rendered(link),
    title: rendered(escaped(canary)),
    content: rendered(html),
    excerpt: rendered(canary),
    author: 1,
    tags: [1],
    _embedded: {
      author: [{ id: 1, name: canary, slug: canary, link }],
      "wp:term": [[], [{ id: 1, name: canary, slug: canary, taxonomy: "post_tag" }]],
    },
  };
}

/** A ready passage: what says who speaks, and of which site, is as hostile. */
function passage(post_id, n, url, kind) {
  const text = `Le canari chante. ${canary} Il chante encore.`;
  return {
    id: `${post_id}#${n}`,
    post: post_id,
    n,
    kind,
    text,
    question: kind === "answer" ? `Question : ${canary}` : "",
    heading: kind === "section" ? canary : "",
    title: canary,
    url,
    authors: [canary],
    tags: [canary],
    speaker: canary.replace(/, /g, " "),
    speaker_source: canary,
    speaker_confidence: 0.5,
    date: "2024-02-03",
    notes: [canary],
    language: canary,
    site: canary,
    host: "canari.example",
  };
}

/** One value a line, as propos-index reads them. */
export function canaryPosts() {
  const posts = links.map((link, i) => post(71 + i, link));
  const passages = links.flatMap((link, i) =>
    ["answer", "section", "caption"].map((kind, n) => passage(`${canary}${i}`, n + 1, link, kind)),
  );
  return [posts, passages].map((values) => values.map((value) => JSON.stringify(value)).join("\n") + "\n");
}
