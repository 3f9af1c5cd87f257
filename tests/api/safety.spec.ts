// What one person does at once when something is wrong, and what takes two again: publishing is
// frozen and unfrozen, somebody's sessions are ended, an administrator hands over.

import { randomUUID } from "node:crypto";
import { expect, test } from "../support/test.ts";
import { bring, founded, idOf, made, refused } from "../support/members.ts";
import { signIn } from "../support/people.ts";
import { LINES, linesCsv, post, putDraft, sha256 } from "../support/sample.ts";

test("one person freezes publishing, and two of both kinds let it go on", async ({ publisher }) => {
  const { slug, members, arif, lina, gilang } = await founded();
  const bayu = await bring(members, gilang, lina, "bayu", [{ role: "publisher" }]);
  const freeze = `/api/v1/publishing/${slug}/freeze`;
  const proposals = `${members}/proposals`;
  const unfreeze = { change: { act: "unfreeze" }, reason: "Penyebabnya sudah jelas." };
  expect(await refused(gilang.send("POST", proposals, unfreeze))).toBe("409 not-frozen");
  const lines = linesCsv(LINES);
  await putDraft(publisher, `${slug}/2026`, lines);
  const key = randomUUID();
  const publish = () =>
    post(publisher, `${slug}/2026`, key, { lines_sha256: sha256(lines), stage: "enacted" });
  const frozen = await made(bayu.send("POST", freeze, { reason: "Ada baris yang disisipkan." }));
  expect([frozen.by.name, frozen.reason]).toEqual(["Bayu Nugroho", "Ada baris yang disisipkan."]);
  // Whoever freezes it again finds it as it is.
  expect(await made(arif.send("POST", freeze, { reason: "Juga." }))).toEqual(frozen);
  for (const member of [gilang, bayu, lina]) {
    expect((await (await member.get(members)).json()).frozen).toEqual(frozen);
  }
  const held = await publish();
  expect(held.status()).toBe(409);
  expect((await held.json()).type).toMatch(/\/frozen$/);
  // A publisher can stop it, but not let it go on.
  expect(await refused(bayu.send("POST", proposals, unfreeze))).toBe("403 not-your-role");
  const { number } = await made(gilang.send("POST", proposals, unfreeze));
  const confirmation = `${proposals}/${number}/confirmation`;
  expect(await refused(gilang.send("POST", confirmation))).toBe("403 same-person");
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  expect(await refused(maya.send("POST", confirmation))).toBe("403 needs-one-of-each");
  expect((await publish()).status()).toBe(409);
  await made(arif.send("POST", confirmation));
  expect((await (await gilang.get(members)).json()).frozen).toBeUndefined();
  expect((await publish()).status()).toBe(201);
  const { entries } = await (await gilang.get(`${members}/history`)).json();
  const acts = entries.map((of: any) => [of.act, of.by.name]);
  expect(acts).toContainEqual(["freeze", "Bayu Nugroho"]);
  expect(acts).toContainEqual(["unfreeze", "Arif Wibowo"]);
  // Only once: the second who froze it changed nothing.
  expect(acts.filter(([act]: string[]) => act === "freeze")).toHaveLength(1);
});

