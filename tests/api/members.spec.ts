// Members of a government: two persons change who may do what, strangers learn nothing, and
// everything that was done stands in a history that can be checked.

import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "../support/test.ts";
import { newSlug } from "../support/sample.ts";
import { bothHalves, bring, codes, founded, idOf, made, refused, withAnOffice, type Roles } from "../support/members.ts";
import { signIn, type Somebody } from "../support/people.ts";

test("a government begins with two who run the platform and its first administrator", async () => {
  const slug = newSlug();
  const government = { slug, name: "Kota Coba", code: "99.71", kind: "city" };
  const members = `/api/v1/members/${slug}`;
  const [arif, lina, joko] = await Promise.all(["arif", "lina", "joko"].map((of) => signIn(of)));
  const change = { act: "found", government, name: "Gilang" };
  const body = { change, reason: "Permintaan tertulis." };
  // Whoever does not run the platform is told what is told of any address that is not there.
  expect(await refused(joko!.send("POST", `${members}/proposals`, body))).toBe("404 unknown-address");
  const proposal = await made(arif!.send("POST", `${members}/proposals`, body));
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  expect(await refused(arif!.send("POST", confirmation))).toBe("403 same-person");
  expect(await refused(joko!.send("POST", confirmation))).toBe("404 unknown-address");
  const waiting = await (await lina!.get(members)).json();
  expect(waiting.proposals).toEqual([{ ...proposal, may_confirm: true }]);
  expect(waiting.members).toEqual([]);
  const { invitation } = await made(lina!.send("POST", confirmation));
  // Who runs the platform confirms invitations; they are not for themselves.
  const take = { code: await bothHalves(members, arif!, invitation.code) };
  expect(await refused(lina!.send("POST", members, take))).toBe("403 yourself");
  // A password alone is not enough for whoever changes anything.
  const wati = await signIn("wati");
  expect(await refused(wati.send("POST", members, take))).toBe("403 second-factor-needed");
  const gilang = await signIn("gilang");
  expect(await refused(gilang.send("POST", members, { code: "0".repeat(32) }))).toBe(
    "404 no-invitation",
  );
  const page = await made(gilang.send("POST", members, take));
  expect(page.members.map((of: any) => [of.person.name, of.roles, of.status])).toEqual([
    ["Gilang Saputra", [{ role: "administrator" }], "active"],
  ]);
  expect(await refused(joko!.send("POST", members, take))).toBe("404 no-invitation");
  const session = await (await gilang.get("/api/v1/session")).json();
  expect(session.memberships).toContainEqual({ slug, name: "Kota Coba" });
  // It has its administrator: from here on its own people decide.
  const again = arif!.send("POST", `${members}/proposals`, body);
  expect(await refused(again)).toBe("409 already-founded");
});

test("one administrator alone changes nothing, and nobody confirms what is about themselves", async () => {
  const { members, gilang, lina } = await founded();
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const mayas = await idOf(maya);
  const about = { change: { act: "suspend", person: mayas }, reason: "Cuti panjang." };
  expect(await refused(maya.send("POST", `${members}/proposals`, about))).toBe("403 yourself");
  const proposal = await made(gilang.send("POST", `${members}/proposals`, about));
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  expect(await refused(gilang.send("POST", confirmation))).toBe("403 same-person");
  expect(await refused(maya.send("POST", confirmation))).toBe("403 yourself");
  expect((await (await maya.get(members)).json()).members.every((of: any) => of.status === "active"))
    .toBe(true);
  await made(lina.send("POST", confirmation));
  // From the next request on she is a stranger.
  expect((await maya.get(members)).status()).toBe(404);
  const back = { change: { act: "reinstate", person: mayas }, reason: "Kembali." };
  const second = await made(gilang.send("POST", `${members}/proposals`, back));
  await made(lina.send("POST", `${members}/proposals/${second.number}/confirmation`));
  expect((await maya.get(members)).status()).toBe(200);
});

