// An identity provider for this machine alone: OpenID Connect with one made-up person for each
// role, and no password to type. `cargo xtask run` and the tests start it beside the Worker; a
// deployment has the provider of its own government instead.
//
// node xtask/issuer.mjs PORT RETURN_ADDRESSES PEOPLE.json (addresses with a comma between them)

import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const [port, returnAddresses, peopleFile] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const people = new Map(
  JSON.parse(readFileSync(peopleFile, "utf8")).map((person) => [person.subject, person]),
);

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const provider = new Provider(issuer, {
  clients: [{
    client_id: "terang",
    client_secret: "only-on-this-machine",
    redirect_uris: returnAddresses.split(","),
    response_types: ["code"],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: "ES256",
    require_auth_time: true,
  }],
  jwks: {
    keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "local" }],
  },
  pkce: { required: () => true },
  cookies: { keys: ["local"] },
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/person/${interaction.uid}` },
  ttl: { Interaction: 600, Session: 43200, Grant: 43200, AccessToken: 300, IdToken: 300 },
  async findAccount(_, subject) {
    const person = people.get(subject);
    if (!person) return undefined;
    const { name, email, amr } = person;
    return {
      accountId: subject,
      claims: async () => ({ sub: subject, name, email, email_verified: true, amr }),
    };
  },
  // Nothing is shared with anybody else, so nobody is asked for consent.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function page() {
  const person = ({ subject, name, role }) => `
    <li><button name="subject" value="${escape(subject)}"><strong>${escape(name)}</strong>
      <span>${escape(role)}</span></button></li>`;
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>Masuk (contoh)</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
      body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
      ul { list-style: none; padding: 0; display: grid; gap: .5rem }
      button { width: 100%; padding: .75rem 1rem; font: inherit; text-align: start; cursor: pointer }
      span { display: block; opacity: .75 }
    </style>
    <h1>Masuk sebagai siapa?</h1>
    <p>Penyedia identitas contoh di mesin ini saja: orangnya rekaan, tanpa kata sandi.<br>
      <span lang="en">A sample identity provider on this machine only: made-up people, no password.</span></p>
    <form method="post"><ul>${[...people.values()].map(person).join("")}</ul></form></html>`;
}

async function choose(request, response) {
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html; charset=utf-8").end(page());
    return;
  }
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 4096) return response.writeHead(413).end();
  }
  const person = people.get(new URLSearchParams(body).get("subject"));
  if (!person) return response.writeHead(400).end("no such person");
  const login = { accountId: person.subject, amr: person.amr };
  await provider.interactionFinished(request, response, { login }, {
    mergeWithLastSubmission: false,
  });
}

const callback = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith("/person/")) return callback(request, response);
  choose(request, response).catch((error) => {
    response.writeHead(400).end(`${error.message}: begin the sign-in again`);
  });
}).listen(Number(port), "127.0.0.1", () => console.log(`issuer at ${issuer}`));
