// A line that can really be lost: the page is read through a relay that the test cuts. Nothing in
// the browser is told to play offline, so the service worker meets what a reader's would.

import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { test as base, expect } from "./test.ts";

export type Line = {
  address: string;
  /** Nothing comes through any more. */
  cut(): void;
  /** Each new connection breaks once this many bytes of its answers came through. */
  breakAfter(bytes: number): void;
  mend(): void;
};

export const test = base.extend<{ line: Line }>({
  line: async ({}, use) => {
    const site = new URL(process.env.TERANG_ADDRESS ?? "");
    const open = new Set<Socket>();
    let left = Infinity;
    const relay = createServer((reader) => {
      if (left === 0) return void reader.destroy();
      const server = connect(Number(site.port), site.hostname);
      for (const [socket, other] of [[reader, server], [server, reader]] as const) {
        open.add(socket);
        // A socket that breaks takes its other half along; that is what a lost line is.
        socket.on("error", () => other.destroy());
        socket.on("close", () => { open.delete(socket); other.destroy(); });
      }
      reader.pipe(server);
      let rest = left;
      server.on("data", (bytes) => {
        const part = bytes.subarray(0, rest);
        rest -= part.length;
        if (rest > 0) reader.write(part);
        else reader.end(part);
      });
      server.on("end", () => reader.end());
    });
    await new Promise<void>((listening) => relay.listen(0, "127.0.0.1", listening));
    const drop = () => open.forEach((socket) => socket.destroy());
    const limit = (bytes: number) => { left = bytes; drop(); };
    await use({
      address: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
      cut: () => limit(0),
      breakAfter: limit,
      mend: () => limit(Infinity),
    });
    drop();
    await new Promise((closed) => relay.close(closed));
  },
  baseURL: async ({ line }, use) => use(line.address),
});

export { expect };
