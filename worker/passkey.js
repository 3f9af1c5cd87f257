// The relying party of passkeys: what an authenticator says is checked by a library that others
// keep. JSON comes in from Rust and goes back there; what follows from it is decided in `src/`.

import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";

// EdDSA, ES256 and RS256: every authenticator has one of them.
const ALGORITHMS = [-8, -7, -257];

const expected = ({ challenge, origin }) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: new URL(origin).hostname,
  requireUserVerification: true,
});

const encode = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

globalThis.passkeys = {
  /** A new passkey: its id, its public key, its counter. */
  async created(text) {
    const asked = JSON.parse(text);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: asked.credential,
      supportedAlgorithmIDs: ALGORITHMS,
      ...expected(asked),
    });
    if (!verified) throw new Error("not verified");
    const { id, publicKey, counter } = registrationInfo.credential;
    return JSON.stringify({ id, public: encode(publicKey), counter });
  },

  /** A passkey that was used: its counter since. */
  async used(text) {
    const asked = JSON.parse(text);
    const { id, public: key, counter } = asked.passkey;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: asked.credential,
      credential: { id, publicKey: decode(key), counter },
      ...expected(asked),
    });
    if (!verified) throw new Error("not verified");
    return JSON.stringify({ id, public: key, counter: authenticationInfo.newCounter });
  },
};
