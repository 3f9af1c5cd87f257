// The description of the API is true: every answer to a described question has the described form.
// Only the words of JSON Schema that the description uses are known here; another one fails.

import { test, expect } from "../support/test.ts";
import { signIn } from "../support/people.ts";
import { publish } from "../support/sample.ts";

type Schema = Record<string, any>;
const KNOWN = new Set([
  "$ref", "type", "description", "required", "properties", "unevaluatedProperties", "items",
  "enum", "pattern", "maxLength", "minimum", "maximum", "format", "anyOf", "default",
]);

function faults(root: Schema, schema: Schema, value: unknown, at: string): string[] {
  const unknown = Object.keys(schema).filter((word) => !KNOWN.has(word));
  if (unknown.length) return [`${at}: the schema says ${unknown}`];
  if (schema.$ref) {
    const parts = schema.$ref.replace("#/", "").split("/");
    return faults(root, parts.reduce((of: any, part: string) => of[part], root), value, at);
  }
  if (schema.anyOf) {
    const all = schema.anyOf.map((one: Schema) => faults(root, one, value, at));
    return all.some((of: string[]) => of.length === 0) ? [] : all.flat();
  }
  const type =
    value === null ? "null" : Array.isArray(value) ? "array"
      : Number.isInteger(value) ? "integer" : typeof value;
  if (schema.type && schema.type !== type) return [`${at}: ${type}, not ${schema.type}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${value}`];
  if (schema.pattern && !new RegExp(schema.pattern, "u").test(String(value))) {
    return [`${at}: ${value} is not ${schema.pattern}`];
  }
  if (type === "integer" && (value as number) < (schema.minimum ?? -Infinity)) {
    return [`${at}: ${value}`];
  }
  if (Array.isArray(value) && schema.items) {
    return value.flatMap((one, i) => faults(root, schema.items, one, `${at}/${i}`));
  }
  if (type !== "object" || !schema.properties) return [];
  const object = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name: string) => !(name in object));
  const inside = Object.entries(object).flatMap(([name, one]) => {
    const property = schema.properties[name];
    return property ? faults(root, property, one, `${at}/${name}`) : [`${at}/${name}: unknown`];
  });
  return [...missing.map((name: string) => `${at}/${name}: missing`), ...inside];
}

test("answers have the form that the description gives them", async ({ publisher, request }) => {
  const origin = { id: "Dari berkas.", en: "From files.", files: ["a.csv"] };
  const completeness = {
    official: { expenditure: "2000000.00" },
    missing: [{ code: "1.03.01", name: "Dinas PU", expenditure: "999999.75" }],
    notes: [{ id: "Satu.", en: "One." }],
  };
  const legal_basis = { title: "Peraturan Daerah Nomor 1 Tahun 2026", date: "2026-01-02" };
  const charts = [{ kind: "account", name: "permendagri-13-2006" }];
  const { slug, reply } = await publish(publisher, {
    body: { origin, completeness, legal_basis, charts },
  });
  expect(reply.complete).toBe(false);
  const api = await (await request.get("/api/v1/openapi.json")).json();
  expect(api.openapi).toBe("3.1.1");
  const parts: Record<string, string> = { slug, year: "2026", version: "v1", last: "no-draft" };
  const [auditor, platform] = await Promise.all([signIn("ratna"), signIn("arif")]);
  let checked = 0;
  for (const [template, item] of Object.entries<Schema>(api.paths)) {
    if (!item.get) continue;
    const path = template
      .replace("/data/{slug}/{year}/{version}/{last}", `/data/${slug}/2026/v1/manifest.json`)
      .replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
    // What only leads on to another address answers with no form of its own.
    if (!item.get.responses["200"]) continue;
    const [door] = Object.keys(item.get.security[0] ?? { nobody: [] });
    const answer =
      door === "session"
        ? await (item.get["x-needs"] === "create-government" ? platform : auditor).get(
            path.replace(slug, "kabupaten-bantul"),
          )
        : await (door === "machine" ? publisher : request).get(path);
    expect(answer.status(), path).toBe(200);
    const [media = ""] = (answer.headers()["content-type"] ?? "").split(";");
    const content = item.get.responses["200"].content[media];
    expect(content, `${path} ${media}`).toBeTruthy();
    if (media === "application/json") {
      expect(faults(api, content.schema, await answer.json(), path)).toEqual([]);
      checked += 1;
    }
    if (!item.get.responses["304"]) continue;
    const nothing = await request.get(`${path}?limit=0&by=x&after=x`);
    if (nothing.status() >= 400) {
      const problem = item.get.responses["4XX"];
      expect(problem, path).toEqual({ $ref: "#/components/responses/Problem" });
      const schema = api.components.schemas.Problem;
      expect(faults(api, schema, await nothing.json(), path)).toEqual([]);
    }
  }
  expect(checked).toBeGreaterThan(10);
  const summary = { $ref: "#/components/schemas/PublicationSummary" };
  expect(faults(api, summary, reply, "publish")).toEqual([]);
});