test("a government keeps an administrator", async () => {
  const { members, gilang, lina, arif } = await founded();
  const gilangs = await idOf(gilang);
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const end = (person: string) => ({ change: { act: "end", person }, reason: "Pindah tugas." });
  const proposal = await made(maya.send("POST", `${members}/proposals`, end(gilangs)));
  await made(lina.send("POST", `${members}/proposals/${proposal.number}/confirmation`));
  expect((await gilang.get(members)).status()).toBe(404);
  expect((await (await gilang.get("/api/v1/session")).json()).memberships)
    .not.toContainEqual(expect.objectContaining({ name: "Kota Coba", slug: members.split("/").at(-1) }));
  // She is the last: nobody takes her role away, not by another role either.
  const mayas = await idOf(maya);
  const dewi = await bring(members, maya, arif, "dewi", [{ role: "administrator" }]);
  const invite = { act: "invite", name: "X", roles: [{ role: "administrator" }] };
  const [one, two] = [
    await made(dewi.send("POST", `${members}/proposals`, end(mayas))),
    await made(maya.send("POST", `${members}/proposals`, { change: invite, reason: "Uji." })),
  ];
  await made(lina.send("POST", `${members}/proposals/${one.number}/confirmation`));
  // What she had proposed fell with her: it is as if she had never proposed it.
  for (const other of [lina, dewi]) {
    const late = other.send("POST", `${members}/proposals/${two.number}/confirmation`);
    expect(await refused(late)).toBe("404 no-proposal");
  }
  expect((await (await dewi.get(members)).json()).proposals).toEqual([]);
  const change = { act: "change-roles", person: await idOf(dewi), roles: [{ role: "auditor" }] };
  const own = dewi.send("POST", `${members}/proposals`, { change, reason: "x" });
  expect(["403 yourself", "409 last-administrator"]).toContain(await refused(own));
});

