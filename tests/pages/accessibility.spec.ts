// Every page in both languages and both themes: axe finds nothing, and at 320 pixels the page
// does not scroll sideways.

import { test } from "../support/test.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { AMENDED, BUDGET, LANGUAGES, THEMES, explore, open } from "../support/readers.ts";

const READING = ["/", "/kabupaten-bantul", "/glossary", "/developers"];
const EXPLORING = [
  BUDGET,
  AMENDED,
  `${BUDGET}?at=1.01`,
  `${BUDGET}?q=jalan`,
  `${BUDGET}?section=revenue`,
  `${BUDGET}?by=unit&view=lines`,
];

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    for (const path of [...READING, ...EXPLORING]) {
      test(`${path} in ${language}, ${theme}`, async ({ page }) => {
        if (READING.includes(path)) await open(page, path, language, theme);
        else await explore(page, path, language, theme);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page, 320);
        await expectAccessible(page);
      });
    }

    test(`a line in ${language}, ${theme}`, async ({ page, request }) => {
      const reply = await request.get("/api/v1/governments/kabupaten-bantul/budgets/2015/v1/lines");
      const { lines } = await reply.json();
      await open(page, `${BUDGET}/line/${lines[0].line_id}`, language, theme);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page, 320);
    });
  }
}

test("no width between a phone and a large desk makes a page scroll sideways", async ({ page }) => {
  for (const path of READING) {
    await open(page, path);
    for (const width of [320, 360, 480, 640, 768, 1024, 1280, 1440]) await expectNoSidewaysScroll(page, width);
  }
  for (const path of EXPLORING) {
    await explore(page, path);
    for (const width of [320, 360, 480, 640, 768, 1024, 1280, 1440]) await expectNoSidewaysScroll(page, width);
  }
});
