// The copy of a government: who takes it, that any tool opens it, who puts it back and where. That
// everything is in it and comes back in another deployment is proved by `cargo xtask restore-drill`.

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "../support/test.ts";
import {
  bring, codes, founded, idOf, made, refused, withAnOffice, type Roles,
} from "../support/members.ts";
import { signIn, type Somebody } from "../support/people.ts";
import { LINES, linesCsv, newSlug, post, putDraft, sha256 } from "../support/sample.ts";

const at = (slug: string) => `/api/v1/exports/${slug}`;

/** Sends a file back, as the browser does. */
const put = (who: Somebody, slug: string, file: Buffer, reason = "Pindah kembali.") =>
  who.api.fetch(`${at(slug)}?reason=${encodeURIComponent(reason)}`, {
    method: "PUT",
    data: file,
    headers: {
      cookie: who.cookie,
      origin: process.env.TERANG_ADDRESS ?? "",
      "sec-fetch-site": "same-origin",
      "content-type": "application/gzip",
    },
  });

/** The files of an export, by the `tar` of the machine. */
function unpacked(file: Buffer): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "terang-"));
  try {
    writeFileSync(join(folder, "export.tar.gz"), file);
    execFileSync("tar", ["-xzf", "export.tar.gz"], { cwd: folder });
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: folder });
    const listed = execFileSync("tar", ["-tzf", "export.tar.gz"], { cwd: folder }).toString();
    const read = (path: string) => [path, readFileSync(join(folder, path), "utf8")];
    return Object.fromEntries(listed.trim().split("\n").map(read));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rows = (file: string | undefined) =>
  (file ?? "").split("\n").filter(Boolean).map((row) => JSON.parse(row));

test("who may takes a copy that any tool opens, and whoever may not learns nothing", async ({
  publisher,
  request,
}) => {
  const { slug, members, gilang: hadi, lina, arif } = await founded("hadi");
  const maya = await bring(members, hadi, lina, "maya", [{ role: "administrator" }]);
  const unit = await withAnOffice(slug, hadi);
  const cast: [string, Roles][] = [
    ["sari", [{ role: "operator", unit }]], ["gilang", [{ role: "unit-head", unit }]],
    ["tuti", [{ role: "verifier" }]], ["bayu", [{ role: "publisher" }]],
    ["ratna", [{ role: "auditor" }]],
  ];
  const people: Record<string, Somebody> = { hadi, maya };
  for (const [subject, roles] of cast) {
    people[subject] = await bring(members, hadi, maya, subject, roles);
  }
  const lines = linesCsv(LINES);
  await putDraft(publisher, `${slug}/2026`, lines);
  const order = { lines_sha256: sha256(lines), stage: "enacted" };
  expect((await post(publisher, `${slug}/2026`, randomUUID(), order)).status()).toBe(201);
  for (const [subject, person] of Object.entries(people)) {
    const may = ["hadi", "maya", "ratna"].includes(subject);
    const reply = await person.get(at(slug));
    expect(reply.status(), subject).toBe(may ? 200 : 403);
  }
  for (const stranger of [arif, lina, await signIn("joko"), await signIn("dewi")]) {
    expect(await refused(stranger.get(at(slug)))).toBe("404 unknown-address");
  }
  expect((await request.get(at(slug))).status()).toBe(401);
  // A password alone opens nothing.
  expect(await refused((await signIn("wati")).get(at(slug)))).toBe("404 unknown-address");

  const reply = await people["ratna"]!.get(at(slug));
  expect(reply.headers()["content-type"]).toBe("application/gzip");
  expect(reply.headers()["cache-control"]).toBe("no-store");
  const name = reply.headers()["content-disposition"];
  expect(name).toMatch(new RegExp(`^attachment; filename="${slug}-\\d{4}-\\d\\d-\\d\\d\\.tar\\.gz"$`));
  const files = unpacked(await reply.body());
  const paths = Object.keys(files);
  expect([paths[0], paths.at(-1)]).toEqual(["terang-export.json", "SHA256SUMS"]);
  const about = JSON.parse(files["terang-export.json"]!);
  expect(about).toMatchObject({
    format: "terang-export", version: 1, government: { slug, code: "99.71" },
    exported_by: { name: "Ratna Dewanti", roles: ["auditor"] },
  });
  expect(rows(files["tables/members.jsonl"])).toHaveLength(about.rows.members);
  expect(about.rows.members).toBe(7);
  expect(rows(files["tables/organisations.jsonl"])).toMatchObject([{ id: unit, revision: 1 }]);
  expect(files["drafts/2026/lines.csv"]).toBe(lines);
  expect(files["published/2026/v1/lines.csv"]).toBe(lines);
  // It stands in the history, and in the copy of it, that it was taken.
  const history = rows(files["history.jsonl"]);
  expect(history.at(-1)).toMatchObject({ act: "export", by: { name: "Ratna Dewanti" } });
  expect(history.filter((of) => of.act === "refused" && of.on === "export-government"))
    .toHaveLength(6);
  // Nothing that opens anything is in it.
  expect(codes.length).toBeGreaterThan(5);
  const all = Object.values(files).join("\n");
  for (const code of codes) expect(all).not.toContain(code);
});

