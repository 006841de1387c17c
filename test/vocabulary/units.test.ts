import { expect, it } from "vitest";
import { comparableUnit } from "../../src/vocabulary/units.ts";

it("takes spellings of one unit for one", () => {
  expect(comparableUnit("milliseconds")).toBe(comparableUnit("ms"));
  expect(comparableUnit("bytes")).toBe(comparableUnit("By"));
  expect(comparableUnit("{message}")).toBe(comparableUnit("messages"));
});

it("keeps different units apart", () => {
  expect(comparableUnit("ms")).not.toBe(comparableUnit("s"));
  expect(comparableUnit("{message}")).not.toBe(comparableUnit("{task}"));
});

it("takes a number without a unit for no unit", () => {
  expect(comparableUnit("1")).toBeNull();
  expect(comparableUnit("none")).toBeNull();
  expect(comparableUnit(null)).toBeNull();
});
