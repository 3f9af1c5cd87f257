import { test, expect } from "../support/test.ts";
import { AMENDED, BUDGET, explore, open, sen } from "../support/readers.ts";

const table = (page: import("@playwright/test").Page) => page.getByRole("region", { name: "Tabel" });
const trail = (page: import("@playwright/test").Page) => page.getByRole("navigation", { name: "Letak" });

test("one goes down from the whole to a single line, and back", async ({ page }) => {
  await explore(page, BUDGET);
  await table(page).getByRole("link", { name: "Pendidikan", exact: true }).click();
  await expect(page).toHaveURL(/[?&]at=1\.01(&|$)/);
  await expect(trail(page).getByRole("link")).toHaveText(["Semua", "Pendidikan"]);
  // Always the first row, until it is a line.
  for (let depth = 0; depth < 9; depth += 1) {
    const first = table(page).getByRole("row").nth(1).getByRole("link");
    const address = await first.getAttribute("href");
    await first.click();
    if (address?.includes("/line/")) break;
    await expect(trail(page).getByRole("link")).toHaveCount(depth + 3);
  }
  await expect(page).toHaveURL(/\/line\/[0-9a-z]{12}$/);
  await expect(page.getByRole("heading", { name: "Letaknya" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/[?&]at=/);
  await expect(table(page)).toBeVisible();
  await trail(page).getByRole("link", { name: "Semua" }).click();
  await expect(page).not.toHaveURL(/[?&]at=/);
});

test("the rows of every table add up to its total, to the sen", async ({ page }) => {
  for (const query of ["", "?by=unit", "?by=account", "?section=revenue", "?by=source"]) {
    await explore(page, `${BUDGET}${query}`);
    const amounts = await table(page).locator("tbody td.number:nth-child(2)").allInnerTexts();
    const total = await table(page).locator("tfoot td.number").first().innerText();
    expect(amounts.length).toBeGreaterThan(0);
    const sum = amounts.map((amount) => sen(amount)).reduce((a, b) => a + b);
    expect(sum, query).toBe(sen(total));
  }
});

test("picture and table show the same, and the small ones open", async ({ page }) => {
  await explore(page, BUDGET);
  const picture = page.getByRole("group", { name: /^Gambar Belanja/ });
  const tiles = picture.getByRole("link");
  await expect(tiles.first()).toHaveAccessibleName(/^Pendidikan Rp/);
  const rows = await table(page).locator("tbody th a").count();
  const rest = picture.getByRole("link", { name: /^lainnya \(\d+\)/ });
  const gathered = Number(/\((\d+)\)/.exec(await rest.innerText())?.[1]);
  expect((await tiles.count()) - 1 + gathered).toBe(rows);
  await rest.click();
  await expect(trail(page).getByRole("link")).toHaveText(["Semua", "lainnya"]);
  await expect(table(page).locator("tbody th a")).toHaveCount(gathered);
  await page.keyboard.press("Escape");
  await expect(trail(page).getByRole("link")).toHaveText(["Semua"]);
});

test("the picture is walked by arrows, opened by Enter and left by Escape", async ({ page }) => {
  await explore(page, BUDGET);
  const picture = page.getByRole("group", { name: /^Gambar Belanja/ });
  await picture.getByRole("link").first().focus();
  await page.keyboard.press("ArrowRight");
  const focused = page.locator(":focus");
  await expect(focused).not.toHaveAccessibleName(/^Pendidikan Rp/);
  await page.keyboard.press("ArrowLeft");
  await expect(focused).toHaveAccessibleName(/^Pendidikan Rp/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]at=1\.01/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/[?&]at=/);
  // The focus is where one came from.
  await expect(focused).toHaveAccessibleName(/^Pendidikan Rp/);
});

test("a search forgives, filters everything and lists the lines with their place", async ({ page }) => {
  await explore(page, BUDGET);
  await page.getByRole("searchbox", { name: "Cari di anggaran ini" }).fill("JALN");
  await expect(page).toHaveURL(/[?&]q=JALN/);
  const said = page.locator(".explorer").getByRole("status").filter({ hasText: "rincian cocok" });
  await expect(said).toBeVisible();
  const count = Number(/^([0-9.]+)/.exec(await said.innerText())?.[1]?.replaceAll(".", ""));
  expect(count).toBeGreaterThan(10);
  const list = page.getByRole("region", { name: "Rincian" });
  await expect(list.getByRole("table")).toHaveAttribute("aria-rowcount", String(count + 1));
  await expect(list.getByRole("row").nth(1)).toContainText("›");
  await page.getByRole("searchbox", { name: "Cari di anggaran ini" }).fill("qqqqqqq");
  await expect(page.locator(".explorer").getByRole("status").first()).toContainText("Tidak ada rincian yang cocok");
  await expect(table(page)).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Cari di anggaran ini" }).fill("pajak penerangan");
  await page.locator(".explorer").getByRole("link", { name: /^Pendapatan: [\d.]+ rincian$/ }).click();
  await expect(page).toHaveURL(/section=revenue/);
  await expect(table(page)).toBeVisible();
});

test("every state is in the address and is read back from it", async ({ page }) => {
  await explore(page, `${BUDGET}?by=unit&view=table&sort=name`);
  await expect(page.getByRole("link", { name: "SKPD", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("group", { name: /^Gambar/ })).toHaveCount(0);
  const names = await table(page).locator("tbody th a").allInnerTexts();
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  expect(names).toEqual(sorted);
  await table(page).getByRole("link", { name: "Jumlah (Rp)" }).click();
  await expect(table(page).getByRole("columnheader", { name: "Jumlah (Rp)" })).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("link", { name: /^Pendapatan/ }).click();
  await expect(page).toHaveURL(/section=revenue/);
  await page.goBack();
  await expect(page).not.toHaveURL(/section=revenue/);
  await expect(table(page).getByRole("columnheader", { name: "Jumlah (Rp)" })).toHaveAttribute("aria-sort", "descending");
});

test("an amended budget shows what was before and the change", async ({ page }) => {
  await explore(page, AMENDED);
  const first = table(page).getByRole("row").nth(1).getByRole("cell");
  const [amount, , before, change] = await first.allInnerTexts();
  expect(sen(change?.split("\n")[0])).toBe(sen(amount) - sen(before));
});

test("an incomplete budget says what is missing, the official total beside ours", async ({ page, request }) => {
  const { manifest } = await (await request.get("/api/v1/governments/kabupaten-bantul/budgets/2015/v1")).json();
  await explore(page, BUDGET);
  await expect(page.locator("header")).toContainText(["", "menurut ringkasan resmi"].slice(1));
  await page.getByText("Anggaran ini belum lengkap.").click();
  const official = page.getByRole("region", { name: "Ringkasan resmi" });
  const row = official.getByRole("row").filter({ hasText: "Belanja" });
  const [printed, ours, difference] = await row.getByRole("cell").allInnerTexts();
  expect(sen(printed)).toBe(BigInt(manifest.completeness.official.expenditure.replace(".", "")));
  expect(sen(ours)).toBe(BigInt(manifest.totals.expenditure.replace(".", "")));
  expect(sen(difference)).toBe(sen(ours) - sen(printed));
});

test("a long table holds only the rows that can be seen, and says how many there are", async ({ page }) => {
  await explore(page, `${BUDGET}?view=lines`);
  const list = page.getByRole("region", { name: "Rincian" });
  const count = Number(await list.getByRole("table").getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(5_000);
  const present = () => list.locator("tbody tr[aria-rowindex]").count();
  expect(await present()).toBeLessThan(120);
  // Rows that are drawn for the first time may be taller than the space kept for them: as a reader
  // does, scroll on until the end is there.
  await expect(async () => {
    await list.evaluate((region) => region.scrollTo(0, region.scrollHeight));
    await expect(list.locator(`tr[aria-rowindex="${count}"]`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await present()).toBeLessThan(120);
});

test("the page is headline, sides, controls, place, picture, table, files and citation", async ({ page }) => {
  await explore(page, BUDGET);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - article:
        - paragraph:
          - link "Kabupaten Bantul"
        - heading "APBD 2015" [level=1]
        - paragraph:
          - text: ditetapkan versi 1
          - time
        - paragraph:
          - button "Belanja"
          - button /Rp1,98\\s+triliun/
          - text: menurut ringkasan resmi,
          - button /Rp1,55\\s+triliun/
        - paragraph:
          - button "Pendapatan"
          - button /Rp1,86\\s+triliun/
          - button "Defisit"
        - region "Anggaran ini belum lengkap"
        - region "Jelajahi":
          - navigation "Sisi anggaran":
            - list:
              - listitem:
                - link /Belanja Rp1,55\\s+triliun terinci/
              - listitem:
                - link /Pendapatan Rp1,86\\s+triliun/
          - navigation "Menurut"
          - navigation "Tampilan"
          - search:
            - searchbox "Cari di anggaran ini"
          - navigation "Letak":
            - list:
              - listitem:
                - link "Semua"
          - status
          - figure:
            - group /Gambar Belanja/:
              - link /Pendidikan Rp865\\s+miliar 55,7%/
          - region "Tabel":
            - table "Belanja menurut urusan"
        - heading "Unduh" [level=2]
        - region "Unduh"
        - heading "Kutip" [level=2]
        - blockquote
        - paragraph:
          - button "Salin kutipan"
          - status
  `);
});

test("a technical word opens one sentence, and Escape closes only that", async ({ page }) => {
  await explore(page, `${BUDGET}?at=1.01`);
  await page.locator(".headline").getByRole("button", { name: "Belanja", exact: true }).click();
  const says = page.locator(".term-says:popover-open");
  await expect(says).toContainText("layanan");
  await page.keyboard.press("Escape");
  await expect(says).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]at=1\.01/);
});

test("copying a cell gives the exact number", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await explore(page, BUDGET);
  const cell = table(page).locator("tbody td.number").first();
  const shown = await cell.innerText();
  await cell.locator(".amount").selectText();
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\d+(,\d\d)?$/);
  expect(sen(copied)).toBe(sen(shown));
});

test("the citation holds the permanent address and the manifest's hash", async ({ page, request, baseURL }) => {
  const { manifest_sha256 } = await (await request.get("/api/v1/governments/kabupaten-bantul/budgets/2015/v1")).json();
  await open(page, "/kabupaten-bantul/2015");
  const cited = page.locator("blockquote");
  await expect(cited).toContainText(`${baseURL}${BUDGET} (SHA-256 manifes ${manifest_sha256})`);
});

test("what is missing adds up to the difference from the official summary, to the sen", async ({ page }) => {
  for (const path of ["/daerah-istimewa-yogyakarta/2016/v1", "/kabupaten-kulon-progo/2014/v1", BUDGET]) {
    await explore(page, path);
    await page.getByText("Anggaran ini belum lengkap.").click();
    const missing = page.getByRole("region", { name: "Yang tidak ada" });
    const rows = await missing.locator("tbody td.number:last-child").allInnerTexts();
    const sum = rows.map((amount) => sen(amount)).reduce((a, b) => a + b);
    expect(sum, path).toBe(sen(await missing.locator("tfoot td.number").last().innerText()));
    const official = page.getByRole("region", { name: "Ringkasan resmi" });
    const spending = official.getByRole("row").filter({ hasText: "Belanja" });
    expect(-sum, path).toBe(sen(await spending.getByRole("cell").last().innerText()));
  }
});

test("programs have the colour of their purpose, those of several purposes one of their own", async ({ page }) => {
  await explore(page, `${BUDGET}?by=program`);
  const bar = (name: string | RegExp) =>
    table(page).getByRole("row").filter({ has: page.getByRole("link", { name }) }).locator(".bar-part");
  await expect(bar(/^Belanja tidak langsung, tanpa program$/)).toHaveClass(/purpose-mixed/);
  await expect(bar(/^Program Upaya Kesehatan Masyarakat$/)).toHaveClass(/purpose-health/);
  await expect(bar(/^Program Pendidikan Menengah$/)).toHaveClass(/purpose-education/);
  await expect(bar(/^Program Pelayanan Administrasi Perkantoran$/)).toHaveClass(/purpose-mixed/);
  await expect(page.getByRole("list", { name: "Warna menurut tujuan" })).toContainText("Beberapa tujuan");
});

test("no number is cut on the narrowest phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  for (const path of [BUDGET, AMENDED, "/daerah-istimewa-yogyakarta/2016/v1", `${BUDGET}?by=unit&view=lines`]) {
    for (const language of ["id", "en"] as const) {
      await explore(page, path, language);
      await page.locator(".incomplete details").evaluate((details: HTMLDetailsElement) => { details.open = true; });
      const cut = await page.locator(".table-scroll:not(.files-scroll) td .amount").evaluateAll((amounts) =>
        amounts.filter((amount) => {
          const box = amount.closest(".table-scroll")?.getBoundingClientRect();
          const { left, right } = amount.getBoundingClientRect();
          return box && (left < box.left - 1 || box.right + 1 < right);
        }).map((amount) => amount.textContent));
      expect(cut, `${path} in ${language}`).toEqual([]);
    }
  }
});

test("the focus is never lost on the way down, and the trail stays in sight", async ({ page }) => {
  await explore(page, `${BUDGET}?at=1.01/1.01.01/-`);
  const focused = page.locator(".explorer :focus");
  await table(page).locator("tbody th a").first().focus();
  for (let depth = 0; depth < 3; depth += 1) {
    const address = await focused.getAttribute("href");
    if (address?.includes("/line/")) break;
    const before = page.url();
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(before);
    await expect(focused).toHaveCount(1);
  }
  await explore(page, BUDGET);
  const tile = page.getByRole("group", { name: /^Gambar/ }).getByRole("link").nth(1);
  await tile.scrollIntoViewIfNeeded();
  await tile.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]at=/);
  await expect(focused).toHaveCount(1);
  await expect(trail(page)).toBeInViewport();
});

test("the headline keeps its second sentence while the lines are on their way, and without them", async ({ page, expectedErrors }) => {
  expectedErrors.push("net::ERR_FAILED");
  await page.route("**/columns-1.bin", (route) => route.abort());
  await open(page, BUDGET);
  await expect(page.locator(".headline")).toContainText("Bagian terbesar, 56 dari setiap 100 rupiah yang terinci, untuk Pendidikan.");
  const trouble = page.getByRole("alert");
  await expect(trouble).toContainText("Data tidak dapat diambil");
  await page.unroute("**/columns-1.bin");
  await trouble.getByRole("button", { name: "Coba lagi" }).click();
  await expect(table(page)).toBeVisible();
});

test("the document is called after the place", async ({ page }) => {
  await explore(page, `${BUDGET}?at=1.01`);
  await expect(page).toHaveTitle("Pendidikan · APBD 2015, Kabupaten Bantul · Terang");
  await page.keyboard.press("Escape");
  await expect(page).toHaveTitle("APBD 2015, Kabupaten Bantul · Terang");
});

test("nobody says that a government published what was copied from its books", async ({ page, request }) => {
  const { publications } = await (await request.get("/api/v1/governments/kabupaten-bantul")).json();
  expect(publications.map((of: { copied: boolean }) => of.copied)).toEqual([true, true, true]);
  await explore(page, BUDGET);
  await expect(page.locator(".headline-about")).toContainText(/dimuat di Terang \d+ \w+ \d{4}, disalin dari buku resmi/);
  await expect(page.locator("blockquote")).toContainText("disalin dari buku resmi");
  await expect(page.getByRole("main")).not.toContainText("terbit 2");
});