test("it is put back by one of each kind, and whoever is a member only here stays", async () => {
  const { slug, members, gilang: hadi, lina, arif } = await founded("hadi");
  const ratna = await bring(members, hadi, lina, "ratna", [{ role: "auditor" }]);
  const file = Buffer.from(await (await hadi.get(at(slug))).body());
  // What comes after the copy is not in it.
  const maya = await bring(members, hadi, lina, "maya", [{ role: "administrator" }]);
  const suspend = { change: { act: "suspend", person: await idOf(ratna) }, reason: "Uji." };
  const { number: first } = await made(maya.send("POST", `${members}/proposals`, suspend));
  await made(hadi.send("POST", `${members}/proposals/${first}/confirmation`));
  const before = rows(await (await hadi.get(`${members}/history.jsonl`)).text());

  for (const who of [await signIn("joko"), ratna]) {
    expect(await refused(put(who, slug, file))).toBe("404 unknown-address");
  }
  expect(await refused(put(hadi, slug, file, " "))).toBe("422 bad-field");
  const proposal = await made(put(hadi, slug, file));
  expect(proposal.change).toEqual({ act: "restore", sha256: sha256(file) });
  // The same file is the same request; another one waits its turn.
  expect((await made(put(hadi, slug, file))).number).toBe(proposal.number);
  const other = Buffer.from(await (await hadi.get(at(slug))).body());
  expect(await refused(put(maya, slug, other))).toBe("409 too-many");
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  expect(await refused(hadi.send("POST", confirmation))).toBe("403 same-person");
  expect(await refused(maya.send("POST", confirmation))).toBe("403 needs-one-of-each");
  const waiting = (await (await arif.get(members)).json()).proposals;
  expect(waiting).toMatchObject([{ number: proposal.number, may_confirm: true }]);
  // Whoever confirms it sees what is in it.
  const about = JSON.parse(unpacked(file)["terang-export.json"]!);
  expect(waiting[0].copy).toEqual({
    exported_at: about.exported_at, exported_by: "Hadi Prasetyo", drafts: 0, publications: 0,
    members: 2, administrators: ["Hadi Prasetyo"], new: [],
  });
  expect(proposal.copy).toEqual(waiting[0].copy);
  const keyed = { "idempotency-key": randomUUID() };
  await made(arif.send("POST", confirmation, {}, keyed));
  await made(arif.send("POST", confirmation, {}, keyed));

  const page = await (await hadi.get(members)).json();
  const status = page.members.map((of: any) => [of.person.name, of.status]);
  expect(status).toEqual([
    ["Hadi Prasetyo", "active"], ["Maya Anggraini", "active"], ["Ratna Dewanti", "active"],
  ]);
  expect(page.proposals).toEqual([]);
  // The history is that of the copy; what stood here stands in the entry that follows it.
  const history = rows(await (await hadi.get(`${members}/history.jsonl`)).text());
  const restore = history.find((of) => of.act === "restore");
  expect(history.slice(0, restore.number - 1)).toEqual(rows(unpacked(file)["history.jsonl"]));
  // But for what says only that somebody asked, which is counted.
  const asked = ["refused", "export", "export-history"];
  const deeds = before.filter((of) => !asked.includes(of.act));
  expect(restore.before.slice(0, deeds.length)).toEqual(deeds);
  expect(restore.before.filter((of: any) => asked.includes(of.act))).toEqual([]);
  expect(restore.after.here.entries).toBeGreaterThan(before.length);
  expect(restore.after.sha256).toBe(sha256(file));
  expect(restore).toMatchObject({ by: { name: "Arif Wibowo" }, reason: "Pindah kembali." });
  expect(history.at(-1).previous).toMatch(/^[0-9a-f]{64}$/);
});

