import { test, expect } from "../support/test.ts";
import { open } from "../support/readers.ts";

for (const path of ["/kabupaten-antah", "/kabupaten-bantul/1999", "/kabupaten-bantul/2015/v99", "/a/b/c/d/e/f"]) {
  test(`${path} says that nothing is there, and what to do`, async ({ page, expectedErrors }) => {
    expectedErrors.push("404");
    const reply = await page.goto(path);
    expect(reply?.status()).toBe(404);
    await expect(page.locator("main#content h1")).toHaveText("Tidak ada di sini");
    await page.getByRole("main").getByRole("link", { name: "Ke beranda" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ke mana uang daerah pergi?");
  });
}

test("an address of no publication names those that there are", async ({ page, expectedErrors }) => {
  expectedErrors.push("404");
  await page.goto("/kabupaten-bantul/2015/v9");
  const main = page.locator("main#content");
  await expect(main).toContainText("Kabupaten Bantul tidak punya versi 9 untuk anggaran 2015");
  await main.getByRole("link", { name: "APBD 2015, versi 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("APBD 2015");
});

test("a server in trouble is said plainly, and a second try helps", async ({ page, expectedErrors }) => {
  expectedErrors.push("503");
  await page.route("**/api/v1/governments", (route) => route.fulfill({ status: 503, body: "{}" }));
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data tidak dapat diambil");
  // What the server sent with the page can still be read.
  await expect(page.getByRole("heading", { level: 2, name: "Ke mana uang daerah pergi?" })).toBeVisible();
  await page.unroute("**/api/v1/governments");
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ke mana uang daerah pergi?");
});

test("a link leads from the first key to the content", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Langsung ke isi" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
