// The organisations of a government: whoever keeps the list changes it by acts, each whole or not
// at all and each in the history; a role is given in an office of the list, and in no other.

import { randomUUID } from "node:crypto";
import { expect, test } from "../support/test.ts";
import { bring, founded, made, refused } from "../support/members.ts";
import { signIn, type Somebody } from "../support/people.ts";
import { newSlug } from "../support/sample.ts";

type Organisation = { id: string; code: string; name: string; [more: string]: unknown };

const entry = (code: string, name: string, parent?: string) => ({ code, name, parent });
const row = (row: number, code: string, name: string, parent?: string) => ({ row, code, name, parent });

/** A government of its own, and where its organisations are. */
async function begun() {
  const government = await founded("nadia");
  return { ...government, nadia: government.gilang, organisations: `/api/v1/organisations/${government.slug}` };
}

/** Acts one after the other, each upon the list that the one before left. */
function keeper(address: string, person: Somebody) {
  let revision = 0;
  const asked = (change: object, reason?: string) =>
    person.send("POST", address, { revision, change, reason });
  return {
    async does(change: object, reason?: string): Promise<Organisation[]> {
      const page = await made(asked(change, reason));
      revision = page.revision;
      return page.organisations;
    },
    async not(change: object) {
      const reply = await asked(change);
      const { type, detail } = await reply.json();
      return `${reply.status()} ${type.split("/").at(-1)}: ${detail}`;
    },
  };
}

test("a list is imported, renamed, merged, split and reopened, and the history has all of it", async () => {
  const { organisations, members, nadia } = await begun();
  const list = keeper(organisations, nadia);
  let all = await list.does({
    act: "import", year: 2024, differs: "corrected",
    rows: [
      row(2, "1.02.01", "Dinas Kesehatan"), row(3, "1.02.01.1", "Puskesmas I", "1.02.01"),
      row(4, "1.03.01", "Dinas Pekerjaan Umum"), row(5, "1.04.01", "Dinas Perumahan"),
    ],
  });
  expect(all.map(({ id, parent }) => [id, parent])).toEqual([
    ["dinas-kesehatan", undefined], ["dinas-pekerjaan-umum", undefined],
    ["dinas-perumahan", undefined], ["puskesmas-i", "dinas-kesehatan"],
  ]);
  await list.does({ act: "add", entry: entry("1.05.01", "Satpol PP"), from: 2025 });
  await list.does({ act: "correct", id: "satpol-pp", entry: entry("1.05.01", "Satuan Polisi Pamong Praja"), from: 2024 });
  const perda = "Peraturan Daerah Nomor 5 Tahun 2025";
  all = await list.does(
    { act: "rename", id: "dinas-kesehatan", entry: entry("1.02.0.00.0.00.01.0000", "Dinas Kesehatan dan KB"), from: 2026 },
    perda,
  );
  expect(all[0]).toEqual({
    id: "dinas-kesehatan", code: "1.02.0.00.0.00.01.0000", name: "Dinas Kesehatan dan KB", from: 2024,
    former: [{ code: "1.02.01", name: "Dinas Kesehatan", until: 2025 }],
  });
  // Two become one, which begins the year after.
  all = await list.does({
    act: "end", ids: ["dinas-pekerjaan-umum", "dinas-perumahan"], until: 2025,
    new: [entry("1.03.01", "Dinas PU dan Perumahan")],
  });
  const one = all.find((of) => of.id === "dinas-perumahan");
  expect(one).toMatchObject({ until: 2025, successors: ["dinas-pu-dan-perumahan"] });
  // One becomes two, of which one was there.
  await list.does({
    act: "end", ids: ["dinas-pu-dan-perumahan"], until: 2027, successors: ["satpol-pp"],
    new: [entry("1.03.02", "Dinas Bina Marga")],
  });
  await list.does({ act: "end", ids: ["puskesmas-i"], until: 2026 });
  all = await list.does({ act: "reopen", id: "puskesmas-i" });
  expect(all.find((of) => of.id === "puskesmas-i")).not.toHaveProperty("until");

  const { entries } = await (await nadia.get(`${members}/history`)).json();
  expect(entries.slice(0, 8).map((of: any) => of.act).reverse()).toEqual([
    "organisation-import", "organisation-add", "organisation-correct", "organisation-rename",
    "organisation-end", "organisation-end", "organisation-end", "organisation-reopen",
  ]);
  const renamed = entries.find((of: any) => of.act === "organisation-rename");
  expect(renamed).toMatchObject({
    on: "Dinas Kesehatan dan KB", reason: perda, by: { roles: ["administrator"] },
    before: { code: "1.02.01" }, after: { code: "1.02.0.00.0.00.01.0000" },
  });
});

