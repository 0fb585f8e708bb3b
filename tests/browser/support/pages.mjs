// One page of each kind, by name.
import { api, to } from "./answers.mjs";

/** Name and path of each kind of page; few hits are as good as many. */
export async function kinds() {
  const { facets } = await api("/api/facets", { facets: "speaker" });
  const [hit] = (await api("/api/search", { q: "soudeur nucléaire", limit: 1 })).hits;
  const { post } = await api(`/api/passages/${encodeURIComponent(hit.id)}`);
  return {
    start: "/",
    results: to("/search", { q: "prix inflasion", limit: "3" }),
    "results, collapsed and narrowed": to("/search", { q: "prix", collapse: "post", year: "2025", sort: "-date", limit: "3" }),
    "nothing found": to("/search", { q: "zzqx" }),
    topics: "/topics",
    topic: "/topics/talent",
    speaker: `/speakers/${encodeURIComponent(facets.speaker.at(-1).value)}`,
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
