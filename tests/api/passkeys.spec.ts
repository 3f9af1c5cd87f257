// Passkeys, with a real browser's WebAuthn and an authenticator in software: an account for whoever
// is invited and has no provider, signing in with it, one more passkey for whoever has one; and
// every answer that must not be believed.

import { expect, test } from "../support/test.ts";
import { bothHalves } from "../support/members.ts";
import { newSlug } from "../support/sample.ts";
import { signIn } from "../support/people.ts";
import type { CDPSession, Page } from "@playwright/test";

// An address in numbers has no passkeys.
const ADDRESS = (process.env.TERANG_ADDRESS ?? "").replace("127.0.0.1", "localhost");
const SHELL = `${ADDRESS}/studio/sign-in`;

async function authenticator(page: Page, options: object = {}): Promise<[CDPSession, string]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true,
      hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
      ...options,
    },
  });
  return [cdp, authenticatorId];
}

type Asked = { path: string; body?: unknown; method?: string };

/** Asks the API from the page, as the app does: the browser itself sends Origin and cookie. */
function ask(page: Page, asked: Asked): Promise<{ status: number; body: any }> {
  return page.evaluate(async ({ path, body, method = "POST" }) => {
    const reply = await fetch(path, {
      method,
      headers: { "content-type": "application/json" },
      body: method === "GET" ? undefined : JSON.stringify(body ?? {}),
    });
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : undefined };
  }, asked);
}

/** Makes a passkey for a challenge of this address; what the browser says of it. */
function create(page: Page, path: string, body: object = {}) {
  return page.evaluate(async ([path, body]) => {
    const headers = { "content-type": "application/json" };
    const sent = { method: "POST", headers, body: JSON.stringify(body) };
    const told = await (await fetch(path, sent)).json();
    const credential = await navigator.credentials.create({
      publicKey: (PublicKeyCredential as any).parseCreationOptionsFromJSON({
        challenge: told.challenge,
        rp: { id: told.rp_id, name: "Terang" },
        user: { id: told.user_id, name: "uji", displayName: "Uji" },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: told.known.map((id: string) => ({ type: "public-key", id })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestation: "none",
      }),
    });
    return (credential as any).toJSON();
  }, [path, body] as const);
}

/** Uses a passkey for a new challenge; what the browser says of it. */
async function use(page: Page, change: object = {}) {
  return (await useTimes(page, 1, change))[0];
}

/** Uses it several times for one and the same challenge. */
function useTimes(page: Page, times: number, change: object = {}): Promise<any[]> {
  return page.evaluate(async ([times, change]) => {
    const headers = { "content-type": "application/json" };
    const path = "/api/v1/sign-in/passkey/challenge";
    const told = await (await fetch(path, { method: "POST", headers, body: "{}" })).json();
    const all = [];
    for (let time = 0; time < times; time += 1) {
      const credential = await navigator.credentials.get({
        publicKey: (PublicKeyCredential as any).parseRequestOptionsFromJSON({
          challenge: told.challenge, rpId: told.rp_id, userVerification: "required", ...change,
        }),
      });
      all.push((credential as any).toJSON());
    }
    return all;
  }, [times, change] as const);
}

/** An invitation to a government of its own, for an auditor. */
async function invited() {
  const slug = newSlug();
  const members = `/api/v1/members/${slug}`;
  const [arif, lina] = await Promise.all([signIn("arif"), signIn("lina")]);
  const government = { slug, name: "Desa Coba", code: "99.71", kind: "village" };
  const change = { act: "found", government, name: "Kepala Desa" };
  const proposal = await (
    await arif.send("POST", `${members}/proposals`, { change, reason: "Uji." })
  ).json();
  const confirmed = await lina.send("POST", `${members}/proposals/${proposal.number}/confirmation`);
  return { slug, members, code: await bothHalves(members, arif, (await confirmed.json()).invitation.code) };
}

const ACCOUNT = "/api/v1/sign-in/passkey/account";
const SIGN_IN = "/api/v1/sign-in/passkey";
const OWN = "/api/v1/session/passkeys";

test("a village without a provider: invited, an account with a passkey, a member, back again", async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push("the server responded with a status of 40");
  await page.goto(SHELL);
  await authenticator(page);
  const { slug, members, code } = await invited();
  const name = "Slamet Riyadi";
  // Without an invitation there is no account.
  const wrong = { slug, code: "0".repeat(32) };
  expect((await ask(page, { path: `${ACCOUNT}/challenge`, body: wrong })).status).toBe(404);
  let credential = await create(page, `${ACCOUNT}/challenge`, { slug, code });
  const other = { ...wrong, name, credential };
  expect((await ask(page, { path: ACCOUNT, body: other })).status).toBe(404);
  expect(await ask(page, { path: ACCOUNT, body: { slug, code, name, credential } }))
    .toEqual({ status: 204, body: undefined });
  const session = await ask(page, { path: "/api/v1/session", method: "GET" });
  expect(session.body).toMatchObject({ person: { name }, second_factor: true, recent: true });

  // The account is not the membership: that is taken as everybody takes it.
  const joined = await page.evaluate(
    async ([path, code]) => {
      const headers = { "content-type": "application/json", "idempotency-key": "kunci-uji-1" };
      const body = JSON.stringify({ code });
      return (await fetch(path!, { method: "POST", headers, body })).status;
    },
    [members, code],
  );
  expect(joined).toBe(201);
  expect((await ask(page, { path: "/api/v1/session", method: "DELETE" })).status).toBe(204);
  expect((await ask(page, { path: members, method: "GET" })).status).toBe(401);

  credential = await use(page);
  expect((await ask(page, { path: SIGN_IN, body: { credential } })).status).toBe(204);
  const page2 = await ask(page, { path: members, method: "GET" });
  expect(page2.body.members).toHaveLength(1);
  expect(page2.body.members[0].person.name).toBe(name);
  // The last one stays: without it nobody could come back.
  const { body } = await ask(page, { path: OWN, method: "GET" });
  expect(body.passkeys).toHaveLength(1);
  const last = `${OWN}/${encodeURIComponent(body.passkeys[0].id)}`;
  expect(await ask(page, { path: last, method: "DELETE" })).toMatchObject({
    status: 409, body: { type: expect.stringMatching(/\/last-passkey$/) },
  });
});

