// The rival of `cargo xtask bench requests`: a Worker that only says hello.
export default {
  fetch() {
    return new Response("hello", { headers: { "content-type": "text/plain; charset=utf-8" } });
  },
};
