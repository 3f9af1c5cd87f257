// Passkeys as people use them, with an authenticator in software: an invitation taken without any
// identity provider, and one more way in for whoever has one.

import type { Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { signIn as asSomebody } from "../support/people.ts";
import { bothHalves } from "../support/members.ts";
import { newSlug } from "../support/sample.ts";
import { choose } from "../support/studio.ts";

// An address in numbers has no passkeys.
const ADDRESS = (process.env.TERANG_ADDRESS ?? "").replace("127.0.0.1", "localhost");
const REFUSED = "Failed to load resource";

async function withAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true,
      hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return [cdp, authenticatorId] as const;
}

/** A village that two who run the platform founded, and the code for its first administrator. */
async function village() {
  const slug = newSlug();
  const members = `/api/v1/members/${slug}`;
  const [arif, lina] = await Promise.all([asSomebody("arif"), asSomebody("lina")]);
  const government = { slug, name: "Desa Coba", code: "99.71", kind: "village" };
  const change = { act: "found", government, name: "Kepala Desa" };
  const body = { change, reason: "Permintaan tertulis." };
  const { number } = await (await arif.send("POST", `${members}/proposals`, body)).json();
  const confirmed = await lina.send("POST", `${members}/proposals/${number}/confirmation`);
  return { slug, code: await bothHalves(members, arif, (await confirmed.json()).invitation.code) };
}

test("whoever is invited and has no provider makes an account, joins, and comes back", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  const { slug, code } = await village();
  await page.goto(`${ADDRESS}/studio/${slug}/join#${code}`);
  await withAuthenticator(page);
  await page.getByLabel("Nama Anda").fill("Slamet Riyadi");
  await expectAccessible(page);
  for (const width of [320, 768, 1280]) await expectNoSidewaysScroll(page, width);
  await page.getByRole("button", { name: "Buat akun dengan kunci sandi" }).click();
  await page.getByRole("button", { name: "Terima undangan" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("admin");

  await page.goto(`${ADDRESS}/studio/account`);
  await expect(page.getByRole("heading", { name: "Kunci sandi" })).toBeVisible();
  // No provider vouches for this person, and none is named.
  await expect(page.getByRole("main")).toContainText("tanpa penyedia identitas");
  await expect(page.getByRole("main")).not.toContainText("Penyedia identitas contoh");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keluar" }).first().click();
  await page.waitForURL(/\/studio\/sign-in/);
  await page.getByRole("button", { name: "Masuk dengan kunci sandi" }).click();
  await page.waitForURL(`${ADDRESS}/studio`);
  await expect(page.getByRole("main")).toContainText("Slamet Riyadi");
  await expect(page.getByRole("main")).toContainText("Desa Coba");
});

test("one more passkey is added, known by its name, and removed", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await page.goto(`${ADDRESS}/api/v1/session/start/contoh?to=/studio/account`);
  await choose(page, "hadi");
  await page.waitForURL(/\/studio\/account/);
  await withAuthenticator(page);
  const name = `Laptop ${Date.now().toString(36)}`;
  await page.getByLabel(/Nama perangkat/).fill(name);
  await page.getByRole("button", { name: "Tambahkan kunci sandi" }).click();
  const mine = page.getByRole("listitem").filter({ hasText: name });
  await expect(mine).toContainText("Dibuat");
  // The device has one now: it does not make a second.
  await page.getByLabel(/Nama perangkat/).fill("Lagi");
  await page.getByRole("button", { name: "Tambahkan kunci sandi" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "sudah punya" })).toBeVisible();
  await mine.getByRole("button", { name: /^Hapus/ }).click();
  await mine.getByRole("button", { name: "Hapus kunci sandi" }).click();
  await expect(mine).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "Kunci sandi dihapus." })).toBeVisible();
});

test("a passkey that opens nothing says so, and what to do", async ({ page, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  await page.goto(`${ADDRESS}/studio/sign-in`);
  const [cdp, authenticatorId] = await withAuthenticator(page);
  // A passkey of this site that no account here knows.
  const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey)).toString("base64");
  await cdp.send("WebAuthn.addCredential", {
    authenticatorId,
    credential: {
      credentialId: Buffer.from("unknown").toString("base64"), isResidentCredential: true,
      rpId: "localhost", privateKey: key, signCount: 1,
      userHandle: Buffer.from("0".repeat(32)).toString("base64"),
    },
  });
  await page.getByRole("button", { name: "Masuk dengan kunci sandi" }).click();
  await expect(page.getByRole("alert")).toContainText("tidak diterima");
});
