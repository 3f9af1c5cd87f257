// Every refusal has one shape (RFC 9457), in the reader's language, with an address that explains
// its kind.

import { test, expect } from "../support/test.ts";
import { newSlug, publish } from "../support/sample.ts";

type Case = { method?: string; path: string; headers?: Record<string, string>; status: number };

test("every refusal has the shape of a problem, in both languages", async ({
  publisher,
  request,
}) => {
  const { slug } = await publish(publisher);
  const publication = `/api/v1/governments/${slug}/budgets/2026/v1`;
  const cases: Case[] = [
    { path: "/api/v1/nothing", status: 404 },
    { path: "/api/nothing", status: 404 },
    { path: "/data/nothing", status: 404 },
    { path: "/api/v1/problems/nothing", status: 404 },
    { path: `/api/v1/governments/${newSlug()}`, status: 404 },
    { path: "/api/v1/governments/Not-A-Slug", status: 404 },
    { path: `/api/v1/governments/${slug}/budgets/2027`, status: 404 },
    { path: `/api/v1/governments/${slug}/budgets/26`, status: 404 },
    { path: `/api/v1/governments/${slug}/budgets/2026/v2`, status: 404 },
    { path: `/api/v1/governments/${slug}/budgets/2026/1`, status: 404 },
    { path: `${publication}/lines?limit=9999`, status: 400 },
    { path: `${publication}/lines`, headers: { accept: "text/turtle" }, status: 406 },
    { path: `/data/${slug}/2026/v1/nothing`, status: 404 },
    { method: "POST", path: "/api/v1/governments", status: 405 },
    { method: "DELETE", path: `/api/v1/governments/${slug}`, status: 405 },
    { method: "DELETE", path: publication, status: 405 },
    { method: "POST", path: `/${slug}`, status: 405 },
    { path: "/api/v1/drafts/kota-uji/2026", status: 401 },
    { method: "POST", path: "/api/v1/catalogue/rebuild", status: 401 },
  ];
  for (const { method = "GET", path, headers, status } of cases) {
    const what = `${method} ${path}`;
    const told: string[] = [];
    for (const lang of ["id", "en"]) {
      const reply = await request.fetch(path, {
        method,
        headers: { ...headers, "accept-language": lang },
      });
      expect(reply.status(), what).toBe(status);
      expect(reply.headers()["content-type"], what).toBe("application/problem+json");
      expect(reply.headers()["content-language"], what).toBe(lang);
      expect(reply.headers()["cache-control"], what).toBe("no-store");
      if (status === 405) expect(reply.headers().allow, what).toMatch(/GET/);
      const problem = await reply.json();
      expect(Object.keys(problem).sort(), what).toEqual(
        ["detail", "instance", "status", "title", "type"],
      );
      expect(problem.status, what).toBe(status);
      expect(problem.instance, what).toBe(path.split("?")[0]);
      told.push(problem.title, problem.detail);
      const kind = await request.get(problem.type, { headers: { "accept-language": lang } });
      expect(await kind.json(), what).toMatchObject({ title: problem.title, status });
    }
    expect(told[0], what).not.toBe(told[2]);
    expect(told[1], what).not.toBe(told[3]);
  }
});

test("what a reader wrote is repeated as text, and not at length", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  const payload = `<script>alert(1)</script>${"x".repeat(500)}`;
  const reply = await request.get(`/api/v1/governments/${slug}/budgets/2026/v1/totals`, {
    params: { by: payload },
  });
  expect(reply.headers()["content-type"]).toBe("application/problem+json");
  const { detail } = await reply.json();
  expect(detail).toContain("<script>alert(1)</script>xxx");
  expect(detail).not.toContain("x".repeat(100));
});

test("every kind of problem is explained", async ({ request }) => {
  const { problems } = await (await request.get("/api/v1/problems")).json();
  expect(problems.length).toBeGreaterThan(20);
  for (const problem of problems) {
    expect(await (await request.get(problem.type)).json()).toEqual(problem);
  }
});
