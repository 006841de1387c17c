import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { errorKeyOf } from "../src/edits/insert-error.ts";
import { allKeys, fieldText, visibleFields } from "../src/edits/insert-fields.ts";
import { hasParentheses, mayChangePlaces } from "../src/edits/order-safety.ts";
import { listed, shortened } from "../src/plugin/wording.ts";
import { createRule } from "../src/plugin/create-rule.ts";
import { appliesTo, fileContext, levelsOnly } from "../src/plugin/rule-context.ts";
import { isCertainError } from "../src/recognition/certain-error.ts";
import type { LogCall } from "../src/recognition/log-call.ts";
import type { LoggerProfile, Losses } from "../src/recognition/library.ts";
import { isError } from "../src/recognition/log-slots.ts";
import { tokensOf } from "../src/recognition/printf.ts";
import { keyName, propertyOf, unwrapped, type Node } from "../src/recognition/syntax.ts";
import { isObjectLike, isTextual } from "../src/recognition/text-shape.ts";
import type { Level } from "../src/vocabulary/levels.ts";

export interface Options {
  readonly levels?: readonly Level[];
}

type MessageId =
  | "droppedArgument"
  | "droppedError"
  | "textArgument"
  | "lostMessage"
  | "missingArgument"
  | "emptyError"
  | "unserialisedError"
  | "unprintableError"
  | "emptyFields"
  | "mendArguments";

interface Loss {
  readonly node: Node;
  /** Where more than one node is meant. */
  readonly loc?: TSESTree.SourceLocation;
  readonly messageId: MessageId;
  readonly data: Readonly<Record<string, string>>;
  readonly fix?: TSESLint.ReportFixFunction | undefined;
}

