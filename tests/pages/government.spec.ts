import { test, expect } from "../support/test.ts";
import { open } from "../support/readers.ts";

test("a government shows its figures, its years and everything it published", async ({ page }) => {
  await open(page, "/kabupaten-bantul");
  await expect(page).toHaveTitle("Kabupaten Bantul · Terang");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - article:
        - paragraph: Kabupaten, kode wilayah 34.02
        - heading "Kabupaten Bantul" [level=1]
        - paragraph: /Terbitan terbaru/
        - term:
          - button "Pendapatan"
        - definition:
          - button /^Rp/
        - term:
          - button "Belanja"
        - definition:
          - button /^Rp/
        - term:
          - button "Defisit"
        - definition:
          - button /^Rp/
        - term:
          - button "Pembiayaan neto"
        - definition:
          - button /^Rp/
        - heading "Pendapatan dan belanja per tahun" [level=2]
        - list:
          - listitem:
            - link /Perubahan APBD 2014/
          - listitem:
            - link /APBD 2015/
          - listitem:
            - link /APBD 2016/
        - heading "Semua terbitan" [level=2]
        - region "Semua terbitan":
          - table
        - heading "Semua data" [level=2]
  `);
  const rows = page.getByRole("region", { name: "Semua terbitan" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("belum lengkap");
});

test("a short amount shows every digit after one tap", async ({ page, request }) => {
  const reply = await request.get("/api/v1/governments/kabupaten-bantul");
  const newest = (await reply.json()).publications[0];
  await open(page, "/kabupaten-bantul");
  const spending = page.getByRole("definition").nth(1).getByRole("button");
  await expect(spending).toHaveText(/^Rp[0-9,]+\striliun$/);
  await spending.click();
  const official = newest.official.expenditure as string;
  const expected = `Rp${new Intl.NumberFormat("id-ID").format(BigInt(official.replace(/\.\d+$/, "")))}`;
  await expect(spending).toContainText(expected);
});

test("a year's bar opens the year", async ({ page }) => {
  await open(page, "/kabupaten-bantul");
  await page.getByRole("link", { name: /^APBD 2015 Pendapatan/ }).click();
  await expect(page).toHaveURL(/\/kabupaten-bantul\/2015\/v1$/);
});
