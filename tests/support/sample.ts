// A made-up budget, small enough to read, in its canonical bytes; and how to publish one through
// the API as the studio will. Slugs are new in each run, since an address is given for ever.

import { createHash } from "node:crypto";
import { expect, type APIRequestContext } from "@playwright/test";

export const LINE_COLUMNS = [
  "line_id", "section", "unit_code", "unit", "affair_code", "affair", "function_code", "function",
  "program_code", "program", "activity_code", "activity", "subactivity_code", "subactivity",
  "account_code", "account", "source_code", "source", "group", "description", "specification",
  "quantity", "measure", "unit_price", "tax", "amount", "previous_amount", "realised_amount",
  "location", "remark",
];

export type Line = Record<string, string> & { line_id: string; section: string; amount: string };

/** A revenue, and spending of two offices, in the canonical order. */
export const LINES: Line[] = [
  {
    line_id: "000000000001", section: "revenue", unit_code: "1.20.05", unit: "DPPKAD",
    account_code: "4.1.1.01", account: "Pajak Hotel", amount: "1250000.50",
  },
  {
    line_id: "000000000002", section: "expenditure", unit_code: "1.01.01",
    unit: "Dinas Pendidikan", affair_code: "1.01", affair: "Pendidikan", program_code: "15",
    program: "Pendidikan Dasar", account_code: "5.2.2.01.01", account: "Belanja Alat Tulis Kantor",
    description: 'Kertas "HVS", folio', quantity: "12", measure: "Rim", unit_price: "50000.00",
    amount: "600000.00",
  },
  {
    line_id: "000000000003", section: "expenditure", unit_code: "1.01.01",
    unit: "Dinas Pendidikan", affair_code: "1.01", affair: "Pendidikan", program_code: "15",
    program: "Pendidikan Dasar", account_code: "5.2.2.20.01", account: "Belanja Perjalanan",
    description: "Perjalanan dinas", amount: "300000.25",
  },
  {
    line_id: "000000000004", section: "expenditure", unit_code: "1.02.01", unit: "Dinas Kesehatan",
    affair_code: "1.02", affair: "Kesehatan", account_code: "5.2.2.01.01",
    account: "Belanja Alat Tulis Kantor", description: "Ballpoint", amount: "100000.00",
  },
  {
    line_id: "000000000005", section: "financing_out", unit_code: "1.20.05", unit: "DPPKAD",
    account_code: "6.2.1.01", account: "Penyertaan Modal", amount: "250000.25",
  },
];

export const CODES = "kind,code,name\r\naccount,5.2,Belanja Langsung\r\n";

/** The canonical bytes: RFC 4180 with the fewest quotes. */
export function linesCsv(lines: Line[], columns = LINE_COLUMNS): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = [columns, ...lines.map((line) => columns.map((column) => line[column] ?? ""))];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

export const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

let count = 0;
/** A slug that no other test and no earlier run has. */
export function newSlug(): string {
  count += 1;
  const random = Math.floor(Math.random() * 36 ** 4).toString(36);
  return `uji-${Date.now().toString(36)}-${random}-${count}`;
}

export type Published = { slug: string; lines: string; reply: any };

export async function register(publisher: APIRequestContext, slug: string, name = "Kota Uji") {
  const government = { slug, code: `99.${slug.length}`, name, kind: "city" };
  const reply = await publisher.put(`/api/v1/governments/${slug}`, { data: government });
  expect(reply.status()).toBe(200);
}

export async function putDraft(
  publisher: APIRequestContext,
  address: string,
  lines: string,
  codes = CODES,
) {
  for (const [file, data] of [["codes", codes], ["lines", lines]]) {
    const headers = { "content-type": "text/csv" };
    const reply = await publisher.put(`/api/v1/drafts/${address}/${file}`, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
  }
}

export function post(
  publisher: APIRequestContext,
  address: string,
  key: string,
  body: Record<string, unknown>,
) {
  return publisher.post(`/api/v1/drafts/${address}/publications`, {
    headers: { "idempotency-key": key },
    data: body,
  });
}

/** Registers, drafts and publishes; gives back what was published where. */
export async function publish(
  publisher: APIRequestContext,
  options: { slug?: string; year?: number; lines?: Line[]; name?: string; body?: object } = {},
): Promise<Published> {
  const { slug = newSlug(), year = 2026, lines = LINES, name } = options;
  const csv = linesCsv(lines);
  await register(publisher, slug, name);
  await putDraft(publisher, `${slug}/${year}`, csv);
  const body = { lines_sha256: sha256(csv), stage: "enacted", ...options.body };
  const reply = await post(publisher, `${slug}/${year}`, `key-${slug}-${Date.now()}`, body);
  expect(reply.status(), await reply.text()).toBe(201);
  return { slug, lines: csv, reply: await reply.json() };
}
