import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import type { Location } from "../catalog/model.ts";
import type { QuotedText } from "../documents/quoted-text.ts";
import type { GroupingLabel, LabelMatch, Query, SeriesReference } from "./model.ts";
import { prepared, type PreparedQuery } from "./variables.ts";

/** Gives the place of a part of the file. */
export type Locate = (from: number, to: number) => Location;

/** Reads a query of PromQL; what its grammar does not accept is a fault, and everything else is read all the same. */
export function readPromql(quoted: QuotedText, locate: Locate): Query {
  return new PromqlReader(prepared(quoted), quoted, locate).query();
}

/** A clause that acts on everything in a part of the tree. */
interface Clause {
  readonly within: SyntaxNode;
  readonly labels: readonly GroupingLabel[];
}

const clauses: Readonly<Record<string, GroupingLabel["clause"]>> = {
  By: "by",
  Without: "without",
  On: "on",
  Ignoring: "ignoring",
};

const comparisons: ReadonlySet<string> = new Set(["Gtr", "Lss", "Gte", "Lte", "EqlC", "Neq"]);

class PromqlReader {
  readonly #prepared: PreparedQuery;
  readonly #quoted: QuotedText;
  readonly #locateInFile: Locate;
  readonly #clauses: Clause[] = [];
  readonly #made = new Set<string>();
  readonly #selectors: SyntaxNode[] = [];
  #fault: SyntaxNode | undefined;
  /** A function that needs a range and is given none. */
  #rangeless: string | false | undefined;

  constructor(text: PreparedQuery, quoted: QuotedText, locate: Locate) {
    this.#prepared = text;
    this.#quoted = quoted;
    this.#locateInFile = locate;
  }

  query(): Query {
    this.#visit(parser.parse(this.#prepared.text).topNode);
    const { text, offsetAt } = this.#quoted;
    const location = this.#locateInFile(offsetAt(0), offsetAt(text.length));
    return {
      text,
      location,
      references: this.#selectors.flatMap((node) => this.#reference(node) ?? []),
      madeLabels: [...this.#made],
      fault: this.#prepared.isTemplate ? undefined : this.#faultOf(location),
    };
  }

  #visit(top: SyntaxNode): void {
    const cursor = top.cursor();
    do {
      const { node } = cursor;
      if (node.type.isError) this.#fault ??= node;
      else if (node.name === "VectorSelector") this.#selectors.push(node);
      else if (node.name === "AggregateModifier" || node.name === "MatchingModifierClause") this.#clause(node);
      else if (node.name === "FunctionCall") {
        this.#makes(node);
        this.#rangeless ??= rangelessCall(node) && this.#text(node.getChild("FunctionIdentifier") ?? node);
      } else if (node.name === "AggregateExpr") this.#counts(node);
    } while (cursor.next());
  }

