// Accessibility by axe-core, to the level that `docs` promise: WCAG 2.2 AA and good practice.
//
// What axe does not see (a control that no key reaches) is tested by keyboard where it matters.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with the rule, its explanation and the elements that break it. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const faults = violations.map(
    (rule) => `${rule.id}: ${rule.help} (${rule.nodes.map((node) => node.target).join("; ")})`,
  );
  expect(faults).toEqual([]);
}

/** The page itself does not scroll sideways at this width; a table inside it may. */
export async function expectNoSidewaysScroll(page: Page, width: number) {
  await page.setViewportSize({ width, height: 720 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll at ${width} px`).toBe(0);
}
