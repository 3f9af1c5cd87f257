// What every spec starts from: `import { test, expect } from "../support/test.ts"`.
//
// A page under test must be quiet (no error in the console) and must keep to itself (no request to
// anybody else): both are looked at after every test, whatever the test is about.

import { test as base, expect, type APIRequestContext } from "@playwright/test";

type Fixtures = {
  /** Requests that carry the token of a machine account, for publishing. */
  publisher: APIRequestContext;
  /** Messages in the console that the test provokes on purpose, by a part of their text. */
  expectedErrors: string[];
  quiet: void;
};

export const test = base.extend<Fixtures>({
  publisher: async ({ playwright, baseURL }, use) => {
    const token = process.env.TERANG_TOKEN ?? "";
    const context = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { Authorization: `Bearer ${token}` },
      timeout: 20_000,
    });
    await use(context);
    await context.dispose();
  },

  expectedErrors: async ({}, use) => {
    await use([]);
  },

  quiet: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const errors: string[] = [];
      const strangers: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      context.on("request", (request) => {
        const url = request.url();
        // The identity provider is another site that a reader never meets.
        const issuer = process.env.TERANG_ISSUER;
        const isOurs =
          // The same server under the name that a passkey needs.
          url.replace("://localhost:", "://127.0.0.1:").startsWith(`${baseURL}/`) ||
          /^(data|blob):/.test(url) ||
          (!!issuer && url.startsWith(`${issuer}/`));
        if (!isOurs) strangers.push(url);
      });
      await use();
      const unexpected = errors.filter(
        (error) => !expectedErrors.some((expected) => error.includes(expected)),
      );
      expect(unexpected, "errors in the console").toEqual([]);
      expect(strangers, "requests to others").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