test("whoever has a provider adds a passkey, uses it, and loses it", async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push("the server responded with a status of 40");
  await page.goto(`${ADDRESS}/api/v1/session/start/contoh?to=/studio/account`);
  await page.getByRole("button", { name: /Tuti/ }).click();
  await page.waitForURL(/\/studio\/account/);
  await authenticator(page);
  const credential = await create(page, `${OWN}/challenge`);
  const added = await ask(page, { path: OWN, body: { name: "Laptop kantor", credential } });
  expect(added.status).toBe(204);
  // The same again is the same challenge: it was answered.
  const again = await ask(page, { path: OWN, body: { name: "Lagi", credential } });
  expect(again.status).toBe(403);
  const before = (await ask(page, { path: "/api/v1/session", method: "GET" })).body.person;
  await ask(page, { path: "/api/v1/session", method: "DELETE" });
  const used = await use(page);
  expect((await ask(page, { path: SIGN_IN, body: { credential: used } })).status).toBe(204);
  expect((await ask(page, { path: "/api/v1/session", method: "GET" })).body.person).toEqual(before);
  const { passkeys } = (await ask(page, { path: OWN, method: "GET" })).body;
  const mine = passkeys.find((of: any) => of.id === credential.id);
  expect(mine.name).toBe("Laptop kantor");
  const path = `${OWN}/${encodeURIComponent(mine.id)}`;
  expect((await ask(page, { path, method: "DELETE" })).status).toBe(204);
  const lost = await use(page);
  expect((await ask(page, { path: SIGN_IN, body: { credential: lost } })).status).toBe(403);
});

