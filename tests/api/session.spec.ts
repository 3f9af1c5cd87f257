// Sessions: how one begins, what proves it, and every way in which it ends.

import { expect, test } from "../support/test.ts";
import { Jar, Somebody, signIn, toTheReturn } from "../support/people.ts";

const ADDRESS = process.env.TERANG_ADDRESS ?? "";
const PROBLEM = /^\/studio\/sign-in\?problem=/;

test("whoever signs in has a session, and nobody else", async ({ request }) => {
  const joko = await signIn("joko");
  const session = await (await joko.get("/api/v1/session")).json();
  expect(session.person.name).toBe("Joko Santoso");
  expect(session.provider).toBe("Penyedia identitas contoh");
  expect(session.second_factor).toBe(true);
  expect(session.recent).toBe(true);
  expect(session.platform_administrator).toBe(false);
  expect(session.memberships).toEqual([]);

  const [person = "", secret = ""] = joko.cookie.replace("__Host-sesi=", "").split(".");
  const other = (await signIn("wati")).cookie.replace("__Host-sesi=", "").split(".")[0];
  for (const cookie of [
    "",
    "__Host-sesi=",
    `__Host-sesi=${person}`,
    `__Host-sesi=${person}.`,
    `__Host-sesi=${person}.${"0".repeat(64)}`,
    `__Host-sesi=${person}.${secret.slice(1)}`,
    // Another's name with a secret that is true: the secret is of one person's object only.
    `__Host-sesi=${other}.${secret}`,
    `sesi=${person}.${secret}`,
  ]) {
    const answer = await request.get("/api/v1/session", { headers: { cookie } });
    expect(answer.status(), cookie.slice(0, 30)).toBe(401);
    expect((await answer.json()).type).toMatch(/\/(signed-out|session-ended)$/);
    expect(answer.headers()["cache-control"]).toBe("no-store");
  }
});

test("the cookie is kept from scripts, from other sites and from plain HTTP", async ({ request }) => {
  const jar = new Jar(request);
  const start = await jar.visit(`${ADDRESS}/api/v1/session/start/contoh?to=/studio`);
  const begun = start.headersArray().find(({ name }) => name.toLowerCase() === "set-cookie")!.value;
  const back = await jar.visit(await toTheReturn(jar, "joko"));
  const cookies = back.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  for (const cookie of [begun, ...cookies.map(({ value }) => value)]) {
    expect(cookie).toMatch(/^__Host-(sesi|masuk)=/);
    for (const flag of ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]) {
      expect(cookie).toContain(flag);
    }
    expect(cookie).not.toContain("Domain");
  }
  // What binds the sign-in to the browser is used once.
  expect(cookies.some(({ value }) => value.startsWith("__Host-masuk=; Max-Age=0"))).toBe(true);
});

test("an answer of the provider is good once, in the browser that asked for it", async ({ request }) => {
  const mine = new Jar(request);
  const back = await toTheReturn(mine, "joko");
  // Somebody is led to the answer of another's sign-in.
  const victim = new Jar(request);
  const led = await victim.visit(back);
  expect(led.headers().location).toBe("/studio/sign-in?problem=expired");
  expect(victim.ours("__Host-sesi")).toBeUndefined();
  // Another state than was sent along.
  const forged = new URL(back);
  forged.searchParams.set("state", "x".repeat(22));
  const begun = mine.ours("__Host-masuk")!;
  const cookie = { cookie: `__Host-masuk=${begun}` };
  const refused = await request.get(forged.href, { headers: cookie, maxRedirects: 0 });
  expect(refused.headers().location).toMatch(PROBLEM);
  // Another provider than was asked.
  const mixed = new URL(back);
  mixed.searchParams.set("iss", "https://issuer.example");
  const mixedUp = await request.get(mixed.href, { headers: cookie, maxRedirects: 0 });
  expect(mixedUp.headers().location).toBe("/studio/sign-in?problem=provider");
  // The true one, and the same once more.
  const good = await request.get(back, { headers: cookie, maxRedirects: 0 });
  expect(good.headers().location).toBe("/studio");
  const again = await request.get(back, { headers: cookie, maxRedirects: 0 });
  expect(again.headers().location).toBe("/studio/sign-in?problem=provider");
  expect(again.headers()["set-cookie"] ?? "").not.toContain("__Host-sesi");
});

test("a code is worth nothing without the verifier that only the first browser has", async ({
  request,
}) => {
  const [mine, theirs] = [new Jar(request), new Jar(request)];
  const back = new URL(await toTheReturn(mine, "joko"));
  const other = new URL(await toTheReturn(theirs, "wati"));
  // Their own state and cookie, another's code: PKCE and nonce stop it.
  back.searchParams.set("state", other.searchParams.get("state")!);
  const led = await theirs.visit(back.href);
  expect(led.headers().location).toBe("/studio/sign-in?problem=provider");
  expect(theirs.ours("__Host-sesi")).toBeUndefined();
});

test("who declines at the provider comes back to a page that says so", async ({ request }) => {
  const jar = new Jar(request);
  const back = new URL(await toTheReturn(jar, "joko"));
  back.searchParams.delete("code");
  back.searchParams.set("error", "access_denied");
  const declined = await jar.visit(back.href);
  expect(declined.headers().location).toBe("/studio/sign-in?problem=declined");
});

