// What the API says, to compare pages with, and how pages write it.
import assert from "node:assert/strict";
import { site } from "./site.mjs";

/** The JSON of an API path. */
export async function api(path, parameters = {}) {
  const url = new URL(path, site);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const response = await fetch(url);
  assert.equal(response.status, 200, `${url}`);
  return response.json();
}

/** The path of a page with its parameters. */
export function to(path, parameters = {}) {
  const search = new URLSearchParams(parameters).toString();
  return search ? `${path}?${search}` : path;
}

/** The number at the beginning of a text: « 1 024 passages » is 1024. */
export function numberIn(text) {
  const found = /\d[\d\u00a0\u202f ,.]*/.exec(text);
  assert.ok(found, `no number in "${text}"`);
  return Number(found[0].replace(/\D/g, ""));
}

/** The number of passages that a page says it found. */
export const totalOf = async (page) => numberIn(await page.locator("#total").innerText());

/** The ids of the hits on a page, in their order. */
export const hitsOf = (page) =>
  page.locator("#hits > li > article").evaluateAll((hits) => hits.map((hit) => hit.dataset.passage));

/** The parameters in the address of a page. */
export const stateOf = (page) => new URL(page.url()).searchParams;

/** Each chip's name, count and address. */
export const chipsOf = (part) =>
  part.locator("a.chip").evaluateAll((chips) =>
    chips.map((chip) => ({
      name: chip.querySelector(".name").textContent,
      count: chip.querySelector(".count")?.textContent ?? "",
      href: chip.getAttribute("href"),
    })),
  );
