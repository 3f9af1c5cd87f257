// The JavaScript side of the Worker: hands each call to WebAssembly and begins anew after a panic.
//
// A panic traps: the WebAssembly instance is lost, and the promise of the call never settles, so
// the request would hang for ever. Here every running call is rejected instead, and the next one
// gets a fresh instance. Nothing is decided here; what the Worker does is in `src/`.

import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import * as rust from "glue";
import "./passkey.js";

const state = rust.__worker_init_state();
const running = new Set();

function trapped(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  state.criticalError = true;
  for (const fail of running) fail(error);
  running.clear();
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

// A body that nobody read to its end is let go by the garbage collector, when its request is over
// and workerd allows no call that touches it. There is no lock left to release then; thrown into
// WebAssembly, the refusal would stop the clean-up half way.
const releaseLock = ReadableStreamDefaultReader.prototype.releaseLock;
ReadableStreamDefaultReader.prototype.releaseLock = function () {
  try {
    releaseLock.call(this);
  } catch (error) {
    if (error instanceof TypeError) throw error;
  }
};

function guard(call) {
  return new Promise((resolve, reject) => {
    if (state.criticalError) {
      rust.__wbg_reset_state();
      state.criticalError = false;
      state.instanceId++;
    }
    running.add(reject);
    Promise.resolve()
      .then(call)
      .then(resolve, (error) => {
        trapped(error);
        reject(error);
      })
      .finally(() => running.delete(reject));
  });
}

export default class extends WorkerEntrypoint {
  fetch(request) {
    return guard(() => rust.fetch.call(this, request, this.env, this.ctx));
  }

  scheduled(event) {
    return guard(() => rust.scheduled.call(this, event, this.env, this.ctx));
  }
}

// A durable object lives in WebAssembly: it is made at the first call, and made again from its
// storage when the instance that held it is gone.
function durable(name) {
  return class extends DurableObject {
    #object;
    #instance;

    #call(method, ...values) {
      return guard(() => {
        if (this.#instance !== state.instanceId) {
          this.#object = new rust[name](this.ctx, this.env);
          this.#instance = state.instanceId;
        }
        return this.#object[method](...values);
      });
    }

    fetch(request) {
      return this.#call("fetch", request);
    }

    alarm(info) {
      return this.#call("alarm", info);
    }
  };
}

export const Government = durable("Government");
export const Person = durable("Person");
export const TransparencyLog = durable("TransparencyLog");
