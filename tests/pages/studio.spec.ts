// The studio as its people see it, against the Worker and the local identity provider: each signs
// in by the provider's own page, as one of the made-up people of `demo/people.json`.

import type { BrowserContext, Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { ISSUER } from "../support/people.ts";
import { newSlug, register } from "../support/sample.ts";
import { LANGUAGES, THEMES, open } from "../support/readers.ts";
import { BANTUL, another, choose, person, signIn } from "../support/studio.ts";

const MEMBERS = `/studio/${BANTUL}/members`;
const SETTINGS = `/studio/${BANTUL}/settings`;
const HISTORY = `/studio/${BANTUL}/history`;
const JOIN = `/studio/${BANTUL}/join`;

/** A name that no other test and no earlier run has written into a form. */
const newName = () => `Rudi ${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
/** A browser writes every answer that is no success into its console. */
const REFUSED = "Failed to load resource";

const row = (page: Page, subject: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(person(subject).email, { exact: true }) });
/** What the page says aloud. */
const said = (page: Page, text: string) => page.getByRole("main").getByRole("status").filter({ hasText: text });
/** Our cookies: the local provider has the same host, and cookies know no ports. */
const ours = async (context: BrowserContext, page: Page) =>
  (await context.cookies(page.url())).map(({ name }) => name).filter((name) => name.startsWith("__Host-"));
const waiting = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

test("whoever is not signed in is led to the ways in, and back to where they were going", async ({ page, context, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await open(page, "/studio");
  await expect(page).toHaveURL(/\/studio\/sign-in$/);
  await expect(page).toHaveTitle("Masuk ke studio · Terang");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - article:
        - heading "Masuk ke studio" [level=1]
        - paragraph: /Membaca anggaran tidak perlu masuk/
        - heading "Pilih cara masuk" [level=2]
        - list:
          - listitem:
            - link /^Masuk dengan/
        - paragraph: /tidak ada kata sandi/
        - paragraph: /undangan/
        - heading "Satu kuki, hanya selama Anda masuk" [level=2]
        - paragraph: /__Host-sesi/
        - paragraph: /__Host-masuk/
        - paragraph: /tidak mendapat kuki apa pun/
  `);
  await expect(page.locator("input")).toHaveCount(0);
  expect(await context.cookies()).toEqual([]);

  await page.goto(MEMBERS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Belum masuk");
  await page.getByRole("link", { name: /^Masuk dengan/ }).click();
  await choose(page, "ratna");
  await expect(page).toHaveURL(MEMBERS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Anggota Kabupaten Bantul");
  expect(await ours(context, page)).toEqual(["__Host-sesi"]);
  // Nothing of the session is where a script could read it.
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]);
  expect(kept.filter((of) => !["terang-language", "terang-theme", ""].includes(of))).toEqual([]);
});

test("a sign-in that did not end says in one sentence what happened and what to do", async ({ page }) => {
  for (const [problem, says] of [
    ["expired", /terlalu lama.*mulailah lagi/],
    ["declined", /tidak meneruskan Anda.*mulailah lagi/],
    ["provider", /tidak dapat dihubungi.*coba lagi/],
  ] as const) {
    await open(page, `/studio/sign-in?problem=${problem}`);
    await expect(page.getByRole("alert")).toHaveText(says);
  }
  await open(page, "/studio/sign-in?problem=%3Cb%3E&to=https://elsewhere.example/");
  await expect(page.getByRole("alert")).toHaveCount(0);
  const way = page.getByRole("link", { name: /^Masuk dengan/ });
  await expect(way).toHaveAttribute("href", /\?to=%2Fstudio$/);
});

