// The table of permissions over HTTP: every route that asks for something of the table is tried as
// each role, without a session, with one that has ended, by a suspended member and by everybody in
// a government that is not theirs. Which route asks for what, the description of the API says
// (`x-needs`, held against the router by a unit test); who may, a table written by hand. A route
// that is not in the calls below fails.

import { readFileSync } from "node:fs";
import { expect, test } from "../support/test.ts";
import { bring, founded, idOf, made, refused } from "../support/members.ts";
import { signIn, type Somebody } from "../support/people.ts";

const BANTUL = "kabupaten-bantul";

/** Whose answer stands for a role, in the order of the table's columns. */
const ROLES = ["joko", "sari", "hadi", "tuti", "bayu", "ratna", "maya", "arif"];

/** The letters of an action's row. */
function row(action: string): string[] {
  const table = readFileSync(new URL("../../budget/tests/data/permissions.txt", import.meta.url));
  const found = table.toString().split("\n").find((line) => line.startsWith(`${action} `));
  if (!found) throw new Error(`no row for ${action}`);
  return found.split("|")[1]!.trim().split(" ");
}

type Call = {
  /** What stands in the address besides the government. */
  parts?: Record<string, string>;
  body?: unknown;
  /** What follows the address, and the media type of what is sent, where it is not JSON. */
  query?: string;
  type?: string;
  /** What whoever may is answered: chosen so that nothing comes of it. */
  answer: string;
  /** Who may besides, because a condition of the table says so, or may not. */
  also?: number[];
};

/** A person's id that nobody has. */
const NOBODY = "0".repeat(32);

/** What each route is asked. `numbered` makes something for a number to be of. */
const CALLS: Record<string, (numbered: () => Promise<string>) => Promise<Call>> = {
  readMembers: async () => ({ answer: "200" }),
  readHistory: async () => ({ answer: "200" }),
  downloadHistory: async () => ({ answer: "200" }),
  proposeChange: async () => ({
    body: { change: { act: "suspend", person: NOBODY }, reason: "Uji matriks." },
    answer: "409 member-changed",
  }),
  // Who runs the platform is the second person where an administrator is the first.
  turnDownChange: async (numbered) => ({
    parts: { number: await numbered() },
    answer: "204",
    also: [7],
  }),
  confirmChange: async (numbered) => ({
    parts: { number: await numbered() },
    answer: "200",
    also: [7],
  }),
  cancelInvitation: async () => ({ parts: { number: "4000000000" }, answer: "404 no-proposal" }),
  endSomebodysSessions: async () => ({ parts: { person: NOBODY }, answer: "404 no-member" }),
  freezePublishing: async () => ({ body: { reason: "" }, answer: "422 bad-field" }),
  exportGovernment: async () => ({ answer: "200" }),
  restoreGovernment: async () => ({
    query: "?reason=Uji", type: "application/gzip", answer: "409 not-empty",
  }),
  readOrganisations: async () => ({ answer: "200" }),
  changeOrganisations: async () => ({
    body: { revision: 4_000_000_000, change: { act: "reopen", id: "nobody" } },
    answer: "409 organisations-changed",
  }),
  readPlatform: async () => ({ answer: "200" }),
};

type Operation = { id: string; method: string; template: string; needs: string };

async function operations(api: any): Promise<Operation[]> {
  const all = Object.entries<any>(api.paths).flatMap(([template, item]) =>
    ["get", "put", "post", "delete"]
      .filter((method) => item[method])
      .map((method) => {
        const { operationId: id, "x-needs": needs } = item[method];
        return { id, method: method.toUpperCase(), template, needs };
      }),
  );
  return all.filter(
    ({ needs }) => needs !== "nothing" && needs !== "session" && needs !== "read-publications",
  );
}

const path = ({ template }: Operation, slug: string, parts: Record<string, string> = {}) =>
  template.replace(/\{(\w+)\}/g, (_, name) => ({ slug, ...parts })[name as string] ?? "1");

async function told(answer: ReturnType<Somebody["send"]>) {
  const reply = await answer;
  if (reply.ok()) return `${reply.status()}`;
  const { type, status } = await reply.json();
  return `${status} ${type.split("/").at(-1)}`;
}

const ask = (who: Somebody, of: Operation, slug: string, { parts, body, query, type }: Call) => {
  const address = `${path(of, slug, parts)}${query ?? ""}`;
  const headers: Record<string, string> = type ? { "content-type": type } : {};
  return of.method === "GET"
    ? who.get(address)
    : who.send(of.method, address, body ?? {}, headers);
};

const REFUSED = /^(403 (not-your-role|needs-one-of-each)|404 unknown-address)$/;