test("an administrator ends the sessions of a member, and of nobody else", async () => {
  const { members, gilang, lina, arif } = await founded();
  const wulan = await bring(members, gilang, lina, "wulan", [{ role: "auditor" }]);
  const elsewhere = await signIn("wulan");
  const sessions = (id: string) => `${members}/sessions/${id}`;
  const id = await idOf(wulan);
  expect(await refused(wulan.send("DELETE", sessions(await idOf(gilang))))).toBe(
    "403 not-your-role",
  );
  await made(gilang.send("DELETE", sessions(id)));
  for (const session of [wulan, elsewhere]) {
    expect((await session.get("/api/v1/session")).status()).toBe(401);
  }
  // Who has nothing to do with this government keeps theirs, whoever asks.
  const joko = await signIn("joko");
  for (const who of [gilang, arif]) {
    expect(await refused(who.send("DELETE", sessions(await idOf(joko))))).toBe("404 no-member");
  }
  expect((await joko.get("/api/v1/session")).status()).toBe(200);
  // She signs in again: ending sessions takes no role away. Who runs the platform ends them too.
  const again = await signIn("wulan");
  expect((await again.get(members)).status()).toBe(200);
  await made(arif.send("DELETE", sessions(id)));
  expect((await again.get("/api/v1/session")).status()).toBe(401);
  const { entries } = await (await gilang.get(`${members}/history`)).json();
  const ended = entries.filter((of: any) => of.act === "end-sessions");
  expect(ended.map((of: any) => [of.by.name, of.on])).toEqual([
    ["Arif Wibowo", id],
    ["Gilang Saputra", id],
  ]);
});

test("who has left a government is nobody's there to disturb", async () => {
  const { members, gilang, lina, arif } = await founded();
  const hadi = await bring(members, gilang, lina, "hadi", [{ role: "auditor" }]);
  const id = await idOf(hadi);
  const change = { act: "end", person: id };
  const { number } = await made(
    gilang.send("POST", `${members}/proposals`, { change, reason: "Pindah tugas." }),
  );
  await made(lina.send("POST", `${members}/proposals/${number}/confirmation`));
  for (const who of [gilang, arif]) {
    expect(await refused(who.send("DELETE", `${members}/sessions/${id}`))).toBe("404 no-member");
  }
  expect((await hadi.get("/api/v1/session")).status()).toBe(200);
});

test("the only administrator hands over to a successor", async () => {
  const { members, gilang, lina, arif } = await founded();
  const gilangs = await idOf(gilang);
  const leave = { change: { act: "end", person: gilangs }, reason: "Pindah tugas." };
  const proposals = `${members}/proposals`;
  // Not by leaving first, and not by themselves.
  expect(await refused(gilang.send("POST", proposals, leave))).toBe("409 last-administrator");
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  expect(await refused(gilang.send("POST", proposals, leave))).toBe("403 yourself");
  const { number } = await made(maya.send("POST", proposals, leave));
  const confirmation = `${proposals}/${number}/confirmation`;
  expect(await refused(gilang.send("POST", confirmation))).toBe("403 yourself");
  await made(arif.send("POST", confirmation));
  expect((await gilang.get(members)).status()).toBe(404);
  const session = await (await gilang.get("/api/v1/session")).json();
  expect(session.memberships.map((of: any) => of.slug)).not.toContain(members.split("/").at(-1));
  const page = await (await maya.get(members)).json();
  expect(page.members.map((of: any) => [of.person.name, of.status])).toEqual([
    ["Gilang Saputra", "left"],
    ["Maya Anggraini", "active"],
  ]);
  // And cannot come back but by a new invitation; the new one is the last administrator now.
  const last = { change: { act: "suspend", person: await idOf(maya) }, reason: "Uji." };
  expect(await refused(maya.send("POST", proposals, last))).toBe("409 last-administrator");
});

test("those who run the platform see every government that began here", async () => {
  const { slug, arif } = await founded();
  const all = "/api/v1/platform/governments";
  const { governments } = await (await arif.get(all)).json();
  const found = governments.find((of: any) => of.government.slug === slug);
  expect([found.government.name, found.publications]).toEqual(["Kota Coba", 0]);
  const bantul = governments.find((of: any) => of.government.slug === "kabupaten-bantul");
  expect(bantul.publications).toBeGreaterThan(0);
  expect(governments.map((of: any) => of.government.slug)).toEqual([
    ...new Set(governments.map((of: any) => of.government.slug)),
  ]);
  const searched = await (await arif.get(`${all}?q=bantul`)).json();
  expect(searched.governments.map((of: any) => of.government.slug)).toContain("kabupaten-bantul");
});
