// The made-up people of demo/people.json: signing in as one of them, as a browser does, and asking
// the API on their behalf.

import { randomUUID } from "node:crypto";
import { request as requests, type APIRequestContext, type Browser } from "@playwright/test";

const ADDRESS = process.env.TERANG_ADDRESS ?? "";

/** Where the identity provider is: the only other site that a page may lead to. */
export const ISSUER = process.env.TERANG_ISSUER ?? "";

/** Somebody who is signed in, without a page: their cookie, and requests as a page of ours sends. */
export class Somebody {
  constructor(
    readonly cookie: string,
    readonly api: APIRequestContext,
  ) {}

  get(path: string, headers: Record<string, string> = {}) {
    return this.api.get(path, { headers: { cookie: this.cookie, ...headers } });
  }

  send(method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.api.fetch(path, {
      method,
      data: JSON.stringify(body),
      headers: {
        cookie: this.cookie,
        origin: ADDRESS,
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
        ...headers,
      },
    });
  }
}

/** A jar of cookies, because a browser's own would keep `__Host-` cookies of plain HTTP from us. */
export class Jar {
  private readonly cookies = new Map<string, string>();

  constructor(readonly api: APIRequestContext) {}

  async visit(address: string, form?: Record<string, string>) {
    const { host } = new URL(address);
    const own = [...this.cookies].filter(([name]) => name.startsWith(`${host} `));
    const cookie = own.map(([name, value]) => `${name.split(" ")[1]}=${value}`).join("; ");
    const answer = await this.api.fetch(address, {
      method: form ? "POST" : "GET",
      form,
      maxRedirects: 0,
      headers: { cookie },
    });
    for (const { name, value } of answer.headersArray()) {
      if (name.toLowerCase() !== "set-cookie") continue;
      const [, key = "", content = ""] = /^([^=]+)=([^;]*)/.exec(value) ?? [];
      if (content) this.cookies.set(`${host} ${key}`, content);
      else this.cookies.delete(`${host} ${key}`);
    }
    return answer;
  }

  /** The value of a cookie of ours. */
  ours(name: string) {
    return this.cookies.get(`${new URL(ADDRESS).host} ${name}`);
  }
}

/** From the start of a sign-in to the address that the provider sends the browser back to. */
export async function toTheReturn(jar: Jar, subject: string, query = "to=/studio") {
  let next = `${ADDRESS}/api/v1/session/start/contoh?${query}`;
  for (let hops = 0; hops < 12; hops += 1) {
    if (next.startsWith(`${ADDRESS}/api/v1/session/return`)) return next;
    const form = next.includes("/person/") ? { subject } : undefined;
    const answer = await jar.visit(next, form);
    const location = answer.headers().location;
    if (!location) throw new Error(`${next} answered ${answer.status()} and leads nowhere`);
    next = new URL(location, next).href;
  }
  throw new Error("the sign-in does not end");
}

/** Signs in as somebody of demo/people.json. */
export async function signIn(subject: string, query?: string): Promise<Somebody> {
  const api = await requests.newContext({ baseURL: ADDRESS, timeout: 20_000 });
  const jar = new Jar(api);
  const back = await jar.visit(await toTheReturn(jar, subject, query));
  const secret = jar.ours("__Host-sesi");
  if (back.status() !== 303 || !secret) throw new Error(`${back.status()} ${back.headers().location}`);
  return new Somebody(`__Host-sesi=${secret}`, api);
}

/** Signs a browser in through its pages, and comes back to a page of ours. */
export async function enter(
  page: Awaited<ReturnType<Browser["newPage"]>>,
  name: RegExp,
  to = "/studio",
) {
  await page.goto(`/api/v1/session/start/contoh?to=${encodeURIComponent(to)}`);
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => url.href.startsWith(`${ADDRESS}${to}`));
}