test("no answer is believed that is old, borrowed, changed or of somewhere else", async ({
  page,
  browser,
  expectedErrors,
}) => {
  expectedErrors.push("the server responded with a status of 40");
  await page.goto(SHELL);
  const [cdp, id] = await authenticator(page);
  const { slug, code } = await invited();
  const made = await create(page, `${ACCOUNT}/challenge`, { slug, code });
  const account = { slug, code, name: "Uji", credential: made };
  expect((await ask(page, { path: ACCOUNT, body: account })).status).toBe(204);

  const refused = async (body: unknown) => {
    const reply = await ask(page, { path: SIGN_IN, body });
    expect(reply.body?.type, JSON.stringify(body).slice(0, 80)).toMatch(/\/passkey-refused$/);
  };
  // The same answer twice, in the same browser and with its cookie put back.
  const good = await use(page);
  const cookie = async () =>
    (await page.context().cookies(ADDRESS)).find(({ name }) => name === "__Host-kunci")!;
  const kept = await cookie();
  expect((await ask(page, { path: SIGN_IN, body: { credential: good } })).status).toBe(204);
  await page.context().addCookies([kept]);
  await refused({ credential: good });

  // Another answer to the same challenge, whose counter has grown: a challenge is answered once.
  const [first, second] = await useTimes(page, 2);
  const asked = await cookie();
  expect((await ask(page, { path: SIGN_IN, body: { credential: first } })).status).toBe(204);
  await page.context().addCookies([asked]);
  await refused({ credential: second });

  // In another browser: the challenge was not given to it.
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(SHELL);
  const stolen = await use(page);
  const there = await ask(other, { path: SIGN_IN, body: { credential: stolen } });
  expect(there.status).toBe(403);
  await context.close();

  // Written by hand: a challenge that nobody gave, signed, and the cookie to it.
  const text = `${Date.now()}-${"ab".repeat(32)}`;
  const forged = await use(page, { challenge: Buffer.from(text).toString("base64url") });
  await page.context().addCookies([{ ...asked, value: `${text}.${"0".repeat(32)}` }]);
  await refused({ credential: forged });

  // Changed on the way: the signature, the data, the origin, the person, the key.
  const flip = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
  const change = async (field: string, how: (text: string) => string) => {
    const credential = await use(page);
    credential.response[field] = how(credential.response[field]);
    await refused({ credential });
  };
  await change("signature", flip);
  await change("authenticatorData", flip);
  await change("clientDataJSON", (text) => {
    const data = JSON.parse(Buffer.from(text, "base64url").toString());
    return Buffer.from(JSON.stringify({ ...data, origin: "https://evil.example" })).toString("base64url");
  });
  const joko = (await (await signIn("joko")).get("/api/v1/session")).json();
  const handle = Buffer.from((await joko).person.id).toString("base64url");
  await change("userHandle", () => handle);
  await refused({ credential: { ...(await use(page)), id: "AAAA", rawId: "AAAA" } });
  await refused({ credential: {} });
  await refused({ credential: made });

  // Nobody was asked for finger, face or number.
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
  const seen = await use(page, { userVerification: "discouraged" }).catch(() => undefined);
  if (seen) await refused({ credential: seen });
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: true });

  // A copy of the authenticator whose counter lags behind.
  const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId: id });
  const own = credentials.find((of) => of.credentialId.length > 0 && of.signCount > 1)!;
  await cdp.send("WebAuthn.removeCredential", { authenticatorId: id, credentialId: own.credentialId });
  await cdp.send("WebAuthn.addCredential", {
    authenticatorId: id, credential: { ...own, signCount: 0 },
  });
  await refused({ credential: await use(page) });
  // And still in order otherwise: a counter that has caught up is believed.
  await cdp.send("WebAuthn.removeCredential", { authenticatorId: id, credentialId: own.credentialId });
  await cdp.send("WebAuthn.addCredential", {
    authenticatorId: id, credential: { ...own, signCount: own.signCount + 50 },
  });
  const fresh = await use(page);
  expect((await ask(page, { path: SIGN_IN, body: { credential: fresh } })).status).toBe(204);
});

test("a way in is added only by whoever showed two factors", async ({ page, expectedErrors }) => {
  expectedErrors.push("the server responded with a status of 40");
  await page.goto(`${ADDRESS}/api/v1/session/start/contoh?to=/studio/account`);
  await page.getByRole("button", { name: /Wati/ }).click();
  await page.waitForURL(/\/studio\/account/);
  await authenticator(page);
  const credential = await create(page, `${OWN}/challenge`);
  const added = await ask(page, { path: OWN, body: { name: "Laptop", credential } });
  expect(added).toMatchObject({
    status: 403, body: { type: expect.stringMatching(/\/second-factor-needed$/) },
  });
});
