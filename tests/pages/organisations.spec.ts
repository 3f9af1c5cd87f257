// The organisations of a government as its people see them: a list comes in from a file, a name
// changes, two become one, and years stay comparable; by keyboard, narrow, in both languages.

import type { Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { founded, made } from "../support/members.ts";
import { LANGUAGES, THEMES, open } from "../support/readers.ts";
import { BANTUL, choose, signIn } from "../support/studio.ts";

const PAGE = `/studio/${BANTUL}/organisations`;
const REFUSED = "Failed to load resource";
const YEAR = new Date().getFullYear();

const LIST = `\uFEFFDAFTAR SKPD
Kode SKPD;Nama SKPD;Induk
1.02.01;Dinas Kesehatan;
1.02.01.01;Puskesmas Melati;1.02.01
1.03.01;Dinas Pekerjaan Umum;
1.04.01;"Dinas Perumahan; Permukiman";
`;

const file = (text: string, name = "skpd.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const said = (page: Page, text: string) => page.getByRole("main").getByRole("status").filter({ hasText: text });
const item = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

/** A government of its own, whose one administrator looks at its organisations. */
async function at(page: Page) {
  const government = await founded("putu");
  const address = `/studio/${government.slug}/organisations`;
  await signIn(page, "putu", address);
  return { ...government, address };
}

async function importList(page: Page, text: string, year = YEAR - 2) {
  await page.getByRole("button", { name: "Impor daftar (CSV)" }).click();
  await page.getByLabel("Daftar ini untuk tahun anggaran").fill(String(year));
  await page.getByLabel("Berkas CSV").setInputFiles(file(text));
}

test("a list comes in from a file, after it was shown what it would do", async ({ page }) => {
  const { slug } = await at(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SKPD Kota Coba");
  await expect(page.getByText("Belum ada SKPD dalam daftar ini.")).toBeVisible();
  // What cannot be read is named by its row, and nothing can be sent.
  await importList(page, `${LIST}1.05.01;\n1.03.01;Dinas Dua Kali;\n1.06.01;Unit Tersesat;9.9\n`);
  const understood = page.getByRole("status").filter({ hasText: "skpd.csv" });
  await expect(understood).toContainText("skpd.csv: 7 baris terbaca");
  await expect(understood).toContainText("1 baris di atas judul kolom tidak dibaca.");
  await expect(understood).toContainText("Baris 7: Kode 1.05.01 tidak bernama");
  await expect(understood).toContainText("Baris 8: Kode 1.03.01 sudah ada di baris 5");
  await expect(understood).toContainText("Baris 9: Tidak ada SKPD berkode 9.9");
  await expect(page.getByRole("button", { name: /^Impor \d/ })).toHaveCount(0);
  // What is no list says so.
  await page.getByLabel("Berkas CSV").setInputFiles(file("halo", "catatan.csv"));
  await expect(page.getByRole("status").filter({ hasText: "catatan.csv" })).toContainText("Tidak ada baris judul kolom");
  // Mended.
  await page.getByLabel("Berkas CSV").setInputFiles(file(LIST));
  await expect(understood).toContainText("Baru (4)");
  await page.getByRole("button", { name: "Impor 4 yang baru" }).click();
  await expect(said(page, "Daftarnya sudah diimpor.")).toBeFocused();
  await expect(page.getByRole("heading", { name: "3 SKPD, 1 unit" })).toBeVisible();
  await expect(item(page, "Dinas Kesehatan").getByRole("listitem")).toContainText("Puskesmas Melati");
  // The same list again would do nothing; the next year's changes two and adds one.
  await importList(page, LIST);
  await expect(page.getByText("Tidak ada yang baru dan tidak ada yang berubah.")).toBeVisible();
  const next = "kode,nama\n1.02.0.00.0.00.01.0000,Dinas Kesehatan\n1.03.01,Dinas PUPR\n1.07.01,Dinas Sosial\n";
  await page.getByLabel("Daftar ini untuk tahun anggaran").fill(String(YEAR));
  await page.getByLabel("Berkas CSV").setInputFiles(file(next));
  await expect(understood).toContainText("1.03.01 Dinas Pekerjaan Umum menjadi 1.03.01 Dinas PUPR");
  await expect(understood).toContainText("2 SKPD atau unit dalam daftar tidak disebut berkas ini");
  await expect(page.getByRole("radio", { name: `Memang berganti mulai ${YEAR}` })).toBeChecked();
  await page.getByLabel("Dasar").fill("Perda Nomor 5");
  await page.getByRole("button", { name: "Impor 1 yang baru dan 2 perubahan" }).click();
  await expect(said(page, "Daftarnya sudah diimpor.")).toBeVisible();
  await expect(item(page, "Dinas PUPR")).toContainText(`Sampai ${YEAR - 1}: 1.03.01 Dinas Pekerjaan Umum`);
  await page.goto(`/studio/${slug}/history`);
  const entry = page.getByRole("listitem").filter({ hasText: "mengimpor daftar SKPD" }).first();
  await expect(entry).toContainText("Perda Nomor 5");
});

test("an office is renamed, merged and brought back by keyboard alone", async ({ page }) => {
  const { slug, gilang, address } = await at(page);
  const row = (row: number, code: string, name: string, parent = "") => ({ row, code, name, parent });
  const rows = [
    row(2, "1", "Dinas Satu"), row(3, "1.1", "Unit Satu", "1"), row(4, "2", "Dinas Dua"), row(5, "3", "Dinas Tiga"),
  ];
  const change = { act: "import", year: 2020, differs: "corrected", rows };
  await made(gilang.send("POST", `/api/v1/organisations/${slug}`, { revision: 0, change }));
  await page.goto(address);

  const keys = page.keyboard;
  await page.getByRole("button", { name: "Ubah Dinas Dua" }).focus();
  await keys.press("Enter");
  await expect(page.getByRole("radio", { name: "Perbaiki penulisan" })).toBeFocused();
  await keys.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Berganti nama, kode, atau induk" })).toBeChecked();
  await keys.press("Tab");
  await expect(page.getByLabel("Kode", { exact: true })).toBeFocused();
  await keys.press("Tab");
  await keys.press("ControlOrMeta+a");
  await keys.type("Dinas Dua Baru");
  await keys.press("Tab");
  await keys.press("Tab");
  await expect(page.getByLabel("Berlaku mulai tahun anggaran")).toHaveValue(String(YEAR + 1));
  await keys.press("ControlOrMeta+a");
  await keys.type("20");
  await keys.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "empat angka" })).toBeVisible();
  await expect(page.getByLabel("Berlaku mulai tahun anggaran")).toBeFocused();
  await keys.press("ControlOrMeta+a");
  await keys.type("2024");
  await keys.press("Enter");
  await expect(said(page, "Perubahannya tersimpan")).toBeFocused();
  await expect(item(page, "Dinas Dua Baru")).toContainText("Sampai 2023: 2 Dinas Dua");

  // One ends with its unit; another takes over.
  await page.getByRole("button", { name: "Ubah Dinas Satu" }).focus();
  await keys.press("Enter");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Berakhir", exact: true })).toBeChecked();
  await expect(page.getByLabel("Berakhir bersamanya")).toHaveValue("unit-satu");
  await page.getByLabel("Tahun anggaran terakhir").fill("2024");
  await page.getByLabel("Pengganti yang sudah ada").selectOption("dinas-dua");
  await page.getByRole("button", { name: "Tambah pengganti baru" }).focus();
  await keys.press("Enter");
  await expect(page.getByLabel("Kode pengganti baru")).toBeFocused();
  await keys.type("4");
  await keys.press("Tab");
  await keys.type("Dinas Empat");
  await keys.press("Enter");
  await expect(said(page, "Ditandai berakhir")).toBeFocused();
  await expect(item(page, "Dinas Empat")).toContainText("Menggantikan Dinas Satu, Unit Satu");
  const ended = page.getByText("Sudah berakhir (2)");
  await ended.focus();
  await keys.press("Enter");
  await expect(item(page, "Dinas Satu")).toContainText("2020–2024");
  await expect(item(page, "Dinas Satu")).toContainText("Digantikan Dinas Dua Baru, Dinas Empat");

  // The server says what cannot be, and nothing that was written is lost.
  await page.getByRole("button", { name: "Tambah SKPD atau unit" }).click();
  await page.getByLabel("Kode", { exact: true }).fill("3");
  await page.getByLabel("Nama", { exact: true }).fill("Dinas Lain");
  await page.getByRole("button", { name: "Tambahkan", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kode 3 dipakai Dinas Tiga" })).toBeVisible();
  await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dinas Lain");
  await page.getByLabel("Nama", { exact: true }).press("Escape");
  await expect(page.getByRole("button", { name: "Tambah SKPD atau unit" })).toBeFocused();
});

test("a list that somebody else has changed meanwhile is read again, and what was written stays", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  const { slug, gilang } = await at(page);
  await page.getByRole("button", { name: "Tambah SKPD atau unit" }).click();
  await page.getByLabel("Kode", { exact: true }).fill("1");
  await page.getByLabel("Nama", { exact: true }).fill("Dinas Satu");
  const change = { act: "add", entry: { code: "2", name: "Dinas Dua" }, from: 2020 };
  await made(gilang.send("POST", `/api/v1/organisations/${slug}`, { revision: 0, change }));
  await page.getByRole("button", { name: "Tambahkan", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Daftar SKPD sudah berubah" })).toBeVisible();
  await expect(item(page, "Dinas Dua")).toBeVisible();
  await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dinas Satu");
  await page.getByRole("button", { name: "Tambahkan", exact: true }).click();
  await expect(said(page, "Ditambahkan ke daftar.")).toBeFocused();
});

test("who may not change the list reads it, and who may", async ({ page }) => {
  await signIn(page, "sari", PAGE);
  await expect(page.getByRole("main")).toContainText("Peran Anda tidak boleh mengurus daftar SKPD dan unitnya; mintalah kepada yang boleh: verifikator TAPD atau administrator pemerintah daerah.");
  await expect(page.getByRole("button", { name: /Ubah|Tambah|Impor/ })).toHaveCount(0);
  // The demo's own list: one office changed its code in 2015.
  await expect(page.getByRole("heading", { name: "17 SKPD" })).toBeVisible();
  await page.getByLabel("Cari kode atau nama").fill("1.11.01");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("listitem")).toContainText("Sampai 2014: 1.11.01");
  await page.getByLabel("Cari kode atau nama").fill("zzz");
  await expect(page.getByText("Tidak ada SKPD atau unit yang cocok dengan «zzz».")).toBeVisible();
});

test("a role waits for its office, and the way there is shown", async ({ page }) => {
  const { slug } = await at(page);
  await page.goto(`/studio/${slug}/members`);
  await page.getByRole("button", { name: "Undang anggota" }).click();
  await page.getByRole("checkbox", { name: "operator SKPD" }).check();
  await page.getByRole("link", { name: "Tambahkan SKPD dahulu" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SKPD Kota Coba");
});

test("a session that ended loses nothing that was written", async ({ page, context, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "maya", PAGE);
  await page.getByRole("button", { name: "Ubah Dinas Sosial" }).click();
  await page.getByRole("radio", { name: "Berganti nama, kode, atau induk" }).check();
  await page.getByLabel("Nama", { exact: true }).fill("Dinas Sosial Baru");
  await context.clearCookies();
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await page.getByRole("link", { name: /^Masuk dengan/ }).click();
  await choose(page, "maya");
  await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dinas Sosial Baru");
  await expect(page.getByRole("radio", { name: "Berganti nama, kode, atau induk" })).toBeChecked();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("without a line the page says so, and comes when it is back", async ({ page, context, expectedErrors }) => {
  expectedErrors.push("net::ERR_", REFUSED);
  await signIn(page, "maya", PAGE);
  await page.getByRole("button", { name: "Tambah SKPD atau unit" }).click();
  await page.getByLabel("Kode", { exact: true }).fill("9.99");
  await page.getByLabel("Nama", { exact: true }).fill("Dinas Coba");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Tambahkan", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tidak ada sambungan" })).toBeVisible();
  await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("Dinas Coba");
  await context.setOffline(false);
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`the page of the organisations in ${language}, ${theme}`, async ({ page }) => {
      test.setTimeout(90_000);
      await signIn(page, "maya", PAGE, language);
      await open(page, PAGE, language, theme);
      const check = async () => {
        for (const width of [320, 768, 1440]) {
          await expectNoSidewaysScroll(page, width);
          await expectAccessible(page);
        }
      };
      await check();
      await page.getByRole("button", { name: /^(Ubah|Change) Dinas Kesehatan/ }).click();
      await page.getByRole("radio", { name: /^(Berakhir|It ends)/ }).check();
      await page.getByRole("button", { name: /^(Tambah pengganti baru|Add a new successor)/ }).click();
      await check();
      await page.getByRole("button", { name: /^(Impor daftar|Import a list)/ }).click();
      await page.locator("#org-file").setInputFiles(file(`${LIST}1.05.01;\n`));
      await expect(page.getByRole("status").filter({ hasText: "skpd.csv" })).toBeVisible();
      await check();
    });
  }
}
