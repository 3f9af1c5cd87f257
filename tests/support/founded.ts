// A government of its own for one test, begun by the doors that real ones go through, and what a
// test says of an answer.

import { expect } from "@playwright/test";
import { signIn, type Somebody } from "./people.ts";
import { newSlug } from "./sample.ts";

export type Roles = { role: string; unit?: string }[];

/** What came of it, which must be good. */
export async function made(answer: ReturnType<Somebody["send"]>) {
  const reply = await answer;
  const text = await reply.text();
  expect(reply.ok(), `${reply.url()} ${reply.status()} ${text}`).toBe(true);
  return text ? JSON.parse(text) : undefined;
}

/** Status and kind of what must be refused. */
export async function refused(answer: ReturnType<Somebody["send"]>) {
  const reply = await answer;
  const { type, status } = await reply.json();
  expect(reply.status()).toBe(status);
  return `${status} ${type.split("/").at(-1)}`;
}

/** A government with one administrator, and two who run the platform to confirm what she proposes. */
export async function founded(name = "Kota Coba") {
  const slug = newSlug();
  const government = { slug, name, code: "99.71", kind: "city" };
  const members = `/api/v1/members/${slug}`;
  const [arif, lina] = await Promise.all([signIn("arif"), signIn("lina")]);
  const change = { act: "found", government, name: "Gilang" };
  const gilang = await taken(members, arif, lina, "gilang", change);
  return { slug, members, organisations: `/api/v1/organisations/${slug}`, arif, lina, gilang };
}

/** Somebody who is invited, and comes. */
export function bring(members: string, proposes: Somebody, confirms: Somebody, subject: string, roles: Roles) {
  return taken(members, proposes, confirms, subject, { act: "invite", name: subject, roles });
}

async function taken(members: string, proposes: Somebody, confirms: Somebody, subject: string, change: object) {
  const body = { change, reason: "Uji." };
  const proposal = await made(proposes.send("POST", `${members}/proposals`, body));
  const confirmation = `${members}/proposals/${proposal.number}/confirmation`;
  const { invitation } = await made(confirms.send("POST", confirmation));
  const person = await signIn(subject);
  await made(person.send("POST", members, { code: invitation.code }));
  return person;
}
