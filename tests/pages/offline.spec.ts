import type { Page } from "@playwright/test";
import { test, expect } from "../support/line.ts";
import { BUDGET, explore } from "../support/readers.ts";

/** Waits until the service worker is in control and has kept these paths. */
async function untilKept(page: Page, paths: string[]) {
  // Polled from here: Playwright's own wait takes the promise of an answer for a yes.
  await expect.poll(() => page.evaluate(async (paths) => {
    const kept = await Promise.all(paths.map((path) => caches.match(path, { ignoreVary: true })));
    return kept.every(Boolean) && navigator.serviceWorker.controller?.state === "activated";
  }, paths)).toBe(true);
}

test("an opened budget can be read without a connection", async ({ page, context, line, expectedErrors }) => {
  expectedErrors.push("net::ERR_", "Failed to load resource");
  await explore(page, BUDGET);
  // The parts of the app that this page loaded, whenever it loaded them.
  const parts = await page.evaluate(() => performance.getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith("/assets/")));
  expect(parts.length).toBeGreaterThan(0);
  const files = ["columns-1.bin", "manifest.json"].map((file) => `/data${BUDGET}/${file}`);
  await untilKept(page, [BUDGET, ...files, ...parts]);
  line.cut();
  await page.goto(`${BUDGET}?at=1.01`);
  await page.locator(".explorer").waitFor();
  // The browser's own word that there is no network, which is what the notice follows.
  await context.setOffline(true);
  await expect(page.getByRole("status").filter({ hasText: "Anda sedang luring" })).toBeVisible();
  await page.getByRole("region", { name: "Tabel" }).getByRole("link").nth(3).click();
  await expect(page).toHaveURL(/at=1\.01\//);
});

test("what was never opened says so, and comes when the line is back", async ({ page, line, expectedErrors }) => {
  expectedErrors.push("net::ERR_", "Failed to load resource");
  await explore(page, BUDGET);
  await untilKept(page, ["/"]);
  line.cut();
  await page.goto("/daerah-istimewa-yogyakarta/2016/v1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data tidak dapat diambil");
  line.mend();
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("APBD 2016");
});

test("a page that breaks off halfway is read from the copy that is kept", async ({ page, context, line, expectedErrors }) => {
  expectedErrors.push("net::ERR_", "Failed to load resource");
  await explore(page, BUDGET);
  await untilKept(page, ["/", BUDGET]);
  const kept = () => page.evaluate(async (path) => (await caches.match(path, { ignoreVary: true }))?.text(), BUDGET);
  const before = await kept();
  expect(before).toContain("</html>");
  // In a second tab, so that the first stays to look at what is kept; another query, which the
  // browser's own cache has no answer for. The headers come through whole, and half of the body.
  const other = await context.newPage();
  line.breakAfter(2500);
  const answer = await other.goto(`${BUDGET}?at=1.01`);
  expect(await answer?.text()).toBe(before);
  await other.locator(".explorer").waitFor();
  expect(await kept()).toBe(before);
});

test("a part of the app that does not come is waited for, and comes with the line", async ({ page, line, expectedErrors }) => {
  expectedErrors.push("net::ERR_", "Failed to load resource");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("link", { name: "Glosarium" }).first().waitFor();
  await untilKept(page, ["/"]);
  line.cut();
  await page.getByRole("link", { name: "Glosarium" }).first().click();
  await expect(page).toHaveURL(/\/glossary$/);
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/Memuat/);
  line.mend();
  // Nobody does anything: it is asked for again.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Glosarium", { timeout: 15_000 });
});
