import { isWhole, patternOf } from "../recognition/text.ts";
import { timeUnits, unitOfName } from "../vocabulary/units.ts";
import type { NameFault, NamedMetric, NameRules } from "./name-fault.ts";

/**
 * OpenTelemetry's rules for names (semantic conventions, "General guidelines" and "Instrument naming"): no `total`,
 * which exporters add; no unit where it is declared; `otel.` is its own. The standard says which of the first two count.
 */
export function dottedFault(metric: NamedMetric, { totalSuffix, unitInName }: NameRules): NameFault | undefined {
  const { text, type, api } = metric;
  const name = patternOf(text);
  if (api === "otel" && name.startsWith("otel.")) return { messageId: "reservedNamespace", data: { name } };
  if (totalSuffix === "forbid" && /[._]total$/.test(name)) return { messageId: "totalForbidden", data: { name } };
  const named = unitOfName(name);
  if (unitInName === "forbid" && named)
    return { messageId: "unitForbidden", data: { name, word: named.word, unit: named.code } };
  const { unit } = metric;
  const isMeasured = unit !== undefined && (timeUnits.has(unit) || unit === "By");
  const needsUnit = unitInName === "require" && type === "histogram" && isWhole(text) && isMeasured && !named;
  if (!needsUnit || name.toLowerCase().endsWith(`_${unit.toLowerCase()}`)) return undefined;
  return { messageId: "unitRequired", data: { name, example: `${name}_${unit === "By" ? "bytes" : unit}` } };
}

/** The name without what the exporter adds. */
export function dottedName(name: string, { totalSuffix, unitInName }: NameRules): string {
  const counted = totalSuffix === "forbid" ? name.replace(/[._]total$/, "") : name;
  const named = unitInName === "forbid" ? unitOfName(counted) : false;
  return named ? counted.replace(new RegExp(`[._]?${named.word}$`), "") : counted;
}
