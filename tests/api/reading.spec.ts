// Reading what is published: lists, pages, filters, totals; every figure is the sum of its lines.

import type { APIResponse } from "@playwright/test";
import { test, expect } from "../support/test.ts";
import { LINES, linesCsv, publish } from "../support/sample.ts";

const sen = (amount: string) => BigInt(amount.replace(".", ""));
const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + sen(amount), 0n);

test("a government is found by name, forgivingly, and by code", async ({ publisher, request }) => {
  const name = `Kota Terangbulan ${Date.now().toString(36)}`;
  const { slug } = await publish(publisher, { name });
  const found = async (q: string) => {
    const { governments } = await (
      await request.get("/api/v1/governments", { params: { q } })
    ).json();
    return governments.map((of: any) => of.government.slug);
  };
  expect(await found(name)).toEqual([slug]);
  expect(await found(name.toUpperCase().replace("TERANGBULAN", "TERANGBULNA"))).toEqual([slug]);
  expect(await found("")).toContain(slug);
  expect(await found("tiada kota bernama begini")).toEqual([]);
});

test("lines come page by page until there is no next", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  let next: string | null = `/api/v1/governments/${slug}/budgets/2026/v1/lines?limit=2`;
  const ids: string[] = [];
  let pages = 0;
  while (next) {
    const reply: APIResponse = await request.get(next);
    const page = await reply.json();
    expect(page.count).toBe(LINES.length);
    expect(sen(page.amount)).toBe(sum(LINES.map((line) => line.amount)));
    ids.push(...page.lines.map((line: any) => line.line_id));
    const link: RegExpMatchArray | null | undefined = reply.headers().link?.match(/^<([^>]*)>; rel="next"$/);
    expect(Boolean(page.next)).toBe(Boolean(link));
    next = link?.[1] ?? null;
    pages += 1;
  }
  expect(ids).toEqual(LINES.map((line) => line.line_id));
  expect(pages).toBe(3);
});

test("lines are filtered by side, office, code and words", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const cases: [query: string, ids: string[]][] = [
    ["section=expenditure", ["2", "3", "4"]],
    ["unit=1.01.01", ["2", "3"]],
    ["unit=1.01", ["2", "3"]],
    ["unit=1.0", []],
    ["affair=1.02", ["4"]],
    ["program=15&account=5.2.2.20", ["3"]],
    ["account=5.2", ["2", "3", "4"]],
    ["account=5.2.2.01.01&section=expenditure", ["2", "4"]],
    ["q=kertas", ["2"]],
    ["q=balpoint", ["4"]],
    ["q=PERJALANAN%20dinas", ["3"]],
    ["q=nothing", []],
  ];
  for (const [query, expected] of cases) {
    const lines = `/api/v1/governments/${slug}/budgets/2026/v1/lines?${query}`;
    const page = await (await request.get(lines)).json();
    const ids = page.lines.map((line: any) => line.line_id.replace(/^0+/, ""));
    expect(ids, query).toEqual(expected);
    expect(page.count, query).toBe(expected.length);
    expect(sen(page.amount), query).toBe(sum(page.lines.map((line: any) => line.amount)));
  }
});

test("lines are there as the canonical CSV too", async ({ publisher, request }) => {
  const { slug, lines } = await publish(publisher);
  const address = `/api/v1/governments/${slug}/budgets/2026/v1/lines`;
  const csv = await request.get(address, { headers: { accept: "text/csv" } });
  expect(csv.headers()["content-type"]).toBe("text/csv; charset=utf-8; header=present");
  expect(await csv.text()).toBe(lines);
  // The two forms of one address are kept apart, whichever was kept first.
  const json = await request.get(address, { headers: { accept: "application/json" } });
  expect((await json.json()).count).toBe(LINES.length);
  const office = await request.get(`${address}?unit=1.02.01`, { headers: { accept: "text/csv" } });
  expect(await office.text()).toBe(linesCsv(LINES.slice(3, 4)));
});

