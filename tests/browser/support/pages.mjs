// One page of each kind, by name.
import { api, to } from "./answers.mjs";

/** Name and path of each kind of page; of one that has no index, too. */
export async function kinds() {
  const { facets } = await api("/api/facets", { facets: "speaker" });
  const [hit] = (await api("/api/search", { q: "soudeur nucléaire", limit: 1 })).hits;
  const { post } = await api(`/api/passages/${encodeURIComponent(hit.id)}`);
  return {
    start: "/",
    results: to("/search", { q: "prix inflasion" }),
    "results, collapsed and narrowed": to("/search", { q: "prix", collapse: "post", year: "2025", sort: "-date" }),
    "nothing found": to("/search", { q: "zzqx" }),
    topics: "/topics",
    topic: "/topics/talent",
    speaker: `/speakers/${encodeURIComponent(facets.speaker[0].value)}`,
    post: `/posts/${encodeURIComponent(post)}`,
    passage: to(`/passages/${encodeURIComponent(hit.id)}`, { q: "soudeur nucléaire" }),
    matrix: "/matrix",
    concordance: to("/concordance", { q: "inflation" }),
    "concordance, empty": "/concordance",
    verify: to("/verify", { text: "les soudeurs du nucléaire", id: hit.id }),
    "verify, empty": "/verify",
    help: "/help",
    errors: "/errors",
    "error page": "/errors/not-found",
    "not found": "/nulle-part",
  };
}
