// Pages before the app runs: what a link preview, a search engine and a slow phone get.

import { test, expect } from "../support/test.ts";
import { LINES, newSlug, publish } from "../support/sample.ts";

const meta = (html: string, property: string) =>
  html.match(new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)">`))?.[1];
const title = (html: string) => html.match(/<title>([^<]*)<\/title>/)?.[1];
const headline = (html: string) => html.match(/<main id="headline">(.*?)<\/main>/s)?.[1] ?? "";

test("a publication's page says its figures in both languages", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const page = async (path: string, headers = {}) => {
    const reply = await request.get(path, { headers });
    expect(reply.status()).toBe(200);
    expect(reply.headers().vary).toContain("Accept-Language");
    return reply.text();
  };
  const id = await page(`/${slug}/2026/v1`, { "accept-language": "id" });
  expect(id).toContain('<html lang="id">');
  expect(title(id)).toBe("APBD 2026, Kota Uji · Terang");
  expect(meta(id, "og:title")).toBe("APBD 2026, Kota Uji");
  expect(meta(id, "description")).toContain("Belanja Rp1\u00a0juta. Bagian terbesar, 90 dari setiap 100 rupiah, untuk Pendidikan.");
  expect(headline(id)).toContain("Pendapatan Rp1,25\u00a0juta · Surplus Rp250\u00a0ribu");
  expect(id).toMatch(new RegExp(`<link rel="canonical" href="http://[^"]*/${slug}/2026/v1">`));
  const en = await page(`/${slug}/2026?lang=en`, { "accept-language": "id" });
  expect(en).toContain('<html lang="en">');
  expect(headline(en)).toContain('Spending Rp1\u00a0million. <span data-largest="Pendidikan" data-of-hundred="90">The largest part, 90 of');
  expect(en).toMatch(new RegExp(`<link rel="canonical" href="http://[^"]*/${slug}/2026/v1">`));
  const government = await page(`/${slug}`);
  expect(title(government)).toBe("Kota Uji · Terang");
  expect(headline(government)).toContain(`<a href="/${slug}/2026/v1">`);
  const line = await page(`/${slug}/2026/v1/line/000000000002`);
  expect(title(line)).toContain("Kertas &quot;HVS&quot;, folio · APBD 2026");
  expect(headline(line)).toContain("Rp600.000");
  const home = await page("/");
  expect(headline(home)).toContain(`/${slug}/2026/v1`);
});

test("what the app would ask for first is in the page", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  for (const path of [`/${slug}`, `/${slug}/2026`, `/${slug}/2026/v1`]) {
    const html = await (await request.get(path)).text();
    const data = /<script type="application\/json" id="page" data-address="([^"]*)">(.*?)<\/script>/;
    const [, address = "", json = ""] = html.match(data) ?? [];
    expect(JSON.parse(json), path).toEqual(await (await request.get(address)).json());
  }
});

test("a proposal never looks like law", async ({ publisher, request }) => {
  const { slug } = await publish(publisher, { body: { stage: "proposal" } });
  const html = await (await request.get(`/${slug}/2026`)).text();
  expect(title(html)).toBe("RAPBD 2026, Kota Uji · Terang");
  expect(headline(html)).toContain("belum menjadi hukum");
  expect(meta(html, "og:description")).toContain("belum menjadi hukum");
});

test("names and addresses stay text", async ({ publisher, request }) => {
  const payloads = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg/onload=alert(1)>",
    "' autofocus onfocus='alert(1)",
    "<!--headline--><!--meta-->",
    "</script><script>alert(1)</script>",
  ];
  for (const payload of payloads) {
    const lines = LINES.map((line) => ({ ...line, description: "", account: payload }));
    const { slug } = await publish(publisher, { name: payload, lines });
    const paths = [`/${slug}`, `/${slug}/2026/v1`, `/${slug}/2026/v1/line/000000000002`];
    for (const path of [...paths, `/${slug}/feed.atom`]) {
      const all = await (await request.get(path)).text();
      // Data for the app: JSON, where a quote is a quote, and nothing can end the element.
      const [, data] = all.match(/<script type="application\/json"[^>]*>(.*?)<\/script>/) ?? [];
      expect(data ?? "", path).not.toContain("<");
      const body = all.replace(data ?? "", "");
      expect(body, path).not.toContain(payload);
      expect(body, path).not.toMatch(/<(script|svg|img)[^>]*alert/);
      expect(body.match(/<main id="headline">/g)?.length ?? 1, path).toBe(1);
    }
    const nowhere = await request.get(`/${encodeURIComponent(payload)}`);
    expect(nowhere.status()).toBe(404);
    expect(await nowhere.text()).not.toContain(payload);
  }
});

test("what is not there is 404, with the same shell", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const paths = [
    `/${newSlug()}`,
    `/${slug}/2027`,
    `/${slug}/2026/v2`,
    `/${slug}/2026/v1/line/zzzzzzzzzzzz`,
    `/${slug}/2026/v1/nothing`,
    "/favicon.nothing",
    "/studio/elsewhere",
  ];
  for (const path of paths) {
    const reply = await request.get(path);
    expect(reply.status(), path).toBe(404);
    const html = await reply.text();
    expect(headline(html), path).toContain("Tidak ada di sini");
    expect(meta(html, "robots"), path).toBe("noindex");
  }
});

test("an address has one spelling, and none leads elsewhere", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const moved = await request.get(`/${slug}/2026/`, { maxRedirects: 0 });
  expect(moved.status()).toBe(308);
  expect(moved.headers().location).toBe(`/${slug}/2026`);
  for (const path of ["//evil.example/", "/\\evil.example/", "/%2f%2fevil.example/", "///"]) {
    const reply = await request.fetch(`${path}`, { maxRedirects: 0 }).catch(() => undefined);
    expect(reply?.headers().location ?? "/", path).toMatch(/^\/([^/\\]|$)/);
  }
});

test("followers and search engines are told what there is", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain(`/${slug}/2026/v1</loc>`);
  expect(await (await request.get("/robots.txt")).text()).toMatch(/Sitemap: http\S+\/sitemap.xml/);
  const feed = await request.get(`/${slug}/feed.atom?lang=en`);
  expect(feed.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  const xml = await feed.text();
  expect(xml.match(/<entry>/g)).toHaveLength(1);
  expect(xml).toContain("<summary>Spending Rp1\u00a0million. Revenue Rp1.25\u00a0million.</summary>");
});
