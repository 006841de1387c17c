/**
 * The part of UCUM (https://ucum.org/ucum) that telemetry uses: OpenTelemetry asks for its case-sensitive codes. The
 * whole of it is checked against another implementation in test/vocabulary/ucum.test.ts.
 */

/** Units that take prefixes. */
const metricAtoms =
  "m s g L l By bit Bd Hz V A W J N Pa K Cel mol cd lm lx Ohm F C S Wb T H Bq Gy Sv eV bar rad sr cal B t".split(" ");

/** Units that take none. */
const otherAtoms =
  "min h d wk mo a % deg 10* 10^ [degF] [in_i] [ft_i] [yd_i] [mi_i] [lb_av] [oz_av] [gal_us] [pi] [ppth] [ppm] [ppb]".split(
    " ",
  );

const prefixes = "Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti".split(" ");

const codes: ReadonlySet<string> = new Set([
  ...otherAtoms,
  ...metricAtoms,
  ...metricAtoms.flatMap((atom) => prefixes.map((prefix) => prefix + atom)),
]);

/** The longest text that OpenTelemetry takes for a unit. */
const mostCharacters = 63;

const annotation = /^\{[\x21-\x7a\x7c\x7e]*\}/;
const symbol = /^(?:10[*^]|(?:\[[^\]\s]+\]|[A-Za-z%])+)/;

/** Whether a text is a unit: `ms`, `By/s`, `{request}`, `1`, `m2`, `/min`. */
export function isUcum(text: string): boolean {
  return text.length > 0 && text.length <= mostCharacters && term(text) === "";
}

/** What is left behind the longest term at the start of a text; `undefined` where there is none. */
function term(text: string): string | undefined {
  let rest = component(text.startsWith("/") ? text.slice(1) : text);
  while (rest !== undefined && /^[./]/.test(rest)) rest = component(rest.slice(1));
  return rest;
}

function component(text: string): string | undefined {
  if (text.startsWith("(")) {
    const rest = term(text.slice(1));
    return rest?.startsWith(")") ? rest.slice(1) : undefined;
  }
  const [note] = annotation.exec(text) ?? [];
  if (note !== undefined) return text.slice(note.length);
  const [unit] = symbol.exec(text) ?? [];
  if (unit !== undefined)
    return codes.has(unit) ? annotated(text.slice(unit.length).replace(/^[+-]?\d+/, "")) : undefined;
  const [factor] = /^\d+/.exec(text) ?? [];
  return factor === undefined ? undefined : annotated(text.slice(factor.length));
}

function annotated(text: string): string {
  return text.replace(annotation, "");
}
