// An identity provider that lies: everything about it is right, save what a test asks it to get
// wrong. It signs with a key of its own, which it publishes.

import { createServer, type Server } from "node:http";
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair, type JWTPayload } from "jose";

/** What a test changes of a token that would be right. */
export type Lie = (token: {
  claims: JWTPayload;
  sign: (claims: JWTPayload, header?: object) => Promise<string>;
  stranger: (claims: JWTPayload) => Promise<string>;
  secret: (claims: JWTPayload, secret: string) => Promise<string>;
  unsigned: (claims: JWTPayload) => string;
  rsa: (claims: JWTPayload) => Promise<string>;
}) => Promise<string | undefined> | string | undefined;

export class Forger {
  /** The next token. */
  lie: Lie = ({ claims, sign }) => sign(claims);
  /** What the authorization request said, of the sign-in that is under way. */
  asked = new URLSearchParams();
  /** How often a code was to be changed for a token. */
  redeemed = 0;
  private server?: Server;

  constructor(readonly address: string) {}

  async listen() {
    const own = await generateKeyPair("ES256");
    const other = await generateKeyPair("ES256");
    const rsa = await generateKeyPair("RS256", { modulusLength: 2048 });
    const keys = [
      { ...(await exportJWK(own.publicKey)), alg: "ES256", use: "sig", kid: "own" },
      { ...(await exportJWK(rsa.publicKey)), alg: "RS256", use: "sig", kid: "rsa" },
    ];
    const es256 = (key: CryptoKey) => (claims: JWTPayload, header: object = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "own", ...header }).sign(key);
    const described = {
      issuer: this.address,
      authorization_endpoint: `${this.address}/authorize`,
      token_endpoint: `${this.address}/token`,
      jwks_uri: `${this.address}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256", "RS256", "HS256", "none"],
    };
    const token = async () => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: this.address, aud: "terang", sub: "forged", nonce: this.asked.get("nonce") ?? "",
        iat: now, exp: now + 300, auth_time: now, amr: ["otp"], name: "Palsu",
      };
      return this.lie({
        claims,
        sign: es256(own.privateKey),
        stranger: es256(other.privateKey),
        secret: (of, secret) =>
          new SignJWT(of).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret)),
        unsigned: (of) => new UnsecuredJWT(of).encode(),
        rsa: (of) =>
          new SignJWT(of).setProtectedHeader({ alg: "RS256", kid: "rsa" }).sign(rsa.privateKey),
      });
    };
    const answer = async (path: string) => {
      if (path === "/.well-known/openid-configuration") return described;
      if (path === "/jwks") return { keys };
      if (path !== "/token") return undefined;
      this.redeemed += 1;
      return { access_token: "x", token_type: "Bearer", expires_in: 300, id_token: await token() };
    };
    this.server = createServer((request, response) => {
      request.resume();
      answer(new URL(request.url ?? "", this.address).pathname).then((body) => {
        response.writeHead(body ? 200 : 404, { "content-type": "application/json" });
        response.end(JSON.stringify(body ?? {}));
      });
    });
    const { port } = new URL(this.address);
    await new Promise<void>((resolve) => this.server!.listen(Number(port), "127.0.0.1", resolve));
  }

  async close() {
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
