// From a draft to a publication, through the API that the studio will use: what goes in comes out
// byte for byte, once, and what is not right is refused with its place.

import { test, expect } from "../support/test.ts";
import {
  CODES, LINES, LINE_COLUMNS, linesCsv, newSlug, post, publish, putDraft, register, sha256,
  type Line,
} from "../support/sample.ts";

test("what was published is read back byte for byte", async ({ publisher, request }) => {
  const { slug, lines, reply } = await publish(publisher);
  expect(reply).toMatchObject({ year: 2026, number: 1, stage: "enacted", lines: 5 });
  expect(reply.totals).toEqual({
    revenue: "1250000.50",
    expenditure: "1000000.25",
    financing_in: "0.00",
    financing_out: "250000.25",
  });
  const page = await (
    await request.get(`/api/v1/governments/${slug}/budgets/2026/v1`)
  ).json();
  expect(page.manifest.government.slug).toBe(slug);
  expect(page.log_index).toBe(reply.log_index);
  for (const file of page.manifest.files) {
    const bytes = await (await request.get(`/data/${slug}/2026/v1/${file.name}`)).body();
    expect(sha256(bytes), file.name).toBe(file.sha256);
    expect(bytes.length, file.name).toBe(file.bytes);
  }
  expect(await (await request.get(`/data/${slug}/2026/v1/lines.csv`)).text()).toBe(lines);
  expect(await (await request.get(`/data/${slug}/2026/v1/codes.csv`)).text()).toBe(CODES);
  const manifest = await (await request.get(`/data/${slug}/2026/v1/manifest.json`)).body();
  expect(sha256(manifest)).toBe(reply.manifest_sha256);
  expect(JSON.parse(manifest.toString())).toEqual(page.manifest);
});

test("one request sent three times, two at once, has one effect and one answer", async ({
  publisher,
  request,
}) => {
  const slug = newSlug();
  const csv = linesCsv(LINES);
  await register(publisher, slug);
  await putDraft(publisher, `${slug}/2026`, csv);
  const body = { lines_sha256: sha256(csv), stage: "proposal" };
  const send = () => post(publisher, `${slug}/2026`, "three-times-1", body);
  const replies = [...(await Promise.all([send(), send()])), await send()];
  const answers = await Promise.all(replies.map((reply) => reply.text()));
  expect(replies.map((reply) => reply.status())).toEqual([201, 201, 201]);
  expect(new Set(answers).size).toBe(1);
  const page = await (await request.get(`/api/v1/governments/${slug}`)).json();
  expect(page.publications).toHaveLength(1);
});

test("a key asks for one thing only", async ({ publisher }) => {
  const { slug, lines } = await publish(publisher);
  const body = { lines_sha256: sha256(lines), stage: "enacted" };
  expect((await post(publisher, `${slug}/2026`, "reused-key", body)).status()).toBe(201);
  const other = await post(publisher, `${slug}/2026`, "reused-key", { ...body, stage: "shift" });
  expect(other.status()).toBe(422);
  expect((await other.json()).type).toMatch(/\/key-reused$/);
  for (const key of ["", "short", "with blanks in it", "x".repeat(101)]) {
    const refused = await post(publisher, `${slug}/2026`, key, body);
    expect((await refused.json()).type, JSON.stringify(key)).toMatch(/\/key-missing$/);
  }
});

test("a correction is the next number, and the one before it stays", async ({
  publisher,
  request,
}) => {
  const { slug, lines, reply } = await publish(publisher, { body: { stage: "proposal" } });
  const corrected = linesCsv(
    LINES.map((line) => (line.line_id === "000000000004" ? { ...line, amount: "1.00" } : line)),
  );
  await putDraft(publisher, `${slug}/2026`, corrected);
  const body = { lines_sha256: sha256(corrected), stage: "enacted" };
  const second = await (await post(publisher, `${slug}/2026`, "correction-1", body)).json();
  expect(second.number).toBe(2);
  expect(second.log_index).toBeGreaterThan(reply.log_index);
  const budget = `/api/v1/governments/${slug}/budgets/2026`;
  const newest = await (await request.get(budget)).json();
  expect(newest.manifest.previous).toBe(reply.manifest_sha256);
  expect(newest.versions.map((of: any) => [of.number, of.stage])).toEqual([
    [1, "proposal"],
    [2, "enacted"],
  ]);
  expect(await (await request.get(`/data/${slug}/2026/v1/lines.csv`)).text()).toBe(lines);
  expect(await (await request.get(`/data/${slug}/2026/v2/lines.csv`)).text()).toBe(corrected);
});

test("only the draft that the publisher saw is published", async ({ publisher, request }) => {
  const slug = newSlug();
  await register(publisher, slug);
  await putDraft(publisher, `${slug}/2026`, linesCsv(LINES));
  const stale = { lines_sha256: sha256("another draft"), stage: "enacted" };
  const refused = await post(publisher, `${slug}/2026`, "stale-draft-1", stale);
  expect(refused.status()).toBe(409);
  const problem = await refused.json();
  expect(problem.detail).toContain(sha256(linesCsv(LINES)));
  expect((await request.get(`/api/v1/governments/${slug}`)).status()).toBe(404);
});

