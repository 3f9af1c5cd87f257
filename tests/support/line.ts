// A line that can really be lost: the page is read through a relay that the test cuts. Nothing in
// the browser is told to play offline, so the service worker meets what a reader's would.

import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./test.ts";

export type Line = { address: string; cut(): void; mend(): void };

export const test = base.extend<{ line: Line }>({
  line: async ({}, use) => {
    const site = new URL(process.env.TERANG_ADDRESS ?? "");
    const open = new Set<Socket>();
    let isCut = false;
    const relay = createServer((reader) => {
      if (isCut) return void reader.destroy();
      const server = connect(Number(site.port), site.hostname);
      for (const [socket, other] of [[reader, server], [server, reader]] as const) {
        open.add(socket);
        // A socket that breaks takes its other half along; that is what a lost line is.
        socket.on("error", () => other.destroy());
        socket.on("close", () => { open.delete(socket); other.destroy(); });
        socket.pipe(other);
      }
    });
    await new Promise<void>((listening) => relay.listen(0, "127.0.0.1", listening));
    const drop = () => open.forEach((socket) => socket.destroy());
    await use({
      address: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
      cut: () => { isCut = true; drop(); },
      mend: () => { isCut = false; },
    });
    drop();
    await new Promise((closed) => relay.close(closed));
  },
  baseURL: async ({ line }, use) => use(line.address),
});

/**
 * Opens a page while the line is lost. Chromium now and then passes a service worker by that it
 * could not reach at once and shows its own error page; a reader reloads, and so does this. What
 * the page then shows is held to everything.
 */
export async function openWithoutLine(page: Page, path: string) {
  await expect(async () => { await page.goto(path); }).toPass({ timeout: 15_000 });
}

export { expect };
