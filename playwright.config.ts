// How the tests on workerd and in Chromium run. `cargo xtask test` starts the Worker and names it
// in TERANG_ADDRESS; nothing here starts a server.

import { defineConfig } from "@playwright/test";

const address = process.env.TERANG_ADDRESS;
if (!address) {
  throw new Error("TERANG_ADDRESS is not set: run `cargo xtask test --only browser`");
}

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results/playwright",
  snapshotPathTemplate: "{testDir}/{testFileDir}/snapshots/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try has something to say.
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    baseURL: address,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.TERANG_CHROMIUM,
      args: [
        // CI runs as root, where the sandbox of Chromium refuses to.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
});