test("a draft is secret, and the same bytes again are no change", async ({
  publisher,
  request,
}) => {
  const slug = newSlug();
  await register(publisher, slug);
  const lines = linesCsv(LINES);
  await putDraft(publisher, `${slug}/2026`, lines);
  const draft = `/api/v1/drafts/${slug}/2026`;
  const before = await (await publisher.get(draft)).json();
  await putDraft(publisher, `${slug}/2026`, lines);
  expect(await (await publisher.get(draft)).json()).toEqual(before);
  expect(await (await publisher.get(`${draft}/lines`)).text()).toBe(lines);
  expect(await (await publisher.get(`${draft}/codes`)).text()).toBe(CODES);
  // To everybody else a government with a draft and one that does not exist are the same.
  for (const path of ["/api/v1/governments/X", "/api/v1/governments/X/budgets/2026"]) {
    const [here, nowhere] = await Promise.all(
      [slug, newSlug()].map(async (of) => {
        const reply = await request.get(path.replace("X", of));
        return [reply.status(), (await reply.text()).replaceAll(of, "X")];
      }),
    );
    expect(here).toEqual(nowhere);
  }
});

test("what cannot be published says what is missing", async ({ publisher }) => {
  const slug = newSlug();
  const body = { lines_sha256: sha256(""), stage: "enacted" };
  const kind = async (reply: Promise<any>) => (await (await reply).json()).type.split("/").pop();
  expect(await kind(post(publisher, `${slug}/2026`, "missing-001", body))).toBe("not-registered");
  await register(publisher, slug);
  expect(await kind(post(publisher, `${slug}/2026`, "missing-002", body))).toBe("no-draft");
  expect(await kind(publisher.get(`/api/v1/drafts/${slug}/2026`))).toBe("no-draft");
  const empty = linesCsv([]);
  await putDraft(publisher, `${slug}/2026`, empty);
  const nothing = { ...body, lines_sha256: sha256(empty) };
  expect(await kind(post(publisher, `${slug}/2026`, "missing-003", nothing))).toBe(
    "nothing-to-publish",
  );
});

test("an address belongs to one government for ever", async ({ publisher }) => {
  const slug = newSlug();
  await register(publisher, slug, "Kota Lama");
  await register(publisher, slug, "Kota Baru");
  const put = (data: object) => publisher.put(`/api/v1/governments/${slug}`, { data });
  const taken = await put({ slug, code: "99.72", name: "Kota Lain", kind: "city" });
  expect(taken.status()).toBe(409);
});

test("a text that could be more than a text is refused with its pointer", async ({ publisher }) => {
  const { slug, lines } = await publish(publisher);
  const government = { slug, code: "99.1", name: "Kota Uji", kind: "city" };
  const registered: [change: object, pointer: string][] = [
    [{ slug: newSlug() }, "/slug"],
    [{ name: "" }, "/name"],
    [{ name: "=cmd()" }, "/name"],
    [{ name: "x".repeat(501) }, "/name"],
    [{ code: "34,02" }, "/code"],
  ];
  const pointer = async (reply: Promise<any>) => (await (await reply).json()).errors?.[0]?.pointer;
  for (const [change, expected] of registered) {
    const data = { ...government, ...change };
    const put = publisher.put(`/api/v1/governments/${slug}`, { data });
    expect(await pointer(put), JSON.stringify(change)).toBe(expected);
  }
  const origin = { id: "Dari X.", en: "From X.", files: [] };
  const said: [body: object, pointer: string][] = [
    [{ origin: { ...origin, address: "javascript:alert(1)" } }, "/origin/address"],
    [{ origin: { ...origin, en: "x\n=1+1" } }, "/origin/en"],
    [{ legal_basis: { title: "x", date: "31/01/2026" } }, "/legal_basis/date"],
    [{ completeness: { notes: [{ id: "-x", en: "x" }] } }, "/completeness/notes/0/id"],
  ];
  for (const [body, expected] of said) {
    const whole = { lines_sha256: sha256(lines), stage: "enacted", ...body };
    const posted = post(publisher, `${slug}/2026`, "texts-0001", whole);
    expect(await pointer(posted), JSON.stringify(body)).toBe(expected);
  }
});