test("totals by anything add up to the side", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const dimensions = ["affair", "function", "unit", "program", "source", "account"];
  for (let depth = 1; depth <= 5; depth += 1) dimensions.push(`account-${depth}`);
  for (const section of ["revenue", "expenditure", "financing_in", "financing_out"]) {
    const of = LINES.filter((line) => line.section === section).map((line) => line.amount);
    for (const by of dimensions) {
      const address = `/api/v1/governments/${slug}/budgets/2026/v1/totals`;
      const page = await (await request.get(address, { params: { by, section } })).json();
      expect([page.by, page.section]).toEqual([by, section]);
      expect(sen(page.amount), `${section} ${by}`).toBe(sum(of));
      expect(sum(page.rows.map((row: any) => row.amount)), `${section} ${by}`).toBe(sum(of));
    }
  }
  const kinds = await (
    await request.get(`/api/v1/governments/${slug}/budgets/2026/v1/totals?by=account-2`)
  ).json();
  expect(kinds.rows).toEqual([
    { code: "5.2", name: "Belanja Langsung", amount: "1000000.25", lines: 3 },
  ]);
});

test("publications of everybody, the newest first", async ({ publisher, request }) => {
  const first = await publish(publisher);
  const second = await publish(publisher);
  const { publications } = await (await request.get("/api/v1/publications")).json();
  const places = publications.map((of: any) => of.log_index);
  expect(places).toEqual([...places].sort((a, b) => b - a));
  const slugs = publications.map((of: any) => of.government.slug);
  expect(slugs.indexOf(second.slug)).toBeLessThan(slugs.indexOf(first.slug));
});

test("a parameter that cannot be is refused with what may be", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const publication = `/api/v1/governments/${slug}/budgets/2026/v1`;
  const cases: [path: string, says: string][] = [
    [`${publication}/lines?limit=0`, "1–500"],
    [`${publication}/lines?limit=501`, "1–500"],
    [`${publication}/lines?limit=x`, "1–500"],
    [`${publication}/lines?after=17`, "next"],
    [`${publication}/lines?section=belanja`, "financing_out"],
    [`${publication}/lines?q=${"x".repeat(41)}`, "40 huruf"],
    [`${publication}/totals?by=colour`, "account-3"],
    [`/api/v1/governments?q=${"x".repeat(41)}`, "40 huruf"],
    ["/api/v1/publications?after=17", "next"],
  ];
  for (const [path, says] of cases) {
    const reply = await request.get(path);
    expect(reply.status(), path).toBe(400);
    expect((await reply.json()).detail, path).toContain(says);
  }
});

test("the catalogue made again from the archive says the same", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const paths = ["/api/v1/governments", "/api/v1/publications", `/api/v1/governments/${slug}`];
  const about = (all: any) => JSON.stringify(all).includes(slug);
  const ours = async () => {
    const replies = await Promise.all(paths.map((path) => request.get(path)));
    const [{ governments }, { publications }, page] = await Promise.all(
      replies.map((reply) => reply.json()),
    );
    return [governments.filter(about), publications.filter(about), page];
  };
  const before = await ours();
  let after: string | null = null;
  let entered = 0;
  do {
    const params: Record<string, string> = after ? { after } : {};
    const reply = await publisher.post("/api/v1/catalogue/rebuild", { params });
    expect(reply.status(), await reply.text()).toBe(200);
    const rebuilt: any = await reply.json();
    entered += rebuilt.entered;
    after = rebuilt.next;
  } while (after);
  expect(entered).toBeGreaterThan(0);
  expect(await ours()).toEqual(before);
});

test("whoever searches without end is told to wait, and goes on reading", async ({ request }) => {
  const ask = (address: string, path: string) =>
    request.get(path, { headers: { "cf-connecting-ip": address } });
  const search = (address: string) => ask(address, "/api/v1/governments?q=bantul");
  const statuses: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const ten = await Promise.all(Array.from({ length: 10 }, () => search("203.0.113.20")));
    statuses.push(...ten.map((answer) => answer.status()));
  }
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(60);
  expect(statuses.at(-1)).toBe(429);
  const refused = await search("203.0.113.20");
  expect(refused.headers()["retry-after"]).toBe("60");
  expect((await refused.json()).detail).toContain("60");
  // Reading and pages have limits of their own, and another address is not kept from searching.
  expect((await ask("203.0.113.20", "/api/v1/governments")).status()).toBe(200);
  expect((await ask("203.0.113.20", "/")).status()).toBe(200);
  expect((await search("203.0.113.21")).status()).toBe(200);
});
