import { test, expect } from "../support/test.ts";
import { open } from "../support/readers.ts";

test("a government is found in spite of case and typing errors", async ({ page }) => {
  await open(page, "/");
  const field = page.getByRole("searchbox", { name: "Cari pemerintah daerah" });
  const found = page.getByRole("search").getByRole("listitem");
  // Other tests publish governments of their own beside the demo's.
  await expect(found.filter({ hasText: "Kabupaten Bantul" })).toHaveCount(1);
  for (const asked of ["bantul", "BANTLU", "kab bntul"]) {
    await field.fill(asked);
    await expect(found).toHaveCount(1);
    await expect(found).toContainText("Kabupaten Bantul");
    await expect(page.getByRole("status")).toContainText(["1 pemerintah daerah ditemukan"]);
  }
  await field.press("Enter");
  await expect(page).toHaveURL(/\/kabupaten-bantul$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kabupaten Bantul");
});

test("a region is found by what people call it", async ({ page }) => {
  await open(page, "/");
  const found = page.getByRole("search").getByRole("listitem");
  for (const asked of ["jogja", "DIY", "Jogjakarta"]) {
    await page.getByRole("searchbox").fill(asked);
    await expect(found).toHaveText([/^Daerah Istimewa Yogyakarta/]);
  }
});

test("a search without an answer says what to do", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("searchbox").fill("zzzzzz");
  await expect(page.getByRole("search").getByRole("status")).toContainText("Kalau ejaannya benar, anggarannya belum dimuat di sini");
  await expect(page.getByRole("search").getByRole("listitem")).toHaveCount(0);
});

test("the key / leads to the search and is typed nowhere", async ({ page }) => {
  await open(page, "/");
  const field = page.getByRole("searchbox");
  // The page listens a moment after it is drawn.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await expect(field).toHaveValue("");
  await page.keyboard.type("a/b");
  await expect(field).toHaveValue("a/b");
});

test("the newest budget is one step away", async ({ page }) => {
  await open(page, "/");
  const bantul = page.getByRole("search").getByRole("listitem").filter({ hasText: "Kabupaten Bantul" });
  await bantul.getByRole("link", { name: "APBD 2016" }).click();
  await expect(page).toHaveURL(/\/kabupaten-bantul\/2016\/v1$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("APBD 2016");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("the page is the question, the search, the news and three doors", async ({ page }) => {
  await open(page, "/");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - article:
        - heading "Ke mana uang daerah pergi?" [level=1]
        - paragraph: /Anggaran pemerintah daerah/
        - search:
          - text: Cari pemerintah daerah
          - searchbox "Cari pemerintah daerah"
          - status
          - heading "Semua pemerintah daerah" [level=2]
          - list:
            - listitem:
              - link "Daerah Istimewa Yogyakarta"
              - link "APBD 2016"
            - listitem:
              - link "Kabupaten Bantul"
              - link "APBD 2016"
            - listitem:
              - link "Kabupaten Kulon Progo"
              - link "APBD 2016"
        - heading "Baru di Terang" [level=2]
        - list
        - heading "Tiga pintu masuk" [level=2]
        - list:
          - listitem:
            - heading "Warga" [level=3]
          - listitem:
            - heading "Perencana" [level=3]
          - listitem:
            - heading "Jurnalis" [level=3]
  `);
});
