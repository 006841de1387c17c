import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUcum } from "../../src/vocabulary/ucum.ts";

// Another implementation of UCUM, with the whole standard in its tables.
const oracle = UcumLhcUtils.getInstance();
const isValid = (code: string) => oracle.validateUnitString(code).status === "valid";

describe("a unit of UCUM", () => {
  it("is each that OpenTelemetry's conventions use", () => {
    const used =
      "s ms us ns min h d By KiBy MiBy GiBy kBy MBy GBy bit Hz Cel V A W J m g % 1 By/s {request} {request}/s 1/s {fault} Mbit/s kW.h m2 /min";
    for (const unit of used.split(" ")) {
      expect(isUcum(unit), unit).toBe(true);
      expect(isValid(unit), `${unit} by the oracle`).toBe(true);
    }
  });

  it("is no word, no wrong case, no text with a gap, and not empty", () => {
    const none = [
      "seconds",
      "bytes",
      "messages",
      "items",
      "millis",
      "KBy",
      "count",
      "requests/s",
      "m s",
      "",
      "{",
      "s{",
      "s//s",
      "s/",
      ".",
    ];
    for (const unit of none) {
      expect(isUcum(unit), unit).toBe(false);
      expect(isValid(unit), `${unit} by the oracle`).toBe(false);
    }
  });

  it("has at most 63 characters", () => {
    expect(isUcum(`{${"a".repeat(61)}}`)).toBe(true);
    expect(isUcum(`{${"a".repeat(62)}}`)).toBe(false);
  });

  it("is what the oracle takes for one, in every combination of prefix and unit", () => {
    const prefixes = ["", ..."Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti Xx q".split(" ")];
    const metric =
      "m s g L l By bit Bd Hz V A W J N Pa K Cel mol cd lm lx Ohm F C S Wb T H Bq Gy Sv eV bar rad sr cal B t";
    for (const prefix of prefixes)
      for (const atom of metric.split(" ")) expect(isUcum(prefix + atom), prefix + atom).toBe(isValid(prefix + atom));
  });

  it("has no prefix where UCUM gives it none, though the oracle is lenient", () => {
    const plain =
      "min h wk mo a % deg [degF] [in_i] [ft_i] [yd_i] [mi_i] [lb_av] [oz_av] [gal_us] [pi] [ppth] [ppm] [ppb]";
    for (const atom of plain.split(" ")) {
      expect(isUcum(atom), atom).toBe(true);
      expect(isValid(atom), atom).toBe(true);
      expect(isUcum(`k${atom}`), `k${atom}`).toBe(false);
    }
  });

  it("is what the oracle takes for one, in terms put together at random", () => {
    const simple = fc.constantFrom(
      "s",
      "ms",
      "By",
      "KiBy",
      "{request}",
      "1",
      "m",
      "Hz",
      "%",
      "seconds",
      "kg",
      "m2",
      "s-1",
      "10",
    );
    const joint = fc.constantFrom("/", ".");
    fc.assert(
      fc.property(fc.array(fc.tuple(joint, simple), { maxLength: 3 }), simple, (more, first) => {
        const unit = first + more.map(([sign, atom]) => sign + atom).join("");
        expect(isUcum(unit), unit).toBe(isValid(unit));
      }),
    );
  });
});
