// Nothing behind the token answers without it, and nobody learns what is there.

import { test, expect } from "../support/test.ts";
import { LINES, linesCsv, newSlug, publish } from "../support/sample.ts";

const ROUTES: [method: string, path: string][] = [
  ["PUT", "/api/v1/governments/X"],
  ["GET", "/api/v1/drafts/X/2026"],
  ["GET", "/api/v1/drafts/X/2026/lines"],
  ["PUT", "/api/v1/drafts/X/2026/lines"],
  ["GET", "/api/v1/drafts/X/2026/codes"],
  ["PUT", "/api/v1/drafts/X/2026/codes"],
  ["POST", "/api/v1/drafts/X/2026/publications"],
  ["POST", "/api/v1/catalogue/rebuild"],
];

test("every studio route wants the token, whatever it is asked about", async ({
  publisher,
  request,
}) => {
  const { slug } = await publish(publisher);
  const credentials = [undefined, "", "Bearer ", "Bearer wrong", "Basic c2VjcmV0", "bearer"];
  for (const [method, path] of ROUTES) {
    for (const authorization of credentials) {
      const headers: Record<string, string> = { "content-type": "text/csv" };
      if (authorization !== undefined) headers.authorization = authorization;
      const [here, nowhere] = await Promise.all(
        [slug, newSlug()].map(async (of) => {
          const reply = await request.fetch(path.replace("X", of), {
            method,
            headers,
            data: method === "GET" ? undefined : linesCsv(LINES),
          });
          const told = (await reply.text()).replaceAll(of, "X");
          return [reply.status(), told, reply.headers()["www-authenticate"]];
        }),
      );
      expect(here?.[0], `${method} ${path} ${authorization}`).toBe(401);
      expect(here?.[2]).toBe("Bearer");
      expect(here).toEqual(nowhere);
    }
  }
});
