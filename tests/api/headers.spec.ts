// One table: what each address lets browsers do. A header that is missing on one is a hole.

import { test, expect } from "../support/test.ts";
import { publish } from "../support/sample.ts";

const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const SECURE = {
  "content-security-policy": CSP,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};

type Reach = "open" | "site";
const ADDRESSES: [path: string, status: number, reach: Reach][] = [
  ["/", 200, "site"],
  ["/S", 200, "site"],
  ["/S/2026", 200, "site"],
  ["/S/2026/v1", 200, "site"],
  ["/S/2026/v1/line/000000000002", 200, "site"],
  ["/glossary", 200, "site"],
  ["/developers", 200, "site"],
  ["/nothing-is-here", 404, "site"],
  ["/robots.txt", 200, "site"],
  ["/sitemap.xml", 200, "site"],
  ["/feed.atom", 200, "site"],
  ["/S/feed.atom", 200, "site"],
  ["/healthz", 200, "site"],
  ["/api/v1/governments", 200, "open"],
  ["/api/v1/governments/S", 200, "open"],
  ["/api/v1/governments/S/budgets/2026", 200, "open"],
  ["/api/v1/governments/S/budgets/2026/v1", 200, "open"],
  ["/api/v1/governments/S/budgets/2026/v1/lines", 200, "open"],
  ["/api/v1/governments/S/budgets/2026/v1/totals", 200, "open"],
  ["/api/v1/publications", 200, "open"],
  ["/api/v1/openapi.json", 200, "open"],
  ["/api/v1/problems", 200, "open"],
  ["/api/v1/problems/no-draft", 200, "open"],
  ["/api/v1/nothing", 404, "open"],
  ["/data/S/2026/v1/lines.csv", 200, "open"],
  ["/data/S/2026/v1/columns-1.bin", 200, "open"],
  ["/data/S/2026/v1/nothing", 404, "open"],
  ["/api/v1/drafts/S/2026", 401, "site"],
  ["/api/v1/drafts/S/2026/lines", 401, "site"],
];

test("every answer says what a browser may do with it", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  // Twice: the second answer of what never changes comes from the cache.
  for (const [template, status, reach] of [...ADDRESSES, ...ADDRESSES]) {
    const path = template.replace("S", slug);
    const reply = await request.get(path, { headers: { origin: "https://elsewhere.example" } });
    const headers = reply.headers();
    expect(reply.status(), path).toBe(status);
    expect(headers, path).toMatchObject(SECURE);
    expect(headers["permissions-policy"], path).toContain("geolocation=()");
    expect(headers["cache-control"], path).toBeTruthy();
    expect(headers["set-cookie"], path).toBeUndefined();
    expect(headers["access-control-allow-credentials"], path).toBeUndefined();
    const open = reach === "open";
    expect(headers["access-control-allow-origin"], path).toBe(open ? "*" : undefined);
    expect(headers["cross-origin-resource-policy"], path).toBe(
      open ? "cross-origin" : "same-origin",
    );
    if (status !== 200) expect(headers["cache-control"], path).toBe("no-store");
    if (headers["content-type"]?.startsWith("text/")) {
      expect(headers["content-type"], path).toContain("charset=utf-8");
    }
  }
});

test("another site may ask beforehand, for reading only", async ({ request }) => {
  const preflight = (path: string, method: string) =>
    request.fetch(path, {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": method },
    });
  const open = await preflight("/api/v1/governments", "GET");
  expect(open.status()).toBe(204);
  expect(open.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-max-age": "86400",
  });
  expect(open.headers()["access-control-allow-headers"]).not.toContain("uthorization");
  const studio = await preflight("/api/v1/drafts/kota-uji/2026", "GET");
  expect(studio.headers()["access-control-allow-origin"]).toBeUndefined();
  // Registering shares its address with reading; what it answers is for the site alone.
  const put = await request.put("/api/v1/governments/kota-uji", { data: {} });
  expect(put.status()).toBe(401);
  expect(put.headers()["access-control-allow-origin"]).toBeUndefined();
});

test("files of the site are kept for ever where their name says so", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(assets.length).toBeGreaterThanOrEqual(3);
  for (const path of assets) {
    const headers = (await request.get(path)).headers();
    expect(headers["cache-control"], path).toBe("public, max-age=31536000, immutable");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    if (path.endsWith(".wasm")) expect(headers["content-type"]).toBe("application/wasm");
  }
  const worker = await request.get("/sw.js");
  expect(worker.headers()["cache-control"]).toBe("no-cache");
  expect(worker.headers()["x-content-type-options"]).toBe("nosniff");
});

test("a file of the site that is not there is no page", async ({ request }) => {
  for (const path of ["/assets/app-000000000000.wasm", "/assets/part.js"]) {
    const reply = await request.get(path);
    expect(reply.status()).toBe(404);
    expect(reply.headers()["content-type"] ?? "").not.toContain("html");
  }
});
