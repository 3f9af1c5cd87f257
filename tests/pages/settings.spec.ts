import { test, expect } from "../support/test.ts";
import { BUDGET, explore } from "../support/readers.ts";

test.describe("a browser that speaks English", () => {
  test.use({ locale: "en-GB" });

  test("gets English, may switch, and is remembered", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Where does .* money go\?/);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ke mana uang daerah pergi?");
    await expect(page.locator("html")).toHaveAttribute("lang", "id");
    await page.reload();
    await expect(page.locator("main#content h1")).toHaveText("Ke mana uang daerah pergi?");
  });
});

test("switching the language keeps the place and the button", async ({ page }) => {
  await explore(page, `${BUDGET}?at=1.01`);
  const english = page.getByRole("button", { name: "English" });
  await english.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".explorer")).toContainText("Grouped by");
  await expect(page).toHaveURL(/at=1\.01/);
  await expect(page.getByRole("button", { name: "Bahasa Indonesia" })).toBeFocused();
  await expect(page.locator(".place")).toContainText("office");
});

test("the theme follows the system until the reader chooses", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("button", { name: "Tampilan gelap" }).click();
  expect(await ground()).toBe("rgb(21, 22, 26)");
  await page.reload();
  await page.locator("main#content h1").waitFor();
  expect(await ground()).toBe("rgb(21, 22, 26)");
  await page.getByRole("button", { name: "Tampilan terang" }).click();
  expect(await ground()).toBe("rgb(255, 253, 248)");
  // Back to the system's: the choice is forgotten, and the system counts again.
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).toBe("rgb(21, 22, 26)");
});

test("nothing is kept of a reader but these choices", async ({ page, context }) => {
  await explore(page, BUDGET);
  await page.getByRole("button", { name: "Tampilan gelap" }).click();
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(() => Object.keys(localStorage).sort());
  expect(kept).toEqual(["terang-language", "terang-theme"]);
});

test("amounts are grouped as the browser's own formatter groups them", async ({ page }) => {
  for (const [language, locale] of [["id", "id-ID"], ["en", "en-US"]] as const) {
    await explore(page, BUDGET, language);
    const amounts = page.locator(".nodes .amount");
    for (const amount of (await amounts.all()).slice(0, 12)) {
      const plain = ((await amount.getAttribute("data-exact")) ?? "").replace(",", ".");
      const digits = plain.includes(".") ? 2 : 0;
      const expected = await page.evaluate(
        ([locale, plain, digits]) =>
          new Intl.NumberFormat(locale as string, {
            minimumFractionDigits: digits as number,
            maximumFractionDigits: digits as number,
          }).format(plain as unknown as number),
        [locale, plain, digits] as const,
      );
      expect((await amount.innerText()).replace("−", "-").replace("+", "")).toBe(expected);
    }
  }
});