test("whoever keeps the list changes it, every member reads it, and nobody else learns that it is there", async ({ request }) => {
  const { slug, organisations, members, nadia, lina } = await begun();
  const list = keeper(organisations, nadia);
  await list.does({ act: "add", entry: entry("1", "Dinas Satu"), from: 2026 });
  const unit = "dinas-satu";
  const cast: [string, { role: string; unit?: string }, boolean][] = [
    ["sari", { role: "operator", unit }, false], ["hadi", { role: "unit-head", unit }, false],
    ["tuti", { role: "verifier" }, true], ["bayu", { role: "publisher" }, false],
    ["ratna", { role: "auditor" }, false],
  ];
  let revision = 1;
  for (const [subject, role, keeps] of cast) {
    const person = await bring(members, nadia, lina, subject, [role]);
    const page = await (await person.get(organisations)).json();
    expect(page.organisations.map((of: Organisation) => of.id), subject).toContain(unit);
    expect(page.may.includes("manage-organisations"), subject).toBe(keeps);
    const change = { act: "add", entry: entry(`2.${subject}`, `Dinas ${subject}`), from: 2026 };
    const answer = person.send("POST", organisations, { revision, change });
    if (keeps) revision = (await made(answer)).revision;
    else expect(await refused(answer), subject).toBe("403 not-your-role");
  }
  // A stranger is told what is told of any address that is not there.
  const joko = await signIn("joko");
  const answers = await Promise.all([slug, newSlug()].map(async (of) => {
    const reply = await joko.get(`/api/v1/organisations/${of}`);
    return [reply.status(), (await reply.text()).replaceAll(of, "X")];
  }));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(404);
  const change = { act: "reopen", id: unit };
  expect(await refused(joko.send("POST", organisations, { revision, change }))).toBe("404 unknown-address");
  expect((await request.get(organisations)).status()).toBe(401);
  // An administrator of one government is a stranger in another.
  const other = await begun();
  const theirs = await bring(other.members, other.nadia, other.lina, "maya", [{ role: "administrator" }]);
  expect(await refused(theirs.send("POST", organisations, { revision, change }))).toBe("404 unknown-address");
  expect((await theirs.get(organisations)).status()).toBe(404);
});

