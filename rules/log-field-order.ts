import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { visibleFields } from "../src/edits/insert-fields.ts";
import { isStill } from "../src/edits/order-safety.ts";
import { canonicalName } from "../src/edits/field-names.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { contains, keyName } from "../src/recognition/syntax.ts";
import type { Standard } from "../src/standard/schema.ts";
import type { Level } from "../src/vocabulary/levels.ts";
import { literal } from "../src/vocabulary/literal.ts";

export interface Options {
  readonly levels?: readonly Level[];
}

type MessageId = "wrongOrder";

export default createRule<[Options], MessageId>({
  name: "log-field-order",
  meta: {
    type: "suggestion",
    docs: { description: "require log fields to stand in the order of the standard", presets: ["strict", "tasker"] },
    fixable: "code",
    schema: levelsOnly("Which calls are looked at."),
    defaultOptions: [{}],
    messages: {
      wrongOrder: "`{{key}}` should come before `{{other}}`: the order of fields is {{order}}. Move it.",
    },
  },
  create(context, [options]) {
    const { standard, onLogCalls } = fileContext(context);
    const { order } = standard.fields;
    if (!order) return {};
    const groupOf = groupsOf.get(standard) ?? compiledGroups(standard);
    groupsOf.set(standard, groupOf);
    return onLogCalls((call) => {
      if (call.isConsole || !appliesTo(options.levels, call.level)) return;
      const object = visibleFields(call);
      // A lone object holds the message as well, where each house puts it first or last.
      if (object && !(call.message && contains(object, call.message))) reportOrder(object);
    });

    function reportOrder(object: TSESTree.ObjectExpression): void {
      const fields = object.properties.map((property) => {
        const key = property.type === "Property" ? keyName(property) : undefined;
        return key === undefined || property.type !== "Property"
          ? undefined
          : { property, key, rank: rankOf(property, key) };
      });
      // Who puts a spread or a computed key somewhere may have a reason.
      if (!fields.every((field) => field !== undefined)) return;
      const late = fields.findIndex((field, index) => index > 0 && field.rank < (fields[index - 1]?.rank ?? 0));
      const field = fields[late];
      const other = fields.find((one) => field && one.rank > field.rank);
      if (!field || !other) return;
      const sorted = fields.toSorted((one, another) => one.rank - another.rank).map(({ property }) => property);
      context.report({
        node: field.property,
        messageId: "wrongOrder",
        data: { key: field.key, other: other.key, order: order?.join(", ") ?? "" },
        fix: canMove(object) ? rewritten(object, sorted) : null,
      });
    }

    /** By the name that the field has in this standard: another rule may be about to give it that. */
    function rankOf(property: TSESTree.Property, key: string): number {
      const isId = standard.correlation.fields.includes(key);
      return order?.indexOf(groupOf(isId ? key : canonicalName(property, key, standard.fields))) ?? 0;
    }

    function canMove(object: TSESTree.ObjectExpression): boolean {
      if (context.sourceCode.getCommentsInside(object).length > 0) return false;
      const keys = object.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined));
      return new Set(keys).size === keys.length && object.properties.every(isStill);
    }

    /** Each field takes the place of another: what stands between them stays. */
    function rewritten(
      object: TSESTree.ObjectExpression,
      sorted: readonly TSESTree.ObjectLiteralElement[],
    ): TSESLint.ReportFixFunction {
      return (fixer) =>
        object.properties.flatMap((property, index) => {
          const now = sorted[index];
          return now && now !== property ? [fixer.replaceText(property, context.sourceCode.getText(now))] : [];
        });
    }
  },
});

type Group = NonNullable<Standard["fields"]["order"]>[number];

/** A standard serves many files: its patterns are compiled once. */
const groupsOf = new WeakMap<Standard, (key: string) => Group>();

/** The group of a field: the correlation id's, the first whose patterns it fits, or `other`. */
function compiledGroups({ correlation, fields }: Standard): (key: string) => Group {
  const patterns = (fields.order ?? []).map((group) => {
    const globs = group === "correlation" ? correlation.fields : (fields.groups[group] ?? []);
    return [group, globs.map(fieldPattern)] as const;
  });
  const known = new Map<string, Group>();
  return (key) => {
    const found =
      known.get(key) ?? patterns.find(([, all]) => all.some((pattern) => pattern.test(key)))?.[0] ?? "other";
    known.set(key, found);
    return found;
  };
}

/** `*_uuid`: a star stands for anything. */
function fieldPattern(glob: string): RegExp {
  const parts = glob.split(/\*+/).map(literal);
  return new RegExp(`^${parts.join(".*")}$`);
}
