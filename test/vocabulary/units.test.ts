import { expect, it } from "vitest";
import { abbreviatedUnit, baseUnitOf, comparableUnit, unitOfName, unitsOfText } from "../../src/vocabulary/units.ts";

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

it("finds the unit that a name ends in", () => {
  expect(unitOfName("orders_payment_duration_seconds")).toEqual({ code: "s", word: "seconds" });
  expect(unitOfName("orders.payment.duration_ms")).toEqual({ code: "ms", word: "ms" });
  expect(unitOfName("orders_bytes_total")).toEqual({ code: "By", word: "bytes" });
});

it("takes no minimum, no dimension and no lone word for a unit", () => {
  for (const name of ["pool.connections.min", "grouped.by", "axis.h", "seconds", "hit_ratio", "orders.created"])
    expect(unitOfName(name), name).toBe(false);
});

it("finds the units that a text names in full", () => {
  expect(unitsOfText("Time to pay, in milliseconds")).toEqual([{ code: "ms", word: "milliseconds" }]);
  expect(unitsOfText("Orders of a s-shaped kind")).toEqual([]);
});

it("knows promlint's base units, and leaves rates alone", () => {
  expect(baseUnitOf("milliseconds")).toBe("seconds");
  expect(baseUnitOf("kilobytes")).toBe("bytes");
  expect(baseUnitOf("seconds")).toBeUndefined();
  expect(baseUnitOf("minute")).toBeUndefined();
});

it("spells promlint's abbreviations out, to the base unit", () => {
  expect(abbreviatedUnit("ms")).toBe("seconds");
  expect(abbreviatedUnit("mb")).toBe("bytes");
  expect(abbreviatedUnit("min")).toBeUndefined();
});