test("the first page says who is signed in, and leads to where they work", async ({ page }) => {
  await signIn(page, "gilang");
  const { name, email } = person("gilang");
  await expect(page.getByRole("main")).toContainText(`Anda masuk sebagai ${name} (${email}).`);
  await expect(page.getByRole("heading", { name: "Kabupaten Bantul" })).toBeVisible();
  await page.getByRole("link", { name: "Anggota Kabupaten Bantul" }).click();
  await expect(page).toHaveURL(MEMBERS);
  await page.getByRole("link", { name: "Riwayat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Riwayat Kabupaten Bantul");
  await page.getByRole("link", { name: "Halaman publik" }).click();
  await expect(page).toHaveURL(`/${BANTUL}`);
});

test("whoever runs the platform is led to every government", async ({ page, publisher }) => {
  // From eight on, a list is searched.
  for (let count = 0; count < 6; count += 1) await register(publisher, newSlug());
  await signIn(page, "arif");
  await expect(page.getByRole("heading", { name: "Administrator platform" })).toBeVisible();
  await page.getByRole("main").getByRole("listitem").getByRole("link", { name: "Platform" }).click();
  await expect(page).toHaveURL("/studio/platform");
  await page.getByLabel("Cari nama atau kode").fill("bantul");
  const found = page.getByRole("status").getByRole("listitem");
  await expect(found.filter({ hasText: "Kabupaten Bantul" })).toContainText(/\d+ terbitan/);
  const way = page.getByRole("link", { name: "Yang menunggu Kabupaten Bantul" });
  await expect(way).toHaveAttribute("href", MEMBERS);
  await page.getByLabel("Cari nama atau kode").fill("tidak ada yang begini");
  await expect(page.getByText("Tidak ada yang cocok.")).toBeVisible();
});

test("a government is begun by two who run the platform", async ({ page, browser, baseURL, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  const slug = newSlug();
  await signIn(page, "arif", "/studio/platform");
  await page.getByRole("button", { name: "Daftarkan pemerintah daerah" }).click();
  await expect(page.getByLabel("Nama resmi")).toBeFocused();
  await page.getByRole("button", { name: "Usulkan pendaftaran" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Isi semua kolom" })).toBeVisible();
  // A government of the official list is what the list says.
  await page.getByLabel("Nama resmi").fill("Kabupaten Sleman");
  await expect(page.getByLabel("Kode wilayah")).toHaveValue("34.04");
  await expect(page.getByLabel("Alamat")).toHaveValue("kabupaten-sleman");
  await page.getByLabel("Nama resmi").fill("Kota Yogyakarta");
  await expect(page.getByLabel("Kode wilayah")).toHaveValue("34.71");
  await expect(page.getByLabel("Jenis")).toHaveValue("city");
  await page.getByLabel("Nama resmi").fill("Kota Uji");
  await page.getByLabel("Alamat").fill(slug);
  await page.getByLabel("Jenis").selectOption({ label: "Kota" });
  await page.getByLabel("Kode wilayah").fill("99.71");
  await page.getByLabel("Nama administrator pertama").fill("Budi");
  await page.getByLabel("Alasan").fill("Kota baru");
  await page.getByRole("button", { name: "Usulkan pendaftaran" }).click();
  const way = said(page, "Usul terkirim.").getByRole("link");
  await expect(way).toHaveAttribute("href", `/studio/${slug}/members`);
  // It stands in the list at once, and what was said of it stays.
  const there = page.getByRole("main").getByRole("listitem").getByRole("link", { name: "Yang menunggu Kota Uji" });
  await expect(there.first()).toBeVisible();
  await expect(way).toBeVisible();

  const lina = await another(browser, baseURL, "lina", `/studio/${slug}/members`);
  const founding = waiting(lina, "Memulai Kota Uji");
  await founding.getByRole("button", { name: /^Konfirmasi/ }).click();
  await founding.getByRole("button", { name: "Ya, konfirmasi" }).click();
  // She sees no member of it, now or later.
  const code = lina.getByRole("region", { name: "Undangan untuk Budi" });
  await expect(code.locator("code").first()).toHaveText(new RegExp(`/studio/${slug}/join#`));
  await expect(lina.getByText("Anda melihat halaman ini sebagai administrator platform")).toBeVisible();
  await expect(code.getByRole("heading")).toBeFocused();
  await lina.context().close();
});

test("an account shows who it is and every session, and ends them", async ({ page, browser, baseURL, context }) => {
  await signIn(page, "tuti", "/studio/account");
  const { name, email } = person("tuti");
  await expect(page.getByRole("term").filter({ hasText: "Nama" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: name })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: email })).toBeVisible();

  const other = await another(browser, baseURL, "tuti");
  await page.reload();
  const sessions = page.getByRole("listitem").filter({ hasText: /masuk \d+ \S+ \d{4} pukul \d\d\.\d\d/ });
  await expect(sessions.filter({ hasText: "sesi ini" })).toHaveCount(1);
  const elsewhere = sessions.filter({ hasNotText: "sesi ini" }).first();
  // It asks first, in its place; Escape goes back to the button.
  const end = elsewhere.getByRole("button", { name: /^Akhiri/ });
  await end.focus();
  await page.keyboard.press("Enter");
  await expect(elsewhere.getByRole("group")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(end).toBeFocused();
  await end.click();
  await elsewhere.getByRole("button", { name: "Akhiri sesi", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sesi itu sudah diakhiri." })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Masuk ke studio");
  await other.context().close();

  await page.getByRole("button", { name: "Akhiri semua sesi" }).click();
  await page.getByRole("button", { name: "Akhiri semuanya" }).click();
  await expect(page).toHaveURL(/\/studio\/sign-in\?left=true$/);
  await expect(said(page, "Anda sudah keluar.")).toBeVisible();
  expect(await ours(context, page)).toEqual([]);
});

test("a language that is chosen at the account is the language of the page", async ({ page }) => {
  await signIn(page, "hadi", "/studio/account");
  await page.getByRole("main").getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Account");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(said(page, "You are signed out.")).toBeVisible();
});

test("an invitation is proposed, confirmed by another, handed over, taken, and ended", async ({ page, browser, baseURL, expectedErrors }) => {
  test.setTimeout(90_000);
  expectedErrors.push(REFUSED);
  const { name } = person("joko");
  const invited = newName();
  // Somebody without a membership reads how one begins.
  const joko = await another(browser, baseURL, "joko");
  await expect(joko.getByRole("heading", { name: "Cara menjadi anggota" })).toBeVisible();
  await joko.goto(MEMBERS);
  await expect(joko.getByRole("heading", { level: 1 })).not.toHaveText(/Anggota/);

  await signIn(page, "gilang", MEMBERS);
  await page.getByRole("button", { name: "Undang anggota" }).click();
  await expect(page.getByLabel("Nama")).toBeFocused();
  // What is missing is named, and the focus goes there.
  await page.getByRole("button", { name: "Usulkan undangan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tulis alasannya." })).toContainText("Pilih paling sedikit satu peran.");
  await expect(page.getByLabel("Nama")).toBeFocused();
  await page.getByLabel("Nama").fill(invited);
  await page.getByRole("checkbox", { name: "operator SKPD" }).check();
  await page.getByLabel("SKPD", { exact: true }).selectOption({ label: "1.02.01 Dinas Kesehatan" });
  await page.getByLabel("Alasan").fill("Operator baru mulai bulan ini");
  await page.getByRole("button", { name: "Usulkan undangan" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Usul terkirim." })).toBeFocused();
  const proposed = waiting(page, `Mengundang ${invited}`);
  await expect(proposed).toContainText("Dinas Kesehatan (1.02.01)");
  await expect(proposed).toContainText("Alasan: Operator baru mulai bulan ini");
  await expect(proposed).toContainText("Anda sendiri yang mengusulkannya");
  await expect(proposed.getByRole("button", { name: /^Konfirmasi/ })).toHaveCount(0);

  const maya = await another(browser, baseURL, "maya", MEMBERS);
  const seen = waiting(maya, `Mengundang ${invited}`);
  await seen.getByRole("button", { name: /^Konfirmasi/ }).click();
  await seen.getByRole("button", { name: "Ya, konfirmasi" }).click();
  const code = maya.getByRole("region", { name: `Undangan untuk ${invited}` });
  await expect(code.getByRole("heading")).toBeFocused();
  const link = await code.locator("code").first().innerText();
  expect(link).toMatch(new RegExp(`^${baseURL}${JOIN}#[0-9a-f]{16}$`));
  await code.getByRole("button", { name: "Sudah saya salin, tutup" }).click();
  await expect(code).toHaveCount(0);
  await maya.reload();
  await expect(maya.getByRole("heading", { name: "Undangan", exact: true })).toBeVisible();
  await expect(maya.getByText(link.split("#")[1] ?? link)).toHaveCount(0);
  // Who proposed it hands over the other half, and nobody else sees that one.
  await page.reload();
  const invitation = page.getByRole("listitem").filter({ hasText: invited });
  const other = await invitation.locator("code").first().innerText();
  expect(other).toMatch(new RegExp(`^${baseURL}${JOIN}#[0-9a-f]{16}$`));
  expect(other).not.toBe(link);
  await expect(maya.getByText(other)).toHaveCount(0);

  // Signed out on the way: the code waits in the tab, and nowhere else.
  await joko.goto("/studio/account");
  await joko.getByRole("button", { name: "Keluar" }).click();
  await expect(said(joko, "Anda sudah keluar.")).toBeVisible();
  const asked: string[] = [];
  joko.on("request", (request) => asked.push(request.url()));
  await joko.goto(link);
  await expect(joko.getByRole("heading", { level: 1 })).toHaveText("Undangan dari Kabupaten Bantul");
  await joko.getByRole("link", { name: /^Masuk dengan/ }).click();
  await joko.waitForURL((url) => url.pathname === JOIN || url.href.startsWith(`${ISSUER}/`));
  if (!joko.url().includes(JOIN)) await choose(joko, "joko");
  // One half alone is no invitation: the page asks for the other, as a link or as a code.
  await expect(joko.getByText("Ini satu dari dua bagian.")).toBeVisible();
  await expect(joko.getByRole("button", { name: "Terima undangan" })).toHaveCount(0);
  await joko.getByLabel("Kode undangan").fill(link);
  await joko.getByRole("button", { name: "Pakai kode ini" }).click();
  await expect(joko.getByRole("alert").filter({ hasText: "bukan kode undangan" })).toBeVisible();
  await joko.getByLabel("Kode undangan").fill(other);
  await joko.getByRole("button", { name: "Pakai kode ini" }).click();
  await joko.getByRole("button", { name: "Terima undangan" }).click();
  await expect(joko.getByRole("heading", { level: 1 })).toHaveText("Selamat datang di Kabupaten Bantul");
  await expect(joko.getByRole("status").filter({ hasText: "operator SKPD" })).toBeVisible();
  const secret = link.split("#")[1] ?? "";
  expect(asked.filter((url) => new URL(url).search.includes(secret) || new URL(url).pathname.includes(secret))).toEqual([]);
  expect(joko.url()).not.toContain(secret);
  expect(await joko.evaluate(() => sessionStorage.length)).toBe(0);

  // And out again, by two.
  await maya.reload();
  await row(maya, "joko").getByRole("button", { name: /^Akhiri keanggotaan/ }).click();
  await expect(maya.getByLabel("Alasan")).toBeFocused();
  await maya.getByLabel("Alasan").fill("Selesai bertugas");
  await maya.getByRole("button", { name: "Usulkan pengakhiran" }).click();
  await expect(maya.getByRole("status").filter({ hasText: "Usul terkirim." })).toBeVisible();
  await page.reload();
  const ending = waiting(page, `Mengakhiri keanggotaan ${name}`);
  await ending.getByRole("button", { name: /^Konfirmasi/ }).click();
  await ending.getByRole("button", { name: "Ya, konfirmasi" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Dikonfirmasi." })).toBeVisible();
  await page.getByText(/^Bukan anggota lagi/).click();
  await expect(row(page, "joko")).toContainText("bukan anggota lagi");
  await joko.goto("/studio");
  await expect(joko.getByRole("heading", { name: "Cara menjadi anggota" })).toBeVisible();
  await Promise.all([joko.context().close(), maya.context().close()]);
});

test("a proposal is withdrawn by who made it, and turned down by another", async ({ page, browser, baseURL }) => {
  const [mine, theirs] = [newName(), newName()];
  await signIn(page, "gilang", MEMBERS);
  for (const name of [mine, theirs]) {
    await page.getByRole("button", { name: "Undang anggota" }).click();
    await page.getByLabel("Nama").fill(name);
    await page.getByRole("checkbox", { name: "auditor Inspektorat" }).check();
    await page.getByLabel("Alasan").fill("Untuk dicoba");
    await page.getByRole("button", { name: "Usulkan undangan" }).click();
    await expect(waiting(page, name)).toBeVisible();
  }
  await waiting(page, mine).getByRole("button", { name: /^Tarik kembali/ }).click();
  await waiting(page, mine).getByRole("button", { name: "Ya, tarik kembali" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Usul ditarik kembali." })).toBeVisible();
  await expect(waiting(page, mine)).toHaveCount(0);
  const maya = await another(browser, baseURL, "maya", MEMBERS);
  await waiting(maya, theirs).getByRole("button", { name: /^Tolak/ }).click();
  await waiting(maya, theirs).getByRole("button", { name: "Ya, tolak" }).click();
  await expect(waiting(maya, theirs)).toHaveCount(0);
  await maya.context().close();
});

test("nobody is offered what they may not do, and the page says why", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "sari", MEMBERS);
  await expect(page.getByRole("main")).toContainText("Peran Anda tidak boleh mengundang anggota");
  await expect(page.getByRole("button", { name: /Undang|Tangguhkan|Ganti peran|Akhiri/ })).toHaveCount(0);
  await expect(row(page, "sari")).toContainText("operator SKPD di Dinas Kesehatan (1.02.01)");
  // The history is not for her role: no way leads there, and the refusal is the server's own.
  await expect(page.getByRole("link", { name: "Riwayat" })).toHaveCount(0);
  await page.goto(HISTORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bukan wewenang peran Anda");
  await page.getByRole("link", { name: "Lihat siapa boleh apa" }).click();
  await expect(page).toHaveURL("/studio/roles");
});

test("an administrator changes others and never themselves", async ({ page }) => {
  await signIn(page, "gilang", MEMBERS);
  await expect(row(page, "gilang")).toContainText("hanya dapat diubah orang lain");
  await expect(row(page, "gilang").getByRole("button")).toHaveCount(0);
  const dewi = row(page, "dewi");
  await dewi.getByRole("button", { name: /^Ganti peran/ }).click();
  await expect(dewi.getByRole("checkbox", { name: "PPKD" })).toBeChecked();
  await dewi.getByLabel("Alasan").fill("Belum jadi");
  // What is written survives another language, and Escape leads back to the button.
  await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await expect(dewi.getByLabel("Reason")).toHaveValue("Belum jadi");
  await dewi.getByLabel("Reason").press("Escape");
  await expect(dewi.getByRole("button", { name: /^Change roles/ })).toBeFocused();
});

test("who signed in without a second factor is told, and may prove it", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "wati");
  await expect(page.getByRole("main")).toContainText("tanpa faktor kedua");
  const again = page.getByRole("link", { name: /^Masuk lagi dengan/ });
  await expect(again).toHaveAttribute("href", /\?to=%2Fstudio&again=true$/);
});

test("a link without a code asks for it, and a wrong code is refused in words", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "joko", JOIN);
  await page.getByLabel("Kode undangan").fill("bukan kode");
  await page.getByRole("button", { name: "Pakai kode ini" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "bukan kode undangan" })).toBeVisible();
  await page.getByLabel("Kode undangan").fill("0123456789abcdeffedcba9876543210");
  await page.getByRole("button", { name: "Pakai kode ini" }).click();
  await page.getByRole("button", { name: "Terima undangan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Undangan tidak berlaku" })).toBeVisible();
});

test("the history says what was done, holds together, and can be taken away", async ({ page }) => {
  await signIn(page, "ratna", HISTORY);
  const entries = page.getByRole("listitem").filter({ hasText: /^Entri \d/ });
  await expect(entries.first()).toBeVisible();
  await expect(page.getByText("semuanya bersambung")).toBeVisible();
  await expect(entries.filter({ hasText: "mengusulkan perubahan" }).first()).toContainText("Sidik jari");
  await expect(page.getByText(/cargo xtask verify-history .*-history\.jsonl/)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Unduh seluruh riwayat/ }).click();
  expect((await download).suggestedFilename()).toBe(`${BANTUL}-history.jsonl`);
});

test("the table of who may do what is a table on a desk and a list on a phone", async ({ page }) => {
  await open(page, "/studio/roles");
  const table = page.getByRole("region", { name: "Setiap tindakan" }).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(27);
  await expect(table.getByRole("row", { name: /^menerbitkan versi/ })).toContainText("dua orang");
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(table).toBeHidden();
  await expect(page.getByRole("heading", { level: 3, name: "PPKD" })).toBeVisible();
});

test("a lost line loses nothing that was written", async ({ page, context, expectedErrors }) => {
  expectedErrors.push("net::ERR_", REFUSED);
  await signIn(page, "maya", MEMBERS);
  await row(page, "dewi").getByRole("button", { name: /^Tangguhkan/ }).click();
  await page.getByLabel("Alasan").fill("Cuti panjang");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Usulkan penangguhan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tidak ada sambungan" })).toBeVisible();
  await expect(page.getByLabel("Alasan")).toHaveValue("Cuti panjang");
  // A page that cannot be loaded says so, and comes when the line is back.
  await page.getByRole("link", { name: "Studio", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Studio memerlukan sambungan");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Studio");
});

test("a session that ended loses nothing that was written", async ({ page, context, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "gilang", MEMBERS);
  await row(page, "bayu").getByRole("button", { name: /^Ganti peran/ }).click();
  await page.getByRole("checkbox", { name: "verifikator TAPD" }).check();
  await page.getByLabel("Alasan").fill("Tugas tambahan");
  await context.clearCookies();
  await page.getByRole("button", { name: "Usulkan peran baru" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Belum masuk" })).toBeVisible();
  await page.getByRole("link", { name: /^Masuk dengan/ }).click();
  await choose(page, "gilang");
  await expect(page.getByLabel("Alasan")).toHaveValue("Tugas tambahan");
  await expect(page.getByRole("checkbox", { name: "verifikator TAPD" })).toBeChecked();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("on a computer that several people use, nobody finds what another wrote", async ({ page, context, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await signIn(page, "gilang", MEMBERS);
  await row(page, "bayu").getByRole("button", { name: /^Tangguhkan/ }).click();
  await page.getByLabel("Alasan").fill("Rahasia saya");
  await context.clearCookies();
  await page.getByRole("button", { name: "Usulkan penangguhan" }).click();
  await page.getByRole("link", { name: /^Masuk dengan/ }).click();
  // Somebody else comes to the same browser.
  await choose(page, "maya");
  await expect(row(page, "bayu")).toBeVisible();
  await expect(page.getByLabel("Alasan")).toHaveCount(0);
  await row(page, "bayu").getByRole("button", { name: /^Tangguhkan/ }).click();
  await expect(page.getByLabel("Alasan")).toHaveValue("");
  // Who signs out leaves nothing, and the way back leads to no page of theirs.
  await page.getByLabel("Alasan").fill("Rahasia lain");
  await page.getByRole("link", { name: "Studio", exact: true }).first().click();
  await page.getByRole("link", { name: "Akun" }).first().click();
  await page.getByRole("button", { name: "Keluar" }).first().click();
  await page.waitForURL(/\/studio\/sign-in/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.goBack();
  await page.goBack();
  await expect(page.getByText("Bayu Nugroho")).toHaveCount(0);
  expect(await page.content()).not.toContain("Rahasia");
});

test("no answer about people is kept by the service worker", async ({ page }) => {
  await signIn(page, "maya", MEMBERS);
  await page.getByRole("link", { name: "Riwayat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Riwayat/);
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
});

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every page of the studio in ${language}, ${theme}`, async ({ page }) => {
      test.setTimeout(120_000);
      await open(page, "/studio/sign-in?problem=expired", language, theme);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page, 320);
      await signIn(page, "maya", "/studio", language);
      for (const path of ["/studio", "/studio/account", "/studio/roles", MEMBERS, SETTINGS, HISTORY, JOIN]) {
        await open(page, path, language, theme);
        if (path === MEMBERS) {
          await page.getByRole("button", { name: /^(Undang anggota|Invite a member)/ }).click();
          await page.getByRole("checkbox").first().check();
        }
        if (path === SETTINGS) {
          await page.getByRole("button", { name: /^(Bekukan penerbitan|Freeze publishing)/ }).click();
        }
        for (const width of [320, 768, 1440]) {
          await expectNoSidewaysScroll(page, width);
          await expectAccessible(page);
        }
      }
    });
  }
}
