import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { test, expect } from "../support/test.ts";
import { BUDGET, explore } from "../support/readers.ts";

test("every file that the page offers is the file that the manifest names", async ({ page, request }) => {
  const reply = await request.get(`/data${BUDGET}/manifest.json`);
  const bytes = await reply.body();
  const manifest = JSON.parse(bytes.toString("utf8"));
  await explore(page, BUDGET);
  const rows = page.getByRole("region", { name: "Unduh" }).locator("tbody tr");
  await expect(rows).toHaveCount(manifest.files.length + 1);
  for (const row of await rows.all()) {
    const name = await row.getByRole("link").innerText();
    const shown = await row.locator("code").innerText();
    const [download] = await Promise.all([page.waitForEvent("download"), row.getByRole("link").click()]);
    const file = await readFile(await download.path());
    expect(createHash("sha256").update(file).digest("hex"), name).toBe(shown);
    const listed = manifest.files.find((of: { name: string }) => of.name === name);
    expect(download.suggestedFilename()).toBe(`kabupaten-bantul-2015-v1-${name}`);
    if (listed) {
      expect({ bytes: file.length, sha256: shown }).toEqual({ bytes: listed.bytes, sha256: listed.sha256 });
    } else {
      expect(name).toBe("manifest.json");
      expect(file.equals(bytes)).toBe(true);
    }
  }
});