test("each role may what the table says, and nothing else", async ({ request }) => {
  test.setTimeout(120_000);
  const api = await (await request.get("/api/v1/openapi.json")).json();
  const people = await Promise.all(ROLES.map((of) => signIn(of)));
  const gilang = await signIn("gilang");
  const members = `/api/v1/members/${BANTUL}`;
  const numbered = async () => {
    const change = { act: "invite", name: "Matriks", roles: [{ role: "auditor" }] };
    const proposal = { change, reason: "Uji matriks." };
    return String((await made(gilang.send("POST", `${members}/proposals`, proposal))).number);
  };
  let asked = 0;
  for (const of of await operations(api)) {
    if (of.needs.startsWith("machine:")) continue;
    const call = CALLS[of.id];
    if (!call) throw new Error(`${of.id} is not in the calls of this test`);
    const letters = of.needs === "member" ? [..."-yyyyyyy"] : row(of.needs);
    const { also = [] } = await call(async () => "1");
    const may = (role: number) => letters[role] !== "-" || also.includes(role);
    let thing = await call(numbered);
    // First whoever may not: they all ask for the same thing, and it stays.
    for (const role of ROLES.keys()) {
      if (may(role)) continue;
      const answer = await told(ask(people[role]!, of, BANTUL, thing));
      expect(answer, `${ROLES[role]}: ${of.id}`).toMatch(REFUSED);
      // Whoever is no member learns nothing, not even that there is something.
      if (role === 0) expect(answer, of.id).toBe("404 unknown-address");
      asked += 1;
    }
    for (const role of ROLES.keys()) {
      if (!may(role)) continue;
      const answer = await told(ask(people[role]!, of, BANTUL, thing));
      expect(answer, `${ROLES[role]}: ${of.id}`).toBe(thing.answer);
      thing = await call(numbered);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThanOrEqual(8 * Object.keys(CALLS).length);
  // What was invited only to be asked for goes again.
  const page = await (await gilang.get(members)).json();
  for (const { number, change } of page.proposals) {
    if (change.name === "Matriks") await gilang.send("DELETE", `${members}/proposals/${number}`);
  }
  for (const { number, name } of page.invitations) {
    if (name === "Matriks") await gilang.send("DELETE", `${members}/invitations/${number}`);
  }
});

test("nobody acts without a session, after it, while suspended, or elsewhere", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const api = await (await request.get("/api/v1/openapi.json")).json();
  const { slug, members, gilang, lina } = await founded();
  const maya = await bring(members, gilang, lina, "maya", [{ role: "administrator" }]);
  const change = { act: "suspend", person: await idOf(maya) };
  const proposals = `${members}/proposals`;
  const { number } = await made(gilang.send("POST", proposals, { change, reason: "Uji." }));
  await made(lina.send("POST", `${proposals}/${number}/confirmation`));
  // Something that waits while they ask for it, and still does afterwards.
  const invite = { act: "invite", name: "Matriks", roles: [{ role: "auditor" }] };
  const waiting = await made(gilang.send("POST", proposals, { change: invite, reason: "Uji." }));
  const ended = await signIn("gilang");
  await made(ended.send("DELETE", "/api/v1/session"));
  const stranger = Object.assign(Object.create(Object.getPrototypeOf(gilang)), gilang, { cookie: "" });
  const others = await Promise.all(["sari", "hadi", "tuti", "bayu", "ratna"].map((of) => signIn(of)));
  for (const of of await operations(api)) {
    if (of.needs.startsWith("machine:")) {
      // A session is no token: whoever is signed in has no more of it than a stranger.
      const answer = await refused(ask(gilang, of, slug, { answer: "" }));
      expect(answer, of.id).toBe("401 token-missing");
      continue;
    }
    const call = await CALLS[of.id]!(async () => String(waiting.number));
    expect(await refused(ask(stranger, of, slug, call)), of.id).toBe("401 signed-out");
    expect(await refused(ask(ended, of, slug, call)), of.id).toBe("401 session-ended");
    if (of.needs === "create-government") continue;
    expect(await refused(ask(maya, of, slug, call)), of.id).toBe("404 unknown-address");
    for (const other of others) {
      expect(await refused(ask(other, of, slug, call)), of.id).toBe("404 unknown-address");
    }
    // The same bytes as of what is not there, but for the address itself.
    const bytes = async (address: string) => {
      const reply = await ask(others[0]!, of, address, call);
      return (await reply.text()).replaceAll(address, "");
    };
    expect(await bytes(slug), of.id).toBe(await bytes(`${slug}x`));
  }
  const page = await (await gilang.get(members)).json();
  expect(page.proposals.map((of: any) => of.number)).toEqual([waiting.number]);
});
