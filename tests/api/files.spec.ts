// Files of a publication: for ever, with the hash that proves them, packed or not.

import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { test, expect } from "../support/test.ts";
import { publish, sha256 } from "../support/sample.ts";

/** The bytes as they came, not unpacked by the client. */
async function raw(address: string, headers: Record<string, string>) {
  const { get } = await import("node:http");
  return new Promise<{ status: number; headers: Record<string, any>; body: Buffer }>(
    (resolve, reject) => {
      const request = get(address, { headers, timeout: 10_000 }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk) => chunks.push(chunk));
        reply.on("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            headers: reply.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      request.on("error", reject);
    },
  );
}

const digest = (bytes: Buffer) =>
  `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

test("a file has its hash as tag and digest, whether fresh or kept", async ({
  publisher,
  baseURL,
}) => {
  const { slug, lines } = await publish(publisher);
  const address = `${baseURL}/data/${slug}/2026/v1/lines.csv`;
  for (const round of ["fresh", "kept", "kept"]) {
    const plain = await raw(address, { "accept-encoding": "identity" });
    expect(plain.status).toBe(200);
    expect(plain.body.toString(), round).toBe(lines);
    expect(plain.headers.etag).toBe(`"${sha256(lines)}"`);
    expect(plain.headers["repr-digest"]).toBe(digest(plain.body));
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const packed = await raw(address, { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"], round).toBe("gzip");
    expect(gunzipSync(packed.body).toString(), round).toBe(lines);
    expect(packed.headers.etag).toBe(`"${sha256(lines)}-gzip"`);
    expect(packed.headers["repr-digest"], round).toBe(digest(packed.body));
    for (const { headers } of [plain, packed]) {
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable, no-transform");
      expect(headers.vary).toContain("Accept-Encoding");
      expect(headers["accept-ranges"]).toBe("none");
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
      expect(headers["content-disposition"]).toBe(
        `attachment; filename="${slug}-2026-v1-lines.csv"`,
      );
    }
  }
});

test("who has a file is not sent it again, and its head comes alone", async ({
  publisher,
  baseURL,
  request,
}) => {
  const { slug, lines } = await publish(publisher);
  const address = `${baseURL}/data/${slug}/2026/v1/lines.csv`;
  const tag = `"${sha256(lines)}"`;
  const identity = { "accept-encoding": "identity" };
  for (const round of ["fresh", "kept"]) {
    for (const tags of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const known = await raw(address, { ...identity, "if-none-match": tags });
      expect([known.status, known.body.length], `${round} ${tags}`).toEqual([304, 0]);
      expect(known.headers.etag).toBe(tag);
      expect(known.headers["cache-control"]).toContain("immutable");
    }
    const other = await raw(address, { ...identity, "if-none-match": '"other"' });
    expect(other.status).toBe(200);
    const head = await request.head(address, { headers: identity });
    expect(head.status()).toBe(200);
    expect(head.headers()["content-length"]).toBe(String(lines.length));
  }
});

test("a name that is not in the manifest is not there", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  for (const name of ["lines.xlsx", "../manifest.json", "%2e%2e%2fmanifest.json", "LINES.CSV"]) {
    expect((await request.get(`/data/${slug}/2026/v1/${name}`)).status(), name).toBe(404);
  }
  expect((await request.get(`/data/${slug}/2026/v2/lines.csv`)).status()).toBe(404);
});

test("answers that change are kept a minute and have a tag too", async ({ publisher, request }) => {
  const { slug } = await publish(publisher);
  for (const path of [
    "/api/v1/governments",
    `/api/v1/governments/${slug}/budgets/2026`,
    "/api/v1/openapi.json",
  ]) {
    const reply = await request.get(path);
    expect(reply.headers()["cache-control"], path).toBe("public, max-age=60");
    const tag = (reply.headers().etag ?? "").replace(/^W\//, "");
    const again = await request.get(path, { headers: { "if-none-match": tag } });
    // Somebody else may have published meanwhile, where the list is everybody's.
    expect(path.endsWith("governments") ? [200, 304] : [304], path).toContain(again.status());
  }
});
