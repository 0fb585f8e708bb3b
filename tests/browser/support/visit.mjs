// A visitor: a page of its own in the browser that all tests share. After each test the page must have made no error, no
// report of its content security policy, no dialog and no request to anybody else.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { connect } from "./chromium.mjs";
import { site } from "./site.mjs";

const browser = await connect(process.env.PROPOS_TEST_BROWSER);
after(() => browser.close());

export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

/** Writes down what a page does that it must not. */
function watch(context, page, base, faults) {
  page.on("console", (message) => {
    if (message.type() === "error" || /security policy/i.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !url.startsWith("about:")) faults.push(`asks somebody else: ${url}`);
  });
}

/**
 * Opens a page, lets `body(page, setting)` use it and looks at its faults. Of a setting: size, script, language, base
 * (another server), allow (a fault that is meant to be), and what Playwright's contexts take.
 */
export async function visiting(setting, body) {
  const { size = "desktop", script = true, language = "fr-FR", base = site, allow, ...more } = setting;
  const context = await browser.newContext({
    baseURL: base,
    viewport: sizes[size],
    javaScriptEnabled: script,
    locale: language,
    reducedMotion: "reduce", // so that what was clicked, or stepped to, is there at once
    ...more,
  });
  context.setDefaultTimeout(15000);
  const faults = [];
  try {
    const page = await context.newPage();
    watch(context, page, base, faults);
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      ),
    );
    await body(page, { size, script });
    assert.deepEqual(
      faults.filter((fault) => !allow || !allow.test(fault)),
      [],
      "faults of the page",
    );
  } finally {
    await context.close();
  }
}

/** In one setting. */
export const once = (name, body, setting = {}) => test(name, () => visiting(setting, body));

/** On a phone and on a desktop, with JavaScript. */
export function withScript(name, body, setting = {}) {
  for (const size of Object.keys(sizes)) test(`${name} (${size})`, () => visiting({ ...setting, size }, body));
}

/** On a phone and on a desktop, without JavaScript. */
export function withoutScript(name, body, setting = {}) {
  for (const size of Object.keys(sizes))
    test(`${name} (${size}, no JavaScript)`, () => visiting({ ...setting, size, script: false }, body));
}

/** On a phone and on a desktop, with and without JavaScript. */
export function everywhere(name, body, setting = {}) {
  withScript(name, body, setting);
  withoutScript(name, body, setting);
}
