// A provider may be broken into or pretend: what it says is believed only when every word of it
// is right. The first token is, so that the others fail for their lie and for nothing else.

import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../support/test.ts";
import { Forger, type Lie } from "../support/forger.ts";
import { Jar } from "../support/people.ts";

const ADDRESS = process.env.TERANG_ADDRESS ?? "";
const forger = new Forger(process.env.TERANG_FORGER ?? "");

test.describe.configure({ mode: "serial" });
test.beforeAll(() => forger.listen());
test.afterAll(() => forger.close());

/** Signs in by a token with this lie; where it leads, and whether it made a session. */
async function signedIn(request: APIRequestContext, lie: Lie, query = "to=/studio") {
  const jar = new Jar(request);
  const start = await jar.visit(`${ADDRESS}/api/v1/session/start/pemalsu?${query}`);
  forger.asked = new URL(start.headers().location!).searchParams;
  forger.lie = lie;
  const state = forger.asked.get("state")!;
  const back = await jar.visit(`${ADDRESS}/api/v1/session/return?code=c&state=${state}`);
  return [back.headers().location, jar.ours("__Host-sesi") !== undefined];
}

const IN = ["/studio", true];
const OUT = ["/studio/sign-in?problem=provider", false];
const SECRET = "only-on-this-machine";

test("the request is one that RFC 9700 asks for", async ({ request }) => {
  expect(await signedIn(request, ({ claims, sign }) => sign(claims))).toEqual(IN);
  const { asked } = forger;
  expect(asked.get("response_type")).toBe("code");
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  expect(asked.get("redirect_uri")).toBe(`${ADDRESS}/api/v1/session/return`);
  for (const name of ["state", "nonce"]) expect(asked.get(name)!.length).toBeGreaterThan(20);
});

const LIES: Record<string, Lie> = {
  "no token at all": () => undefined,
  "not signed": ({ claims, unsigned }) => unsigned(claims),
  "signed with our own secret": ({ claims, secret }) => secret(claims, SECRET),
  "signed with an algorithm that the deployment does not name": ({ claims, rsa }) => rsa(claims),
  "signed by a stranger under the provider's key name": ({ claims, stranger }) => stranger(claims),
  "signed by a key that brings itself along": async ({ claims, sign }) =>
    sign(claims, { kid: "other", jwk: {} }),
  "changed after it was signed": async ({ claims, sign }) => {
    const [head, , end] = (await sign(claims)).split(".");
    const body = Buffer.from(JSON.stringify({ ...claims, sub: "arif" })).toString("base64url");
    return `${head}.${body}.${end}`;
  },
  "of another provider": ({ claims, sign }) => sign({ ...claims, iss: "https://issuer.example" }),
  "of a provider with a name that begins alike": ({ claims, sign }) =>
    sign({ ...claims, iss: `${claims.iss}.example` }),
  "for somebody else": ({ claims, sign }) => sign({ ...claims, aud: "other" }),
  "for us and somebody else": ({ claims, sign }) => sign({ ...claims, aud: ["terang", "other"] }),
  "for nobody": ({ claims, sign }) => sign({ ...claims, aud: undefined }),
  "of another sign-in": ({ claims, sign }) => sign({ ...claims, nonce: "x".repeat(22) }),
  "of no sign-in": ({ claims, sign }) => sign({ ...claims, nonce: undefined }),
  "over": ({ claims, sign }) => sign({ ...claims, exp: claims.iat! - 1 }),
  "without an end": ({ claims, sign }) => sign({ ...claims, exp: undefined }),
  "from long ago": ({ claims, sign }) => sign({ ...claims, iat: claims.iat! - 3600 }),
  "from tomorrow": ({ claims, sign }) => sign({ ...claims, iat: claims.iat! + 86_400 }),
  "about nobody": ({ claims, sign }) => sign({ ...claims, sub: undefined }),
};

for (const [about, lie] of Object.entries(LIES)) {
  test(`a token is not believed that is ${about}`, async ({ request }) => {
    const before = forger.redeemed;
    expect(await signedIn(request, lie)).toEqual(OUT);
    expect(forger.redeemed).toBe(before + 1);
  });
}

test("to prove it again is to be asked again", async ({ request }) => {
  const again = "to=/studio/account&again=true";
  const fresh: Lie = ({ claims, sign }) => sign(claims);
  expect(await signedIn(request, fresh, again)).toEqual(["/studio/account", true]);
  expect(forger.asked.get("prompt")).toBe("login");
  expect(forger.asked.get("max_age")).toBe("0");
  const old: Lie = ({ claims, sign }) => sign({ ...claims, auth_time: claims.iat! - 3600 });
  expect(await signedIn(request, old, again)).toEqual(OUT);
  const silent: Lie = ({ claims, sign }) => sign({ ...claims, auth_time: undefined });
  expect(await signedIn(request, silent, again)).toEqual(OUT);
});

test("who somebody is, is the provider's word for them and not their address", async ({ request }) => {
  // The subject of another provider's person: another person here.
  const jar = new Jar(request);
  const start = await jar.visit(`${ADDRESS}/api/v1/session/start/pemalsu?to=/studio`);
  forger.asked = new URL(start.headers().location!).searchParams;
  forger.lie = ({ claims, sign }) =>
    sign({ ...claims, sub: "arif", email: "arif@terang.example", email_verified: true });
  const state = forger.asked.get("state")!;
  await jar.visit(`${ADDRESS}/api/v1/session/return?code=c&state=${state}`);
  const cookie = `__Host-sesi=${jar.ours("__Host-sesi")}`;
  const session = await (await request.get("/api/v1/session", { headers: { cookie } })).json();
  expect(session.person.email).toBe("arif@terang.example");
  expect(session.platform_administrator).toBe(false);
});
