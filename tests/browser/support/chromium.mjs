// Debian's Chromium, without a screen.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.PROPOS_CHROMIUM || "/usr/bin/chromium";

export const hasChromium = () => existsSync(executablePath);

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One browser that several processes use: its `wsEndpoint()` goes to `connect`. */
export const launch = () => chromium.launchServer({ executablePath, args });

export const connect = (endpoint) => chromium.connect(endpoint);