export default createRule<[Options], MessageId>({
  name: "log-arguments",
  meta: {
    type: "problem",
    docs: {
      description: "disallow log arguments that the logger drops or reduces to text",
      presets: ["recommended", "strict", "tasker"],
    },
    fixable: "code",
    hasSuggestions: true,
    schema: levelsOnly("Which calls are looked at."),
    defaultOptions: [{}],
    messages: {
      droppedArgument:
        "{{library}} drops {{argument}}: no token in the message takes what stands behind it. Put it into the fields, before the message.",
      droppedError:
        "{{library}} drops {{argument}}: it takes nothing but fields behind the message. Log what the error says under keys of its own.",
      textArgument:
        "{{library}} prints {{argument}} as part of the message, where it cannot be searched. Put it into the fields, before the message.",
      lostMessage:
        "{{library}} takes the first argument for the message and drops `{{argument}}`. Put the message first.",
      missingArgument:
        "No argument is left for `{{token}}`, so {{library}} prints the token as it stands. Pass a value, or take the token out.",
      emptyError:
        "{{library}} prints an error under `{{key}}` as `{}`, without message and stack. Pass it as `{{errorKey}}`.",
      unserialisedError:
        "This logger prints an error under `{{key}}` as `{}`, without message and stack. Give it a serializer for `{{key}}`.",
      unprintableError:
        "{{library}} prints an error under `{{key}}` as `{}`, without message and stack. Log what it says under keys of its own.",
      emptyFields: "This empty object says nothing. Leave it out: {{library}} takes the message alone.",
      mendArguments: "Pass the arguments as {{library}} takes them",
    },
  },
  create(context, [options]) {
    const { standard, telemetry, onLogCalls } = fileContext(context);
    const { sourceCode } = context;
    return onLogCalls((call) => {
      if (!call.profile || call.profile.name === "own" || !appliesTo(options.levels, call.level)) return;
      if (call.node.arguments.some((argument) => argument.type === "SpreadElement")) return;
      const losses = [...argumentLosses(call, call.profile), ...errorLosses(call, call.profile)];
      const isSole =
        losses.length === 1 &&
        sourceCode.getCommentsInside(call.node).length === 0 &&
        !hasParentheses(call.node, sourceCode);
      // A hook in options that cannot be seen may take the arguments as they are.
      const isCertain = !call.profile.isHookable || call.errorKeys !== undefined;
      const { title } = call.profile;
      for (const { node: place, loc = place.loc, messageId, data, fix } of losses) {
        const edit = isSole ? fix : undefined;
        context.report({
          node: place,
          loc,
          messageId,
          data,
          fix: isCertain && edit ? edit : null,
          suggest: !isCertain && edit ? [{ messageId: "mendArguments", data: { library: title }, fix: edit }] : [],
        });
      }
    });

    function argumentLosses(call: LogCall, profile: LoggerProfile): readonly Loss[] {
      const [first, second] = givenTo(call);
      if (!first) return [];
      const library = profile.title;
      if (profile.order === "message-first") {
        const isSwapped = profile.losses.messageBehind !== null && second && isObjectLike(first) && isTextual(second);
        if (isSwapped) return [lostMessage(call, library, first, second)];
        return profile.losses.errorBehind === null ? [] : lossesBehind(call, profile);
      }
      if (isEmptyObject(first) && second && call.message === second) {
        const fix: TSESLint.ReportFixFunction | undefined = isTextual(second)
          ? (fixer) => fixer.removeRange([first.range[0], second.range[0]])
          : undefined;
        return [{ node: first, messageId: "emptyFields", data: { library }, fix }, ...lossesBehind(call, profile)];
      }
      return lossesBehind(call, profile);
    }

    /** What stands behind the message, and the tokens that take it. */
    function lossesBehind(call: LogCall, profile: LoggerProfile): readonly Loss[] {
      const { message } = call;
      const tokens = message && tokensOf(message, telemetry.constants);
      if (!message || !tokens) return [];
      const args = givenTo(call);
      const behind = args.slice(args.findIndex((argument) => argument === message) + 1);
      const isAlone = message === args[0] && behind.length === 1 && tokens.length === 0;
      const missing = behind.length > 0 ? tokens[behind.length] : undefined;
      return [
        ...lossOf(behind.slice(tokens.length), call, profile, isAlone),
        ...(missing === undefined
          ? []
          : [
              {
                node: message,
                messageId: "missingArgument",
                data: { token: missing, library: profile.title },
              } as const,
            ]),
      ];
    }

    /** One finding, however many arguments are lost. */
    function lossOf(
      surplus: readonly Node[],
      call: LogCall,
      profile: LoggerProfile,
      isAlone: boolean,
    ): readonly Loss[] {
      const effectOn = (argument: Node) => effectOf(argument, profile.losses);
      const lost = surplus.filter((argument) => effectOn(argument) !== null);
      const [first] = lost;
      const last = lost.at(-1);
      if (!first || !last) return [];
      const text = isAlone ? fieldsText(first, call) : undefined;
      return [
        {
          node: first,
          loc: { start: first.loc.start, end: last.loc.end },
          messageId: lossOfKind(effectOn(first), profile),
          data: {
            library: profile.title,
            argument: listed(lost.map((argument) => shortened(sourceCode.getText(argument)))),
          },
          fix: text === undefined ? undefined : movedFirst(call, first, text),
        },
      ];
    }

    function lossOfKind(effect: "dropped" | "text" | null, { order }: LoggerProfile): MessageId {
      if (order === "message-first") return "droppedError";
      return effect === "dropped" ? "droppedArgument" : "textArgument";
    }

    /** How an argument is written as fields. */
    function fieldsText(argument: Node, call: LogCall): string | undefined {
      const text = sourceCode.getText(argument);
      if (!isError(argument)) return isObjectLike(argument) && !wouldEmpty(argument, call) ? text : undefined;
      const key = isCertainError(argument) ? errorKeyOf(call, standard) : undefined;
      return key === undefined ? undefined : `{ ${fieldText(key, text)} }`;
    }

    function movedFirst(call: LogCall, argument: Node, text: string): TSESLint.ReportFixFunction | undefined {
      const { message } = call;
      if (!message || !mayChangePlaces(message, argument)) return undefined;
      return (fixer) => [
        fixer.insertTextBefore(message, `${text}, `),
        fixer.removeRange([message.range[1], argument.range[1]]),
      ];
    }

    function lostMessage(call: LogCall, library: string, fields: Node, message: Node): Loss {
      const isAlone = givenTo(call).length === 2 && mayChangePlaces(message, fields);
      const hasMessage = unwrapped(fields).type === "ObjectExpression" && messageIn(fields) === undefined;
      const [first, second] = [sourceCode.getText(fields), sourceCode.getText(message)];
      return {
        node: message,
        messageId: "lostMessage",
        data: { library, argument: shortened(second) },
        fix:
          isAlone && hasMessage
            ? (fixer) => [fixer.replaceText(fields, second), fixer.replaceText(message, first)]
            : undefined,
      };
    }

    /** Errors under keys that this logger does not print them under. */
    function errorLosses(call: LogCall, profile: LoggerProfile): readonly Loss[] {
      const printed = profile.losses.errorsInFields === "empty" ? new Set<string>() : call.errorKeys;
      const object = visibleFields(call);
      // An error in fields behind the message is printed in ways that differ, where no table says what becomes of it.
      if (!printed || !object || !(profile.order === "fields-first" || profile.losses.errorsInFields)) return [];
      return object.properties.flatMap((property) => {
        const key = property.type === "Property" ? keyName(property) : undefined;
        if (property.type !== "Property" || key === undefined || printed.has(key) || !holdsError(property.value))
          return [];
        return [errorLoss(property, key, object, printed, profile)];
      });
    }

    function errorLoss(
      property: TSESTree.Property,
      key: string,
      object: TSESTree.ObjectExpression,
      printed: ReadonlySet<string>,
      { errorKey, title, losses: { errorsInFields } }: LoggerProfile,
    ): Loss {
      if (errorsInFields === "empty")
        return { node: property, messageId: "unprintableError", data: { library: title, key } };
      // What the standard calls the error stays: then it is for the logger to print it.
      const isWanted = key === standard.fields.errorKey;
      if (errorKey === null || !printed.has(errorKey) || isWanted) {
        return { node: property, messageId: "unserialisedError", data: { key } };
      }
      const isFree = allKeys(object)?.includes(errorKey) === false;
      const isRenamed = isFree && !property.computed && isCertainError(property.value);
      const text = fieldText(errorKey, sourceCode.getText(property.value));
      return {
        node: property,
        messageId: "emptyError",
        data: { library: title, key, errorKey },
        fix: isRenamed ? (fixer) => fixer.replaceText(property, text) : undefined,
      };
    }
  },
});