  #clause(node: SyntaxNode): void {
    const labels: GroupingLabel[] = [];
    let clause: GroupingLabel["clause"] | undefined;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      clause = clauses[child.name] ?? (/^Group(?:Left|Right)$/.test(child.name) ? undefined : clause);
      if (child.name !== "GroupingLabels") continue;
      for (const label of children(child, "LabelName", "QuotedLabelName")) {
        const name = unquoted(this.#text(label));
        if (clause === undefined) this.#made.add(name);
        else if (!this.#prepared.isFilledIn(label.from, label.to))
          labels.push({ name, clause, location: this.#locate(label) });
      }
    }
    if (node.parent && labels.length > 0) this.#clauses.push({ within: node.parent, labels });
  }

  /** `label_replace(v, "made", …)` */
  #makes(node: SyntaxNode): void {
    const name = node.getChild("FunctionIdentifier");
    if (!name || !/^label_(?:replace|join)$/.test(this.#text(name))) return;
    const body = node.getChild("FunctionCallBody");
    const [made] = body ? children(body, "StringLiteral") : [];
    if (made) this.#made.add(unquoted(this.#text(made)));
  }

  /** `count_values("made", v)` */
  #counts(node: SyntaxNode): void {
    const body = node.getChild("FunctionCallBody");
    const [made] = body ? children(body, "StringLiteral") : [];
    if (made) this.#made.add(unquoted(this.#text(made)));
  }

  #reference(node: SyntaxNode): SeriesReference | undefined {
    const named = this.#nameOf(node);
    if (!named) return undefined;
    const functions: string[] = [];
    let mayBeAbsent = false;
    let isCompared = false;
    for (let current = node.parent; current; current = current.parent) {
      if (current.name === "FunctionCall" || current.name === "AggregateExpr") {
        const called = current.getChild("FunctionIdentifier") ?? current.getChild("AggregateOp");
        if (called) functions.push(this.#text(called).toLowerCase());
      }
      if (current.name !== "BinaryExpr") continue;
      const operator = operatorOf(current);
      if (operator !== undefined && comparisons.has(operator)) isCompared = true;
      if (operator === "Unless" || operator === "Or") mayBeAbsent = true;
    }
    if (functions.some((name) => name.startsWith("absent"))) mayBeAbsent = true;
    return {
      series: named.series,
      location: this.#locate(named.node),
      matchers: this.#matchers(node),
      groupings: this.#clauses.filter(({ within }) => contains(within, node)).flatMap(({ labels }) => labels),
      functions,
      mayBeAbsent,
      isCompared,
    };
  }

  #nameOf(node: SyntaxNode): { readonly series: string; readonly node: SyntaxNode } | undefined {
    const identifier = node.getChild("Identifier");
    if (identifier) return { series: this.#prepared.written(identifier.from, identifier.to), node: identifier };
    const matchers = node.getChild("LabelMatchers");
    if (!matchers) return undefined;
    const [quoted] = children(matchers, "QuotedLabelName");
    if (quoted) return { series: unquoted(this.#text(quoted)), node: quoted };
    for (const matcher of children(matchers, "UnquotedLabelMatcher")) {
      const label = matcher.getChild("LabelName");
      const value = matcher.getChild("StringLiteral");
      if (!label || !value || this.#text(label) !== "__name__" || this.#operator(matcher) !== "=") continue;
      const series = unquoted(this.#text(value));
      return hasVariable(series) ? undefined : { series, node: value };
    }
    return undefined;
  }

  #matchers(node: SyntaxNode): readonly LabelMatch[] {
    const list = node.getChild("LabelMatchers");
    if (!list) return [];
    return children(list, "UnquotedLabelMatcher", "QuotedLabelMatcher").flatMap((matcher): readonly LabelMatch[] => {
      const label = matcher.getChild("LabelName") ?? matcher.getChild("QuotedLabelName");
      const value = matcher.getChild("StringLiteral");
      if (!label || !value || this.#prepared.isFilledIn(label.from, label.to)) return [];
      const name = unquoted(this.#text(label));
      if (name === "__name__") return [];
      const text = unquoted(this.#text(value));
      return [
        {
          name,
          operator: this.#operator(matcher),
          value: hasVariable(text) ? null : text,
          location: this.#locate(label),
          valueLocation: this.#locate(value),
        },
      ];
    });
  }

  #operator(matcher: SyntaxNode): LabelMatch["operator"] {
    const written = matcher.getChild("MatchOp");
    const text = written ? this.#text(written) : "=";
    return text === "!=" || text === "=~" || text === "!~" ? text : "=";
  }

  #faultOf(location: Location): Query["fault"] {
    if (this.#fault) return this.#faultAt(this.#fault);
    if (!this.#rangeless) return undefined;
    return { message: `\`${this.#rangeless}()\` needs a range, as in \`[5m]\``, location };
  }

  #faultAt(node: SyntaxNode): Query["fault"] {
    const { text } = this.#prepared;
    const from = Math.min(node.from, Math.max(text.length - 1, 0));
    const isEnd = node.from >= text.trimEnd().length;
    const near = isEnd
      ? ""
      : (text
          .slice(from, from + 20)
          .split("\n")[0]
          ?.trim() ?? "");
    const location = this.#locate({ from, to: Math.max(node.to, from + 1) });
    return { message: near === "" ? "it ends too early" : `it cannot go on with \`${near}\``, location };
  }

  #text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#prepared.text.slice(from, to);
  }

  #locate({ from, to }: { readonly from: number; readonly to: number }): Location {
    // The end lies behind the last character, which may stand elsewhere than the text would have it.
    return this.#locateInFile(this.#prepared.offsetAt(from), this.#prepared.offsetAt(Math.max(to - 1, from)) + 1);
  }
}

/** Those of range vectors, as the grammar calls them. Source: Prometheus, "Query functions". */
const rangeFunctions = /^(?:Rate|Irate|Increase|Delta|Idelta|Deriv|Changes|Resets|PredictLinear|\w+OverTime)$/;

function rangelessCall(node: SyntaxNode): boolean {
  const body = node.getChild("FunctionCallBody");
  const name = node.getChild("FunctionIdentifier")?.firstChild?.name ?? "";
  return rangeFunctions.test(name) && body !== null && body.getChildren("VectorSelector").length > 0;
}

function operatorOf(node: SyntaxNode): string | undefined {
  const { firstChild, lastChild } = node;
  for (let child = firstChild?.nextSibling; child && child.from !== lastChild?.from; child = child.nextSibling) {
    if (/^(?:Gtr|Lss|Gte|Lte|EqlC|Neq|Or|Unless|And)$/.test(child.name)) return child.name;
  }
  return undefined;
}

function children(node: SyntaxNode, ...names: readonly string[]): readonly SyntaxNode[] {
  return names.flatMap((name) => node.getChildren(name)).sort((one, other) => one.from - other.from);
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function unquoted(text: string): string {
  const [first = ""] = text;
  if (!"\"'`".includes(first) || text.at(-1) !== first || text.length < 2) return text;
  const inner = text.slice(1, -1);
  return first === "`" ? inner : inner.replace(/\\(.)/g, "$1");
}

/** Values are judged where they are known: a dashboard fills variables in. */
function hasVariable(text: string): boolean {
  return /\$\{?[A-Za-z_]|^\{\w+\}$|\[\[\w+|\{\{|<[A-Za-z][\w .-]*>|^\.\.\.$|…/.test(text);
}
