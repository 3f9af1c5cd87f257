import { test, expect } from "../support/test.ts";

test("the Worker says that it and its bindings answer", async ({ request }) => {
  const reply = await request.get("/healthz");
  expect(reply.status()).toBe(200);
});
