// A government of its own for one test, and people who come to work for it by the doors that real
// ones use.

import { expect } from "@playwright/test";
import { newSlug } from "./sample.ts";
import { signIn, type Somebody } from "./people.ts";

export type Roles = { role: string; unit?: string }[];

/** Every code that an invitation had in these tests. */
export const codes: string[] = [];

/**
 * A government of its own for one test: founded by the platform, with people who have roles. How
 * often one person acts in a minute is limited: tests that do much name another administrator.
 */
export async function founded(administrator = "gilang") {
  const slug = newSlug();
  const government = { slug, name: "Kota Coba", code: "99.71", kind: "city" };
  const members = `/api/v1/members/${slug}`;
  const [arif, lina] = await Promise.all([signIn("arif"), signIn("lina")]);
  const change = { act: "found", government, name: "Gilang" };
  const proposal = await made(arif.send("POST", `${members}/proposals`, { change, reason: "Uji." }));
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  const { invitation } = await made(lina.send("POST", confirmation));
  const code = await bothHalves(members, arif, invitation.code);
  const gilang = await signIn(administrator);
  await made(gilang.send("POST", members, { code }));
  return { slug, members, arif, lina, gilang };
}

/** The one office of a government of these tests, which a role can be held in. */
export async function withAnOffice(slug: string, keeps: Somebody) {
  const entry = { code: "1.02.01", name: "Dinas Kesehatan" };
  const change = { act: "add", entry, from: 2026 };
  await made(keeps.send("POST", `/api/v1/organisations/${slug}`, { revision: 0, change }));
  return "dinas-kesehatan";
}

/** The code of the newest invitation: who proposed it has one half, who confirmed it the other. */
export async function bothHalves(members: string, proposed: Somebody, confirmed: string) {
  const { invitations } = await (await proposed.get(members)).json();
  const own = invitations.filter((of: any) => of.half);
  const code = own.at(-1).half + confirmed;
  codes.push(code, own.at(-1).half, confirmed);
  return code;
}

/** What was answered, where it was done. */
export async function made(answer: ReturnType<Somebody["send"]>) {
  const reply = await answer;
  const text = await reply.text();
  expect(reply.ok(), `${reply.url()} ${reply.status()} ${text}`).toBe(true);
  return text ? JSON.parse(text) : undefined;
}

/** Proposed by one, confirmed by another, taken by the person. */
export async function bring(
  members: string,
  proposes: Somebody,
  confirms: Somebody,
  subject: string,
  roles: Roles,
) {
  const change = { act: "invite", name: subject, roles };
  const proposal = await made(
    proposes.send("POST", `${members}/proposals`, { change, reason: "Uji." }),
  );
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  const { invitation } = await made(confirms.send("POST", confirmation));
  const code = await bothHalves(members, proposes, invitation.code);
  const person = await signIn(subject);
  await made(person.send("POST", members, { code }));
  return person;
}

/** The status and the name of a refusal. */
export async function refused(answer: ReturnType<Somebody["send"]>) {
  const reply = await answer;
  const { type, status } = await reply.json();
  expect(reply.status()).toBe(status);
  return `${status} ${type.split("/").at(-1)}`;
}

/** The id by which a person is known here. */
export const idOf = async (of: Somebody) => (await (await of.get("/api/v1/session")).json()).person.id;
