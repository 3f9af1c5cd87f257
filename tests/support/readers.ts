// What a reader's page under test is set to before it opens: language and theme, chosen as a
// reader chooses them, and the pages of the demo that the specs look at.

import type { Page } from "@playwright/test";

export const LANGUAGES = ["id", "en"] as const;
export const THEMES = ["light", "dark"] as const;

export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

/** A publication of the demo with thousands of lines. */
export const BUDGET = "/kabupaten-bantul/2015/v1";
/** One with amounts before and after a change. */
export const AMENDED = "/kabupaten-bantul/2014/v1";

/** Opens a page in a language and a theme, and waits until the app has drawn it. */
export async function open(page: Page, path: string, language: Language = "id", theme: Theme = "light") {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  const mark = path.includes("?") ? "&" : "?";
  await page.goto(`${path}${mark}lang=${language}`);
  await page.locator("main#content h1").waitFor();
}

/** Opens a publication and waits for its explorer. */
export async function explore(page: Page, path: string, language: Language = "id", theme: Theme = "light") {
  await open(page, path, language, theme);
  await page.locator(".explorer").waitFor();
}

/** Whole sen of `1.234.567,50` or `1,234,567.50`; a cell that is not there is no amount. */
export function sen(text: string | undefined, language: Language = "id"): bigint {
  if (text === undefined) {
    throw new Error("no amount stands there");
  }
  const [group, decimal] = language === "id" ? [".", ","] : [",", "."];
  const plain = text.trim().replace("−", "-").replace("+", "").replaceAll(group, "");
  const [whole, part = "00"] = plain.split(decimal);
  return BigInt(`${whole}${part}`);
}
