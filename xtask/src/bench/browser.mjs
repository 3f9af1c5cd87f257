// Opens a budget in Chromium and measures what a reader waits for. Run by `cargo xtask bench`:
// the address of the budget comes in TERANG_BUDGET, the browser in TERANG_CHROMIUM; the figures go
// out as one line of JSON, in milliseconds and bytes.
//
// A task is the time that the page's scripts (and so the wasm) kept the main thread busy from the
// reader's act until nothing moved any more, without layout and paint, which are the browser's.

import { chromium } from "@playwright/test";

const address = process.env.TERANG_BUDGET;
const browser = await chromium.launch({
  executablePath: process.env.TERANG_CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-quic",
    "--enable-precise-memory-info",
  ],
});
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  locale: "en-US",
  serviceWorkers: "block",
});
const page = await context.newPage();
const devtools = await context.newCDPSession(page);
await devtools.send("Performance.enable");

await page.addInitScript(() => {
  // The budget lies in WebAssembly's memory, which the heap's own figures leave out.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      globalThis.wasmMemory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const seen = new MutationObserver(() => {
    if (document.querySelector("main table tbody tr") && performance.getEntriesByType("resource").some((r) => r.name.includes("columns-1.bin"))) {
      globalThis.firstTable ??= performance.now();
    }
  });
  seen.observe(document, { childList: true, subtree: true });
});

async function heap() {
  await devtools.send("HeapProfiler.collectGarbage");
  const used = await devtools.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength);
  return used.usedSize + (used.embedderHeapUsedSize ?? 0) + (used.backingStorageSize ?? 0) + wasm;
}

async function scripts() {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "ScriptDuration").value * 1000;
}

async function task(act) {
  const before = await scripts();
  await act();
  await page.waitForTimeout(700);
  return (await scripts()) - before;
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

await page.goto(address, { waitUntil: "load" });
await page.waitForFunction(() => globalThis.firstTable !== undefined, undefined, { timeout: 120_000 });
const bytesToTable = await page.evaluate(() => {
  const loaded = performance
    .getEntriesByType("resource")
    .find((entry) => entry.name.includes("columns-1.bin"));
  return {
    ms: globalThis.firstTable - loaded.responseEnd,
    fromStart: globalThis.firstTable,
    transferred: loaded.encodedBodySize,
  };
});

const group = page.getByRole("main");
const times = { group: [], search: [], filter: [] };
// The page's own events, without what a test's careful click does around them.
const choose = async (name) => {
  const link = await group.getByRole("link", { name, exact: true }).first().elementHandle();
  return task(() => link.evaluate((link) => link.click()));
};
for (const name of ["agency", "program", "account", "affair", "agency", "account", "affair"]) {
  times.group.push(await choose(name));
}
const box = await group.getByRole("searchbox").elementHandle();
const ask = (words) =>
  task(() =>
    box.evaluate((box, words) => {
      box.value = words;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, words),
  );
// The first search cuts the texts into words, once; it is said apart.
const firstSearch = await ask("kertas");
for (const words of ["laptop", "semen kecamatan", "perjalanan dinas", "krtas", "honorarium"]) {
  times.search.push(await ask(words));
}
for (const name of ["agency", "account", "affair"]) {
  times.filter.push(await choose(name));
}
const memory = await heap();
console.log(
  JSON.stringify({
    ...bytesToTable,
    group: median(times.group),
    firstSearch,
    search: median(times.search),
    filter: median(times.filter),
    memory,
  }),
);
await browser.close();