const [revenue, paper, travel, , equity] = LINES as [Line, Line, Line, Line, Line];
const changed = (line: object) => linesCsv([revenue, { ...paper, ...line }, travel]);
const FORGED: [what: string, csv: string, pointer: string, rule: string][] = [
  ["no file at all", "", "row 1", "row"],
  ["another header", linesCsv(LINES, [...LINE_COLUMNS].reverse()), "row 1", "row"],
  ["a column too few", linesCsv(LINES).replace(",,\r\n", ",\r\n"), "row 2", "row"],
  ["an Indonesian amount", changed({ amount: "600.000,00" }), "row 3, column amount", "spelling"],
  ["lost digits", changed({ amount: "6E+05" }), "row 3, column amount", "spelling"],
  ["a minus zero", changed({ amount: "-0.00" }), "row 3, column amount", "spelling"],
  ["no amount", changed({ amount: "" }), "row 3, column amount", "spelling"],
  ["too large an amount", changed({ amount: "1e17.00" }), "row 3, column amount", "spelling"],
  ["an unknown side", changed({ section: "belanja" }), "row 3, column section", "spelling"],
  ["a broken identity", changed({ line_id: "1" }), "row 3, column line_id", "spelling"],
  ["a code with blanks", changed({ unit_code: "1. 01" }), "row 3, column unit_code", "spelling"],
  ["a formula", changed({ description: "=1+1" }), "row 3, column description", "formula"],
  ["a command", changed({ description: "@SUM(A1)" }), "row 3, column description", "formula"],
  ["a tab", changed({ unit: "Dinas\tX" }), "row 3, column unit", "formula"],
  ["a NUL", changed({ unit: "Dinas\0X" }), "row 3, column unit", "formula"],
  ["a blank end", changed({ unit: "Dinas " }), "row 3, column unit", "spelling"],
  ["not NFC", changed({ unit: "Cafe\u0301" }), "row 3, column unit", "spelling"],
  ["too long a name", changed({ unit: "x".repeat(501) }), "row 3, column unit", "length"],
  ["rows in another order", linesCsv([...LINES].reverse()), "", "bytes"],
  ["bare line feeds", linesCsv(LINES).replaceAll("\r\n", "\n"), "", "bytes"],
  ["more quotes than needed", linesCsv(LINES).replace("Ballpoint", '"Ballpoint"'), "", "bytes"],
  ["a mark before the header", `\ufeff${linesCsv(LINES)}`, "", "bytes"],
  ["an identity twice", linesCsv([...LINES, { ...equity, account_code: "6.2.2" }]), "", "identity"],
];

test("a file that is not canonical is refused with its place, and changes nothing", async ({
  publisher,
}) => {
  const slug = newSlug();
  await register(publisher, slug);
  await putDraft(publisher, `${slug}/2026`, linesCsv(LINES));
  const draft = `/api/v1/drafts/${slug}/2026`;
  const before = await (await publisher.get(draft)).json();
  for (const [what, data, pointer, rule] of FORGED) {
    const headers = { "content-type": "text/csv", "accept-language": "en" };
    const reply = await publisher.put(`${draft}/lines`, { headers, data: Buffer.from(data) });
    expect(reply.status(), what).toBe(422);
    const { errors, detail } = await reply.json();
    expect([errors[0].pointer, errors[0].rule], what).toEqual([pointer, rule]);
    expect(detail, what).toContain("lines.csv");
  }
  const headers = { "content-type": "text/csv" };
  const codes = await publisher.put(`${draft}/codes`, {
    headers,
    data: "kind,code,name\r\nunit,1,X\r\n",
  });
  expect((await codes.json()).errors[0].pointer).toBe("row 2, column kind");
  expect(await (await publisher.get(draft)).json()).toEqual(before);
});

test("a body that is too large or of another type is refused", async ({ publisher }) => {
  const slug = newSlug();
  await register(publisher, slug);
  const lines = `/api/v1/drafts/${slug}/2026/lines`;
  const large = await publisher.put(lines, {
    headers: { "content-type": "text/csv" },
    data: Buffer.alloc(64 * 1024 * 1024 + 1, "x"),
  });
  expect(large.status()).toBe(413);
  expect((await large.json()).detail).toContain("67108864");
  const json = await publisher.put(lines, { data: { lines: [] } });
  expect(json.status()).toBe(415);
  const government = `/api/v1/governments/${slug}`;
  for (const data of ['{"slug":', "[]", `{"slug":"${slug}","x":1}`, ""]) {
    const headers = { "content-type": "application/json" };
    const reply = await publisher.put(government, { headers, data: Buffer.from(data) });
    expect(reply.status(), data).toBe(400);
  }
  const huge = await publisher.put(government, {
    headers: { "content-type": "application/json" },
    data: Buffer.alloc(1024 * 1024 + 1, " "),
  });
  expect(huge.status()).toBe(413);
});

test("what nobody registered has no draft, and asking leaves none", async ({ publisher }) => {
  const slug = newSlug();
  for (const path of ["", "/lines", "/codes"]) {
    const reply = await publisher.get(`/api/v1/drafts/${slug}/2026${path}`);
    expect(reply.status(), path).toBe(404);
    expect((await reply.json()).type, path).toMatch(/\/not-registered$/);
  }
});
