// Only in pages that `cargo xtask dev` serves: reloads when wrangler says that something changed.
// wrangler's own script for this stands inline in the page, where our security policy forbids it.
const socket = new WebSocket(
  `ws://${location.host}/cdn-cgi/live-reload`,
  "WRANGLER_PROXYWORKER_LIVE_RELOAD_PROTOCOL",
);
socket.onmessage = () => location.reload();