test("each role reaches what the table gives it, and a stranger learns nothing", async ({ request }) => {
  const { slug, members, gilang, lina } = await founded();
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const unit = await withAnOffice(slug, gilang);
  const cast: [string, Roles][] = [
    ["sari", [{ role: "operator", unit }]], ["hadi", [{ role: "unit-head", unit }]],
    ["tuti", [{ role: "verifier" }]], ["bayu", [{ role: "publisher" }]],
    ["ratna", [{ role: "auditor" }]],
  ];
  const people: Record<string, Somebody> = { gilang, maya };
  for (const [subject, roles] of cast) {
    people[subject] = await bring(members, gilang, maya, subject, roles);
  }
  const invite = {
    change: { act: "invite", name: "X", roles: [{ role: "auditor" }] }, reason: "Uji.",
  };
  for (const [subject, person] of Object.entries(people)) {
    const runs = ["gilang", "maya"].includes(subject);
    const reads = runs || subject === "ratna";
    expect((await person.get(members)).status(), subject).toBe(200);
    expect((await person.get(`${members}/history`)).status(), subject).toBe(reads ? 200 : 403);
    expect((await person.get(`${members}/history.jsonl`)).status(), subject).toBe(reads ? 200 : 403);
    const proposal = await person.send("POST", `${members}/proposals`, invite);
    expect(proposal.status(), subject).toBe(runs ? 201 : 403);
  }
  const joko = await signIn("joko");
  const nowhere = newSlug();
  for (const path of ["", "/history", "/history.jsonl"]) {
    const answers = await Promise.all(
      [slug, nowhere].map(async (of) => {
        const reply = await joko.get(`/api/v1/members/${of}${path}`);
        return [reply.status(), (await reply.text()).replaceAll(of, "X")];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    expect((await request.get(`/api/v1/members/${slug}${path}`)).status()).toBe(401);
  }
});

test("the same request three times has one effect and one answer", async () => {
  const { members, gilang, lina } = await founded();
  const change = { act: "invite", name: "Maya", roles: [{ role: "auditor" }] };
  const thrice = async (send: () => ReturnType<Somebody["send"]>) => {
    const answers = [await made(send()), await made(send()), await made(send())];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    return answers[0];
  };
  const keyed = () => ({ "idempotency-key": randomUUID() });
  const [first, second, third] = [keyed(), keyed(), keyed()];
  const body = { change, reason: "Uji." };
  const proposal = await thrice(() => gilang.send("POST", `${members}/proposals`, body, first));
  expect((await (await gilang.get(members)).json()).proposals).toHaveLength(1);
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  const { invitation } = await thrice(() => lina.send("POST", confirmation, {}, second));
  expect((await (await gilang.get(members)).json()).invitations).toHaveLength(1);
  const ratna = await signIn("ratna");
  const code = await bothHalves(members, gilang, invitation.code);
  await thrice(() => ratna.send("POST", members, { code }, third));
  // Another request under the same name is refused, not taken for the first.
  const other = { ...body, reason: "Lain." };
  expect(await refused(gilang.send("POST", `${members}/proposals`, other, first))).toBe(
    "422 key-reused",
  );
});

test("the history is complete, ordered, and bound entry by entry", async () => {
  const { members, gilang, lina, slug } = await founded();
  await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const unit = await withAnOffice(slug, gilang);
  const sari = await bring(members, gilang, lina, "sari", [{ role: "operator", unit }]);
  await sari.get(`${members}/history`);
  const proposal = await made(
    gilang.send("POST", `${members}/proposals`, {
      change: { act: "suspend", person: await idOf(sari) }, reason: "Uji.",
    }),
  );
  expect((await gilang.send("DELETE", `${members}/proposals/${proposal.number}`)).status()).toBe(204);
  const download = await gilang.get(`${members}/history.jsonl`);
  expect(download.headers()["content-disposition"]).toContain(`${slug}-history.jsonl`);
  const lines = (await download.text()).trimEnd().split("\n");
  const entries = lines.map((line) => JSON.parse(line));
  expect(entries.map((of) => of.act)).toEqual([
    "propose", "found", "join", "propose", "invite", "join", "organisation-add", "propose",
    "invite", "join", "refused", "propose", "turn-down", "export-history",
  ]);
  expect(entries.map((of) => of.number)).toEqual(entries.map((_, index) => index + 1));
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  let previous = sha256("");
  for (const [index, entry] of entries.entries()) {
    expect(entry.previous).toBe(previous);
    previous = sha256(lines[index]!);
  }
  expect(entries[10]).toMatchObject({
    act: "refused", on: "read-membership", reason: "not-your-role", by: { roles: ["operator"] },
  });
  // No address of anybody and no code of an invitation stands in it.
  expect(codes.length).toBeGreaterThan(2);
  for (const secret of ["@", ...codes]) expect(lines.join("\n")).not.toContain(secret);
  const page = await (await gilang.get(`${members}/history`)).json();
  expect(page.count).toBe(entries.length);
  expect(page.entries[0]).toEqual(entries.at(-1));
});

test("what cannot be is refused with its place", async () => {
  const { members, gilang } = await founded();
  const tried = (change: unknown, reason = "Uji.") =>
    refused(gilang.send("POST", `${members}/proposals`, { change, reason }));
  const invite = { act: "invite", name: "X", roles: [{ role: "auditor" }] };
  expect(await tried({ ...invite, roles: [] })).toBe("422 bad-field");
  expect(await tried({ ...invite, name: "" })).toBe("422 bad-field");
  expect(await tried({ ...invite, name: "=HYPERLINK(1)" })).toBe("422 bad-field");
  expect(await tried(invite, " ")).toBe("422 bad-field");
  expect(await tried(invite, "x".repeat(2001))).toBe("422 bad-field");
  for (const roles of [
    [{ role: "platform-administrator" }], [{ role: "reader" }], [{ role: "operator" }],
    [{ role: "auditor", unit: "1" }], [{ role: "king" }],
  ]) {
    expect(await tried({ ...invite, roles })).toBe("400 bad-body");
  }
  const person = "0".repeat(32);
  expect(await tried({ act: "suspend", person })).toBe("409 member-changed");
  expect(await tried({ act: "explode" })).toBe("400 bad-body");
});

test("an invitation that was cancelled opens nothing", async () => {
  const { members, gilang, lina } = await founded();
  const change = { act: "invite", name: "Ratna", roles: [{ role: "auditor" }] };
  const { number } = await made(
    gilang.send("POST", `${members}/proposals`, { change, reason: "Uji." }),
  );
  const { invitation } = await made(
    lina.send("POST", `${members}/proposals/${number}/confirmation`),
  );
  const page = await (await gilang.get(members)).json();
  expect(page.invitations.map((of: any) => of.name)).toEqual(["Ratna"]);
  const code = await bothHalves(members, gilang, invitation.code);
  const address = `${members}/invitations/${page.invitations[0].number}`;
  const ratna = await signIn("ratna");
  expect(await refused(ratna.send("DELETE", address))).toBe("404 unknown-address");
  await made(gilang.send("DELETE", address));
  expect(await refused(gilang.send("DELETE", address))).toBe("404 no-proposal");
  expect(await refused(ratna.send("POST", members, { code }))).toBe("404 no-invitation");
  expect((await (await gilang.get(members)).json()).invitations).toEqual([]);
});

test("a long history is read page by page, each entry once", async () => {
  // Nobody else's test acts as this one: so many acts in a minute would keep others waiting.
  const { members, gilang: citra } = await founded("citra");
  const change = { act: "invite", name: "Siapa pun", roles: [{ role: "auditor" }] };
  for (let count = 0; count < 25; count += 1) {
    const body = { change, reason: `Ke-${count}.` };
    const { number } = await made(citra.send("POST", `${members}/proposals`, body));
    await made(citra.send("DELETE", `${members}/proposals/${number}`));
  }
  const numbers: number[] = [];
  let next: number | undefined;
  let pages = 0;
  do {
    const from = next ? `?before=${next}` : "";
    const page = await (await citra.get(`${members}/history${from}`)).json();
    expect(page.count).toBe(53);
    expect(page.entries.length).toBeLessThanOrEqual(50);
    numbers.push(...page.entries.map((of: any) => of.number));
    next = page.next;
    pages += 1;
  } while (next);
  // Proposed and founded, joined, and twenty-five times proposed and withdrawn.
  expect(numbers).toEqual(Array.from({ length: 53 }, (_, index) => 53 - index));
  expect(pages).toBe(2);
});

test("neither of the two who invite makes a member alone", async () => {
  const { members, gilang, lina } = await founded("citra");
  const change = { act: "invite", name: "Siapa pun", roles: [{ role: "administrator" }] };
  const { number } = await made(
    gilang.send("POST", `${members}/proposals`, { change, reason: "Uji." }),
  );
  const { invitation } = await made(
    lina.send("POST", `${members}/proposals/${number}/confirmation`),
  );
  const dewi = await signIn("dewi");
  // What the one who confirmed has, and what the one who proposed has.
  const [{ half }] = (await (await gilang.get(members)).json()).invitations;
  const halves = [half, invitation.code];
  for (const code of [...halves, half + half, invitation.code + invitation.code]) {
    expect(await refused(dewi.send("POST", members, { code }))).toBe("404 no-invitation");
  }
  // Nobody else is told a half: neither another member nor who confirmed it.
  const maya = await bring(members, gilang, lina, "maya", [{ role: "auditor" }]);
  for (const other of [maya, lina]) {
    const page = await (await other.get(members)).json();
    expect(page.invitations.some((of: any) => of.half)).toBe(false);
  }
  // In any order, and as people paste them.
  const code = ` ${invitation.code} ${half}\n`;
  await made(dewi.send("POST", members, { code }));
});

test("who it is about does not turn it down, and who is nobody any more does not withdraw it", async () => {
  const { members, gilang, lina, arif } = await founded();
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const proposals = `${members}/proposals`;
  const about = { act: "suspend", person: await idOf(maya) };
  const { number } = await made(
    gilang.send("POST", proposals, { change: about, reason: "Uji." }),
  );
  expect(await refused(maya.send("DELETE", `${proposals}/${number}`))).toBe("403 yourself");
  const change = { act: "invite", name: "Siapa pun", roles: [{ role: "auditor" }] };
  const mayas = await made(maya.send("POST", proposals, { change, reason: "Uji." }));
  await made(arif.send("POST", `${proposals}/${number}/confirmation`));
  // What she proposed fell with her role: it is not there, for her or for anybody.
  expect(await refused(maya.send("DELETE", `${proposals}/${mayas.number}`))).toBe(
    "404 unknown-address",
  );
  const reinstated = { act: "reinstate", person: await idOf(maya) };
  const back = await made(
    gilang.send("POST", proposals, { change: reinstated, reason: "Uji." }),
  );
  await made(arif.send("POST", `${proposals}/${back.number}/confirmation`));
  const page = await (await maya.get(members)).json();
  expect(page.proposals).toEqual([]);
});

test("a government is begun at its own address and at no other", async () => {
  const [arif, lina] = await Promise.all(["arif", "lina"].map((of) => signIn(of)));
  const slug = newSlug();
  const government = { slug: newSlug(), name: "Kota Lain", code: "99.72", kind: "city" };
  const change = { act: "found", government, name: "Siapa pun" };
  const proposals = `/api/v1/members/${slug}/proposals`;
  expect(await refused(arif!.send("POST", proposals, { change, reason: "Uji." }))).toBe(
    "422 bad-field",
  );
  expect((await lina!.get(`/api/v1/members/${slug}`)).status()).toBe(404);
});

test("a government of the official list is registered as the list says", async ({ request }) => {
  const { governments } = await (await request.get("/api/v1/regions")).json();
  // Kepmendagri 300.2.2-2430/2025: 38 provinces, 415 regencies, 93 cities.
  expect(governments).toHaveLength(546);
  const sleman = governments.find((of: any) => of.code === "34.04");
  expect(sleman).toEqual({
    slug: "kabupaten-sleman", code: "34.04", name: "Kabupaten Sleman", kind: "regency",
  });
  const arif = await signIn("arif");
  const proposed = (government: any) => {
    const change = { act: "found", government, name: "Siapa pun" };
    const proposals = `/api/v1/members/${government.slug}/proposals`;
    return arif.send("POST", proposals, { change, reason: "Uji." });
  };
  for (const [wrong, pointer] of [
    [{ slug: newSlug() }, "/slug"],
    [{ name: "Kabupaten Slemanan" }, "/name"],
    [{ kind: "city" }, "/kind"],
    // A part of Jakarta has no budget of its own.
    [{ code: "31.71", slug: newSlug() }, "/code"],
  ] as const) {
    const reply = await proposed({ ...sleman, ...wrong });
    expect(reply.status(), pointer).toBe(422);
    expect((await reply.json()).errors.map((of: any) => of.pointer)).toEqual([pointer]);
  }
});

test("the same refused attempt again and again is written down once", async () => {
  const { members, gilang, lina } = await founded();
  const bayu = await bring(members, gilang, lina, "bayu", [{ role: "publisher" }]);
  for (let count = 0; count < 5; count += 1) {
    expect(await refused(bayu.get(`${members}/history`))).toBe("403 not-your-role");
  }
  const { entries } = await (await gilang.get(`${members}/history`)).json();
  expect(entries.filter((of: any) => of.act === "refused")).toHaveLength(1);
  // Another site cannot lead a browser to a download, which would be noted in a visitor's name.
  const led = { "sec-fetch-site": "cross-site" };
  expect(await refused(gilang.get(`${members}/history.jsonl`, led))).toBe("403 other-site");
});