/** The arguments without the one that is the level: `log("info", { id }, "text")`. */
function givenTo({ node, levelNode }: LogCall): readonly Node[] {
  return node.arguments.filter((argument) => argument !== levelNode);
}

function effectOf(argument: Node, losses: Losses): "dropped" | "text" | null {
  if (isError(argument)) return losses.errorBehind;
  return isObjectLike(argument) ? losses.objectBehind : losses.otherBehind;
}

function holdsError(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "ArrayExpression")
    return node.elements.some((element) => element !== null && isCertainError(element));
  return isCertainError(node);
}

/** An error that is printed as text behind the message, and as `{}` under a key that this logger does not know. */
function wouldEmpty(fields: Node, call: LogCall): boolean {
  const object = unwrapped(fields);
  if (call.profile?.losses.objectBehind !== "text") return false;
  if (object.type !== "ObjectExpression") return true;
  return object.properties.some(
    (property) =>
      property.type !== "Property" || (isError(property.value) && !call.errorKeys?.has(keyName(property) ?? "")),
  );
}

function isEmptyObject(node: Node): boolean {
  return node.type === "ObjectExpression" && node.properties.length === 0;
}

/** winston takes `{ message }` for the text. */
function messageIn(fields: Node): TSESTree.Property | undefined {
  const node = unwrapped(fields);
  return node.type === "ObjectExpression" ? propertyOf(node, "message") : undefined;
}
