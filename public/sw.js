// Keeps what a reader has opened, so that it can be read again without a connection: the app, the
// pages that were opened, and the budgets that were explored. It never keeps an answer of the API,
// and nothing that was not asked for by GET on this site.

const ASSETS = "terang-assets-1";
const PAGES = "terang-pages-1";
const BUDGETS = "terang-budgets-1";
const MOST = { [ASSETS]: 60, [PAGES]: 80, [BUDGETS]: 40 };

// What the page needs to start, as its own HTML names it.
const NAMED = /(?:href|src)="(\/(?:assets|fonts)\/[^"]+|\/theme\.js|\/favicon\.svg)"/g;
// The files of a publication by which the app reads it; they never change.
const BUDGET = /^\/data\/[^/]+\/\d+\/v\d+\/(?:columns-\d+\.bin|manifest\.json)$/;
const LASTING = /^\/(?:assets|fonts)\//;

self.addEventListener("install", (event) => event.waitUntil(keepShell()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("terang-") && !(name in MOST)) await caches.delete(name);
  }
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (!/^\/(?:api|data|log)\//.test(url.pathname)) event.respondWith(page(request, url));
  } else if (LASTING.test(url.pathname)) {
    event.respondWith(lasting(ASSETS, request));
  } else if (BUDGET.test(url.pathname)) {
    event.respondWith(lasting(BUDGETS, request));
  } else if (url.pathname === "/theme.js" || url.pathname === "/favicon.svg") {
    event.respondWith(fresh(ASSETS, request));
  }
});

// The app says what its reader opened before this worker was there to see it.
self.addEventListener("message", (event) => {
  const paths = Array.isArray(event.data?.opened) ? event.data.opened : [];
  event.waitUntil(Promise.allSettled(paths.map(async (path) => {
    const url = new URL(path, location.origin);
    if (url.origin !== location.origin) return;
    if (BUDGET.test(url.pathname)) await lasting(BUDGETS, new Request(url));
    else if (LASTING.test(url.pathname)) await lasting(ASSETS, new Request(url));
    else if (!/^\/(?:api|data|log)\//.test(url.pathname)) await fresh(PAGES, new Request(url.pathname));
  })));
});

async function keepShell() {
  const response = await fetch("/", { cache: "no-cache" });
  if (!response.ok) throw new Error(`the shell answered ${response.status}`);
  const html = await response.clone().text();
  await put(PAGES, new Request("/"), response);
  const named = [...new Set([...html.matchAll(NAMED)].map(([, path]) => path))];
  await Promise.all(named.map((path) => lasting(ASSETS, new Request(path))));
}

async function page(request, url) {
  const own = new Request(url.pathname);
  try {
    const response = await fetch(request);
    if (!response.ok) return response;
    const page = await whole(response);
    await put(PAGES, own, page.clone());
    return page;
  } catch (error) {
    const kept = await caches.match(own, { cacheName: PAGES, ignoreVary: true });
    return kept ?? await emptyShell() ?? Promise.reject(error);
  }
}

// The home page without its headline: another page's words must not stand at this address.
async function emptyShell() {
  const home = await caches.match("/", { cacheName: PAGES, ignoreVary: true });
  if (!home) return undefined;
  const html = (await home.text())
    .replace(/<main id="headline">[\s\S]*?<\/main>/, '<main id="headline"></main>')
    .replace(/<title>[\s\S]*?<\/title>/, "<title>Terang</title>")
    .replace(/<script type="application\/json" id="page"[\s\S]*?<\/script>/, "");
  return new Response(html, { headers: home.headers });
}

async function lasting(name, request) {
  const kept = await caches.match(request, { cacheName: name, ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  // An HTML answer under another name is a page about what is missing.
  const html = response.headers.get("content-type")?.startsWith("text/html");
  if (response.ok && !html) await put(name, request, response.clone());
  return response;
}

async function fresh(name, request) {
  try {
    const response = await fetch(request);
    if (response.ok) await put(name, request, response.clone());
    return response;
  } catch (error) {
    return await caches.match(request, { cacheName: name, ignoreVary: true }) ?? Promise.reject(error);
  }
}

// An answer read to its end: a line lost halfway must cost neither the page nor the copy kept of it.
async function whole(response) {
  return new Response(await response.blob(), response);
}

// Keeps a copy and drops the oldest beyond what may be kept. A full disk is no reason to fail.
async function put(name, request, response) {
  try {
    const copy = await whole(response);
    const cache = await caches.open(name);
    await cache.delete(request, { ignoreVary: true });
    await cache.put(request, copy);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
  } catch {
    // What cannot be kept is fetched again.
  }
}