test("whoever runs the government here runs it afterwards, whatever the copy says of them", async () => {
  const { slug, members, gilang: hadi, lina, arif } = await founded("hadi");
  const maya = await bring(members, hadi, lina, "maya", [{ role: "auditor" }]);
  const file = Buffer.from(await (await hadi.get(at(slug))).body());
  const person = await idOf(maya);
  const change = { act: "change-roles", person, roles: [{ role: "administrator" }] };
  const { number } = await made(hadi.send("POST", `${members}/proposals`, { change, reason: "Uji." }));
  await made(lina.send("POST", `${members}/proposals/${number}/confirmation`));
  const proposal = await made(put(maya, slug, file));
  await made(arif.send("POST", `${members}/proposals/${proposal.number}/confirmation`));
  const page = await (await maya.get(members)).json();
  expect(page.members.find((of: any) => of.person.id === person)).toMatchObject({
    status: "active", roles: [{ role: "administrator" }, { role: "auditor" }],
  });
  const history = rows(await (await maya.get(`${members}/history.jsonl`)).text());
  const restore = history.find((of) => of.act === "restore");
  expect(restore.after.administrators_kept).toEqual([person]);
});

test("a file stays as long as somebody waits for it, and goes with the last who does", async () => {
  const { slug, members, gilang: hadi, lina, arif } = await founded("hadi");
  const maya = await bring(members, hadi, lina, "maya", [{ role: "administrator" }]);
  const file = Buffer.from(await (await hadi.get(at(slug))).body());
  const change = { act: "restore", sha256: sha256(file) };
  const again = () => hadi.send("POST", `${members}/proposals`, { change, reason: "Uji." });
  // What was proposed by who is suspended falls, and the file with it.
  await made(put(maya, slug, file));
  const suspend = { change: { act: "suspend", person: await idOf(maya) }, reason: "Uji." };
  const { number } = await made(hadi.send("POST", `${members}/proposals`, suspend));
  await made(lina.send("POST", `${members}/proposals/${number}/confirmation`));
  expect(await refused(again())).toBe("422 not-an-export");
  // Turned down by one, it still waits for the other.
  const first = await made(put(arif, slug, file));
  const second = await made(again());
  expect((await arif.send("DELETE", `${members}/proposals/${first.number}`)).status()).toBe(204);
  await made(arif.send("POST", `${members}/proposals/${second.number}/confirmation`));
});

test("a copy that is turned down leaves nothing, and one that was not sent is not put back", async () => {
  const { slug, members, gilang: hadi, arif } = await founded("hadi");
  const file = Buffer.from(await (await hadi.get(at(slug))).body());
  const change = { act: "restore", sha256: sha256(file) };
  const unsent = () => hadi.send("POST", `${members}/proposals`, { change, reason: "Uji." });
  expect(await refused(unsent())).toBe("422 not-an-export");
  const proposal = await made(put(hadi, slug, file));
  expect((await arif.send("DELETE", `${members}/proposals/${proposal.number}`)).status()).toBe(204);
  expect(await refused(unsent())).toBe("422 not-an-export");
  // It may be sent again, by the other kind of administrator too.
  const second = await made(put(arif, slug, file));
  expect(second.number).toBeGreaterThan(proposal.number);
  await made(hadi.send("POST", `${members}/proposals/${second.number}/confirmation`));
});

test("a copy goes back whole, into an empty government, and into its own", async ({ publisher }) => {
  const { slug, members, gilang: hadi } = await founded("hadi");
  const file = Buffer.from(await (await hadi.get(at(slug))).body());
  const history = async () => (await (await hadi.get(`${members}/history`)).json()).count;
  const before = await history();
  const tar = gunzipSync(file);
  const flipped = Buffer.from(tar);
  flipped[520]! ^= 1;
  const renamed = Buffer.from(tar.toString("latin1").replace("history.jsonl", "../../x.jsonl"), "latin1");
  for (const [bad, code] of [
    [Buffer.alloc(0), "422 not-an-export"],
    [Buffer.from("bukan gzip"), "422 not-an-export"],
    [file.subarray(0, file.length - 9), "422 not-an-export"],
    [Buffer.concat([file, file]), "422 not-an-export"],
    [gzipSync(flipped), "422 not-an-export"],
    [gzipSync(renamed), "422 not-an-export"],
  ] as const) {
    expect(await refused(put(hadi, slug, bad))).toBe(code);
  }
  const reply = await put(hadi, slug, gzipSync(flipped));
  expect((await reply.json()).detail).toMatch(/terang-export\.json.*\.$/);
  // Another government's, though of the same code.
  const other = await founded("hadi");
  expect(await refused(put(other.gilang, other.slug, file))).toBe("422 not-an-export");
  // As JSON, or as a form would send it, it is not even looked at.
  expect(await refused(hadi.send("PUT", `${at(slug)}?reason=x`))).toBe("415 wrong-media-type");
  expect(await history()).toBe(before);
  await putDraft(publisher, `${slug}/2026`, linesCsv(LINES));
  expect(await refused(put(hadi, slug, file))).toBe("409 not-empty");
  // Nobody has one of what is not there.
  expect(await refused(hadi.get(at(newSlug())))).toBe("404 unknown-address");
});
