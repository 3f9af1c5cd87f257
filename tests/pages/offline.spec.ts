import { test, expect, openWithoutLine } from "../support/line.ts";
import { BUDGET, explore } from "../support/readers.ts";

test("an opened budget can be read without a connection", async ({ page, context, line, expectedErrors }) => {
  expectedErrors.push("net::ERR_", "Failed to load resource");
  await explore(page, BUDGET);
  await page.waitForFunction(async (budget) => {
    const names = ["columns-1.bin", "manifest.json"].map((file) => `/data${budget}/${file}`);
    // The parts of the app that this page loaded, whenever it loaded them.
    const parts = performance.getEntriesByType("resource").map(({ name }) => name);
    names.push(...parts.filter((name) => new URL(name).pathname.startsWith("/assets/")));
    const kept = await Promise.all([...names, budget].map((path) => caches.match(path, { ignoreVary: true })));
    return kept.every(Boolean) && navigator.serviceWorker.controller?.state === "activated";
  }, BUDGET);
  line.cut();
  await openWithoutLine(page, `${BUDGET}?at=1.01`);
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
  await page.waitForFunction(async () => {
    const kept = await caches.match("/", { ignoreVary: true });
    return Boolean(kept) && navigator.serviceWorker.controller?.state === "activated";
  });
  line.cut();
  await openWithoutLine(page, "/daerah-istimewa-yogyakarta/2016/v1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Belum tersimpan di perangkat ini");
  line.mend();
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("APBD 2016");
});