test("a sign-in comes back to a page of this site and to no other", async ({ request }) => {
  for (const to of [
    "https://evil.example", "//evil.example", "/\\evil.example", "/%2F%2Fevil.example",
    "https:evil.example", "\\\\evil.example", "/studio/../../evil", "javascript:alert(1)",
    "/api/v1/session", "/studio\r\nlocation: //evil.example", "@evil.example", "",
  ]) {
    const jar = new Jar(request);
    const back = await jar.visit(
      await toTheReturn(jar, "joko", `to=${encodeURIComponent(to)}`),
    );
    expect(back.headers().location, JSON.stringify(to)).toBe("/studio");
  }
  const jar = new Jar(request);
  const back = await jar.visit(await toTheReturn(jar, "joko", "to=/studio/account"));
  expect(back.headers().location).toBe("/studio/account");
});

test("a new sign-in ends the session that the browser had", async ({ request }) => {
  const jar = new Jar(request);
  await jar.visit(await toTheReturn(jar, "joko"));
  const before = new Somebody(`__Host-sesi=${jar.ours("__Host-sesi")}`, request);
  expect((await before.get("/api/v1/session")).status()).toBe(200);
  await jar.visit(await toTheReturn(jar, "joko"));
  const after = new Somebody(`__Host-sesi=${jar.ours("__Host-sesi")}`, request);
  expect(after.cookie).not.toBe(before.cookie);
  expect((await after.get("/api/v1/session")).status()).toBe(200);
  expect((await before.get("/api/v1/session")).status()).toBe(401);
});

test("sessions are listed and ended by their owner, one or all", async () => {
  const [desk, phone] = [await signIn("wati"), await signIn("wati")];
  const { session } = await (await phone.get("/api/v1/session")).json();
  const list = await (await desk.get("/api/v1/session/all")).json();
  expect(list.sessions.filter((of: { here: boolean }) => of.here)).toHaveLength(1);
  expect(list.sessions.length).toBeLessThanOrEqual(5);
  expect(list.sessions.map((of: { id: string }) => of.id)).toContain(session.id);

  // Nobody ends another's.
  const stranger = await signIn("joko");
  await stranger.send("DELETE", `/api/v1/session/all/${session.id}`);
  expect((await phone.get("/api/v1/session")).status()).toBe(200);

  expect((await desk.send("DELETE", `/api/v1/session/all/${session.id}`)).status()).toBe(204);
  expect((await phone.get("/api/v1/session")).status()).toBe(401);
  const third = await signIn("wati");
  const out = await desk.send("DELETE", "/api/v1/session");
  expect(out.status()).toBe(204);
  expect(out.headers()["set-cookie"]).toContain("__Host-sesi=; Max-Age=0");
  expect((await desk.get("/api/v1/session")).status()).toBe(401);
  expect((await third.get("/api/v1/session")).status()).toBe(200);
  expect((await third.send("DELETE", "/api/v1/session/all")).status()).toBe(204);
  expect((await third.get("/api/v1/session")).status()).toBe(401);
});

test("a sixth session ends the oldest", async () => {
  const all: Somebody[] = [];
  for (let count = 0; count < 6; count += 1) all.push(await signIn("ratna"));
  const last = all.at(-1)!;
  const { sessions } = await (await last.get("/api/v1/session/all")).json();
  expect(sessions).toHaveLength(5);
  expect((await all[0]!.get("/api/v1/session")).status()).toBe(401);
});

test("nothing is changed by another site's page, whatever it sends", async () => {
  const joko = await signIn("joko");
  const bad: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
  ];
  const routes: [string, string][] = [
    ["DELETE", "/api/v1/session"],
    ["DELETE", "/api/v1/session/all"],
    ["DELETE", "/api/v1/session/all/0000000000000000"],
    ["POST", "/api/v1/members/kabupaten-bantul"],
    ["POST", "/api/v1/members/kabupaten-bantul/proposals"],
    ["POST", "/api/v1/members/kabupaten-bantul/proposals/1/confirmation"],
    ["DELETE", "/api/v1/members/kabupaten-bantul/proposals/1"],
    ["DELETE", "/api/v1/members/kabupaten-bantul/invitations/1"],
  ];
  for (const [method, path] of routes) {
    for (const headers of bad) {
      const answer = await joko.send(method, path, {}, headers);
      const told = `${method} ${path} ${JSON.stringify(headers)}`;
      expect([403, 415], told).toContain(answer.status());
    }
  }
  expect((await joko.get("/api/v1/session")).status()).toBe(200);
});

test("an address that begins to sign in again and again is told to wait", async ({ request }) => {
  const start = (address: string) =>
    request.get("/api/v1/session/start/contoh?to=/studio", {
      headers: { "cf-connecting-ip": address },
      maxRedirects: 0,
    });
  const answers = [];
  for (let count = 0; count < 40; count += 1) answers.push(await start("203.0.113.7"));
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 303).length).toBeGreaterThanOrEqual(30);
  const last = answers.at(-1)!;
  expect(last.status()).toBe(429);
  expect(last.headers()["retry-after"]).toBe("60");
  expect((await last.json()).type).toMatch(/\/too-often$/);
  // Another address is not kept from it.
  expect((await start("203.0.113.8")).status()).toBe(303);
});

test("a person who acts again and again is told to wait, and nobody else", async () => {
  // Nobody else's test acts as this one.
  const busy = await signIn("umar");
  const act = (of: Somebody) => of.send("DELETE", "/api/v1/session/all/0000000000000000");
  const statuses: number[] = [];
  for (let round = 0; round < 14; round += 1) {
    const ten = await Promise.all(Array.from({ length: 10 }, () => act(busy)));
    statuses.push(...ten.map((answer) => answer.status()));
  }
  expect(statuses.filter((status) => status === 204).length).toBeGreaterThanOrEqual(100);
  expect(statuses.at(-1)).toBe(429);
  expect((await busy.get("/api/v1/session")).status()).toBe(200);
  expect((await act(await signIn("joko"))).status()).toBe(204);
});
