// The studio's pages under test: signing in as one of the made-up people of `demo/people.json` as
// a person does, by the pages of the site and of the local identity provider.

import { readFileSync } from "node:fs";
import { expect, type Browser, type Page } from "@playwright/test";
import { ISSUER } from "./people.ts";
import type { Language } from "./readers.ts";

type Person = { subject: string; name: string; email: string };

const PEOPLE: Person[] = JSON.parse(
  readFileSync(new URL("../../demo/people.json", import.meta.url), "utf8"),
);

/** The government that most of them work for. */
export const BANTUL = "kabupaten-bantul";

/** A made-up person by the name that the provider knows. */
export function person(subject: string): Person {
  const found = PEOPLE.find((of) => of.subject === subject);
  if (!found) throw new Error(`nobody in demo/people.json is called ${subject}`);
  return found;
}

/** Signs in, and waits until the app has drawn the page that was asked for. */
export async function signIn(page: Page, subject: string, to = "/studio", language: Language = "id") {
  await page.goto(`/studio/sign-in?to=${encodeURIComponent(to)}&lang=${language}`);
  await page.getByRole("link", { name: /^(Masuk dengan|Sign in with) / }).click();
  await choose(page, subject);
  await expect(page).toHaveURL((url) => url.pathname === to);
  await page.locator("main#content h1").waitFor();
}

/** Says at the provider who one is. */
export async function choose(page: Page, subject: string) {
  await page.waitForURL((url) => url.href.startsWith(`${ISSUER}/`));
  await page.getByRole("button", { name: person(subject).name }).first().click();
}

/** A second person, in a browser of their own. */
export async function another(browser: Browser, baseURL: string | undefined, subject: string, to?: string) {
  const context = await browser.newContext({ baseURL, locale: "id-ID", timezoneId: "Asia/Jakarta" });
  const page = await context.newPage();
  await signIn(page, subject, to);
  return page;
}
