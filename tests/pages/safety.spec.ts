// When something is wrong: publishing is frozen by one person and let go on by two, a member's
// sessions are ended, a copy is taken and put back; as an administrator and as who runs the platform.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "../support/test.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { bring, founded, idOf } from "../support/members.ts";
import { another, signIn } from "../support/studio.ts";

test("publishing is frozen by one person and let go on by two", async ({ page, browser, baseURL, expectedErrors }) => {
  // The offices of a government that has published nothing yet.
  expectedErrors.push("Failed to load resource");
  const { slug } = await founded();
  const settings = `/studio/${slug}/settings`;
  await signIn(page, "gilang", settings);
  const main = page.getByRole("main");
  await expect(main).toContainText("Anggaran dapat diterbitkan.");
  await page.getByRole("button", { name: "Bekukan penerbitan" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#freeze")).toBeFocused();
  // Escape goes back, and what was written is still there.
  await page.keyboard.type("Ada baris yang");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Bekukan penerbitan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#freeze")).toHaveValue("Ada baris yang");
  await page.locator("#freeze").fill("");
  await page.getByRole("button", { name: "Bekukan sekarang" }).click();
  await expect(main.getByText("Tuliskan alasannya.")).toBeVisible();
  await page.locator("#freeze").fill("Ada baris yang disisipkan");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Penerbitan dibekukan.")).toBeFocused();
  await expect(main).toContainText("oleh Gilang Saputra");
  await expect(main).toContainText("Ada baris yang disisipkan");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 320);
  await page.getByRole("button", { name: "Usulkan pembukaan kembali" }).click();
  await page.locator("#unfreeze").fill("Barisnya sudah dihapus");
  await page.getByRole("button", { name: "Usulkan", exact: true }).click();
  await expect(main).toContainText("menunggu orang kedua di halaman anggota");

  const lina = await another(browser, baseURL, "lina", "/studio/platform");
  await lina.getByLabel("Cari nama atau kode").fill("Kota Coba");
  await lina.goto(`/studio/${slug}/members`);
  const proposal = lina.getByRole("listitem").filter({
    has: lina.getByRole("heading", { name: "Membuka kembali penerbitan yang dibekukan" }),
  });
  await proposal.getByRole("button", { name: /^Konfirmasi/ }).click();
  await proposal.getByRole("button", { name: "Ya, konfirmasi" }).click();
  await expect(lina.getByText("Tidak ada yang menunggu.")).toBeVisible();
  await lina.context().close();
  await page.reload();
  await expect(main).toContainText("Anggaran dapat diterbitkan.");
  await page.getByRole("link", { name: "Riwayat" }).click();
  await expect(main).toContainText("membuka kembali penerbitan");
});

test("a member's sessions are ended from the list of members, and by who runs the platform", async ({ page, browser, baseURL, expectedErrors }) => {
  // The offices of a government that has published nothing yet.
  expectedErrors.push("Failed to load resource");
  const { slug, members, gilang, lina } = await founded();
  const yoga = await bring(members, gilang, lina, "yoga", [{ role: "auditor" }]);
  await signIn(page, "gilang", `/studio/${slug}/members`);
  await page.getByRole("button", { name: "Akhiri sesinya Yoga Pratama" }).click();
  await expect(page.getByText("Akhiri semua sesi Yoga Pratama sekarang?")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Akhiri sesinya Yoga Pratama" }).click();
  const ended = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await page.getByRole("button", { name: "Akhiri semua", exact: true }).click();
  expect((await ended).status()).toBe(204);
  await expect(page.getByText("Semua sesinya sudah diakhiri.")).toBeFocused();
  expect((await yoga.get("/api/v1/session")).status()).toBe(401);

  const id = await idOf(gilang);
  const arif = await another(browser, baseURL, "arif", `/studio/${slug}/settings`);
  await arif.getByLabel("Nomor orangnya").fill("salah");
  await arif.getByRole("button", { name: "Akhiri semua sesinya" }).click();
  await expect(arif.getByText("Nomor orang terdiri dari")).toBeVisible();
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await expectAccessible(arif);
  await arif.context().close();
});

test("a copy is taken from the settings, and put back by two people", async ({ page, browser, baseURL, expectedErrors }) => {
  expectedErrors.push("Failed to load resource");
  const { slug } = await founded("maya");
  const settings = `/studio/${slug}/settings`;
  await signIn(page, "maya", settings);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh salinan" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${slug}-\\d{4}-\\d{2}-\\d{2}\\.tar\\.gz$`));
  const copy = readFileSync(await download.path());
  const sum = createHash("sha256").update(copy).digest("hex");

  // What is no copy is refused in words, and nothing waits.
  await page.getByRole("button", { name: "Periksa dan usulkan pemulihan" }).click();
  await expect(page.getByText("Pilih berkas salinannya.")).toBeVisible();
  await page.getByLabel("Berkas salinan").setInputFiles({
    name: "salinan.tar.gz", mimeType: "application/gzip", buffer: Buffer.from("bukan salinan"),
  });
  await page.getByLabel("Alasan").fill("Uji pemulihan");
  await page.getByRole("button", { name: "Periksa dan usulkan pemulihan" }).click();
  await expect(page.getByRole("alert").getByText("Bukan ekspor yang utuh")).toBeVisible();

  await page.getByLabel("Berkas salinan").setInputFiles({
    name: download.suggestedFilename(), mimeType: "application/gzip", buffer: copy,
  });
  await page.getByRole("button", { name: "Periksa dan usulkan pemulihan" }).click();
  await expect(page.getByText("Usul terkirim dan menunggu orang kedua.")).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 320);

  const lina = await another(browser, baseURL, "lina", `/studio/${slug}/members`);
  const proposal = lina.getByRole("listitem").filter({ hasText: "Memulihkan pemerintah daerah ini" });
  // The hash that the second person compares with that of the file they mean.
  await expect(proposal).toContainText(sum);
  await expectNoSidewaysScroll(lina, 320);
  await proposal.getByRole("button", { name: /^Konfirmasi/ }).click();
  await proposal.getByRole("button", { name: "Ya, konfirmasi" }).click();
  await expect(lina.getByText("Tidak ada yang menunggu.")).toBeVisible();
  await lina.context().close();
  await page.goto(`/studio/${slug}/history`);
  await expect(page.getByRole("main")).toContainText("memulihkan semuanya dari salinan");
  await expect(page.getByRole("main")).toContainText("mengambil salinan lengkap");
});

test("where something was published, the page says why no copy can be put back", async ({ page }) => {
  await signIn(page, "maya", "/studio/kabupaten-bantul/settings");
  await expect(page.getByText("sudah menyusun atau menerbitkan di sini")).toBeVisible();
  await expect(page.getByLabel("Berkas salinan")).toHaveCount(0);
});
