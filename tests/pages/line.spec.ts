import { test, expect } from "../support/test.ts";
import { BUDGET, open, sen } from "../support/readers.ts";

type Line = Record<"line_id" | "description" | "unit" | "amount", string> & { unit_price?: string; quantity?: string };

test("a line is one sentence, its place, its figures and its number for life", async ({ page, request }) => {
  const reply = await request.get(`/api/v1/governments/kabupaten-bantul/budgets/2015/v1/lines?section=expenditure&q=kertas`);
  const lines: Line[] = (await reply.json()).lines;
  const line = lines.find((of) => of.unit_price && of.quantity) as Line;
  await open(page, `${BUDGET}/line/${line.line_id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(line.description);
  const sentence = page.locator(".line-sentence");
  await expect(sentence).toContainText("×");
  const [, amount] = (await sentence.innerText()).split("= Rp");
  expect(sen(amount?.replace(/\.$/, ""))).toBe(BigInt(line.amount.replace(".", "")));
  const way = page.getByRole("main").locator(".line-way").getByRole("listitem");
  await expect(way.first()).toContainText("Belanja");
  await expect(way.filter({ hasText: line.unit })).not.toHaveCount(0);
  await expect(page.getByText(line.line_id, { exact: true })).toBeVisible();
  await expect(page.locator("blockquote")).toContainText(`${BUDGET}/line/${line.line_id}`);
  await way.last().getByRole("link").click();
  await expect(page).toHaveURL(/[?&]at=/);
  await expect(page.locator(`a[href$="/line/${line.line_id}"]`).first()).toBeAttached();
});

test("a line that is not there says so", async ({ page, expectedErrors }) => {
  expectedErrors.push("404");
  await open(page, `${BUDGET}/line/000000000000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tidak ada di sini");
});