test("an act that cannot be is refused with its reason, and changes nothing", async () => {
  const { organisations, members, nadia, lina } = await begun();
  // Not she who does everything else in these tests: how often one person acts is limited.
  const tuti = await bring(members, nadia, lina, "tuti", [{ role: "verifier" }]);
  const list = keeper(organisations, tuti);
  await list.does({
    act: "import", year: 2026, differs: "corrected",
    rows: [row(2, "1", "Dinas Satu"), row(3, "1.1", "Unit Satu", "1"), row(4, "2", "Dinas Dua")],
  });
  const before = await (await nadia.get(organisations)).text();
  for (const [change, says] of [
    [{ act: "add", entry: entry("1", "Lain"), from: 2027 }, /422 bad-organisations: Kode 1 dipakai/],
    [{ act: "add", entry: entry("", "Lain"), from: 2027 }, /bukan kode/],
    [{ act: "add", entry: entry("9", ""), from: 2027 }, /Nama harus/],
    [{ act: "add", entry: entry("9", "X"), from: 26 }, /bukan tahun anggaran/],
    [{ act: "add", entry: entry("9", "X", "unit-satu"), from: 2026 }, /yang sendiri sebuah unit/],
    [{ act: "add", entry: entry("9", "X", "dinas-satu"), from: 2020 }, /tidak ada pada tahun 2020/],
    [{ act: "correct", id: "nobody", entry: entry("9", "X"), from: 2026 }, /Tidak ada SKPD dengan id nobody/],
    [{ act: "rename", id: "dinas-dua", entry: entry("2", "X"), from: 2026 }, /paling awal setahun/],
    [{ act: "end", ids: ["dinas-satu"], until: 2027 }, /Unit Satu adalah unit Dinas Satu/],
    [{ act: "end", ids: ["dinas-dua"], until: 2025 }, /paling awal 2026/],
    [{ act: "end", ids: ["dinas-dua"], until: 2026, successors: ["dinas-dua"] }, /dirinya sendiri/],
    [{ act: "reopen", id: "dinas-dua" }, /belum berakhir/],
    [{ act: "import", year: 2026, differs: "renamed", rows: [row(2, "8", "Baru"), row(3, "8.1", "Unit", "7")] }, /Baris 3: Tidak ada SKPD berkode 7/],
    [{ act: "import", year: 2026, differs: "renamed", rows: [row(2, "1", "Dinas Satu")] }, /Tidak ada yang berbeda/],
    [{ act: "explode" }, /400 bad-body/],
    [{ act: "reopen", id: "../x" }, /400 bad-body/],
  ] as const) {
    expect(await list.not(change), JSON.stringify(change)).toMatch(says);
  }
  expect(await (await nadia.get(organisations)).text()).toBe(before);
  // Nor an act upon a list that is not what its writer saw, nor a reason that is no plain text.
  const change = { act: "add", entry: entry("9", "X"), from: 2026 };
  for (const [body, says] of [
    [{ revision: 0, change }, "409 organisations-changed"],
    [{ revision: 1, change, reason: "=1+1" }, "422 bad-field"],
    [{ revision: 1 }, "400 bad-body"],
  ] as const) {
    expect(await refused(tuti.send("POST", organisations, body))).toBe(says);
  }
  expect(await (await nadia.get(organisations)).text()).toBe(before);
});

test("the same act three times is one", async () => {
  const { organisations, nadia } = await begun();
  const key = { "idempotency-key": randomUUID() };
  const change = { act: "add", entry: entry("1", "Dinas Satu"), from: 2026 };
  for (const _ of [1, 2, 3]) {
    const page = await made(nadia.send("POST", organisations, { revision: 0, change }, key));
    expect([page.revision, page.organisations.length]).toEqual([1, 1]);
  }
  const other = { revision: 1, change: { ...change, from: 2025 } };
  expect(await refused(nadia.send("POST", organisations, other, key))).toBe("422 key-reused");
});

test("a role is given in an office of the list that has not ended, and in no other", async () => {
  const { organisations, members, nadia, lina } = await begun();
  const list = keeper(organisations, nadia);
  await list.does({ act: "add", entry: entry("1", "Dinas Lama"), from: 2020 });
  await list.does({ act: "end", ids: ["dinas-lama"], until: 2021 });
  await list.does({ act: "add", entry: entry("2", "Dinas Baru"), from: 2022 });
  const propose = (unit: string) => {
    const change = { act: "invite", name: "Sari", roles: [{ role: "operator", unit }] };
    return nadia.send("POST", `${members}/proposals`, { change, reason: "Uji." });
  };
  // Its code is not its name: it changes with each reorganisation.
  for (const [unit, says] of [["2", /id 2/], ["dinas-lain", /id dinas-lain/], ["dinas-lama", /Dinas Lama sudah berakhir/]] as const) {
    const reply = await propose(unit);
    const { type, detail } = await reply.json();
    expect([reply.status(), type.split("/").at(-1)]).toEqual([422, "unknown-organisation"]);
    expect(detail).toMatch(says);
    expect(detail).toContain("Tambahkan SKPD itu dahulu");
  }
  const proposal = await made(propose("dinas-baru"));
  // What is confirmed is looked at again.
  await list.does({ act: "end", ids: ["dinas-baru"], until: 2023 });
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  expect(await refused(lina.send("POST", confirmation))).toBe("422 unknown-organisation");
  await list.does({ act: "reopen", id: "dinas-baru" });
  await made(lina.send("POST", confirmation));
});
