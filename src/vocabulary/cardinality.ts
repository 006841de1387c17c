import { remembered } from "./remembered.ts";
import { words } from "./words.ts";

/**
 * What has no end of values, by the words that a name ends in. From OpenTelemetry's guidance on attributes of metrics,
 * Prometheus' "do not use labels to store dimensions with high cardinality (user ids, email addresses)", and what
 * trigger.dev forbids its own metrics: ids, timestamps, free text.
 */
const endless: Readonly<Record<string, readonly string[]>> = {
  "an id": ["id", "ids", "uuid", "guid", "ulid", "cuid", "order number", "invoice number", "tracking number"],
  "an e-mail address": ["email", "email address", "mail address"],
  "a network address": [
    "ip",
    "ip address",
    "ip addr",
    "client address",
    "client addr",
    "peer address",
    "remote address",
    "remote addr",
    "mac address",
    "multiaddr",
  ],
  "the address of an account": [
    "wallet",
    "wallet address",
    "account address",
    "caller address",
    "sender address",
    "recipient address",
    "owner address",
    "from address",
    "to address",
  ],
  "the name of somebody": ["username", "user name", "phone", "phone number", "full name"],
  "a URL": ["url", "urls", "uri", "href", "referer", "referrer", "original url", "pathname"],
  "a point in time": ["timestamp", "datetime", "created at", "updated at", "started at", "finished at", "unix time"],
  "the key of a session": ["session key", "session token", "cookie"],
  "free text": [
    "error message",
    "err message",
    "exception message",
    // A stack by itself is what is deployed together; that of an error is told by its value.
    "error stack",
    "stacktrace",
    "stack trace",
    "user agent",
    "useragent",
    "sql",
    "query text",
    "raw query",
  ],
  "a hash of content": ["tx hash", "txn hash", "transaction hash", "block hash", "content hash"],
};

const kindOfEnd = new Map(Object.entries(endless).flatMap(([kind, ends]) => ends.map((end) => [end, kind] as const)));
const longestEnd = 3;

/** Things of which a system has a few, so that their ids and addresses are as few. */
const boundedThings: ReadonlySet<string> = new Set(
  (
    "operator module shard queue worker consumer partition node region zone datacenter dc cluster instance pod replica host machine " +
    "chain network provider model plan tier stage rule route topic broker group feature flag experiment app application " +
    "service subnet committee client thread process cpu core type kind class category status state country " +
    "currency language locale market exchange bucket pool backend upstream server listener port api version build release " +
    "deployment strategy policy metric program fork spec fiber lane connector plugin driver " +
    "operation pair source sink base root"
  ).split(" "),
);

/** Things of which a system has any number: as a part of a name, each makes another name. */
export const endlessThings: ReadonlySet<string> = new Set(
  (
    "tenant user customer account organization organisation org project workspace member session order invoice payment device " +
    "visitor subscriber merchant seller buyer shop store repository repo branch message"
  ).split(" "),
);

/** `chain_id`, `baseUrl`: an id or an address, but one of a few. */
export const isOneOfFew = remembered((name) => endOf(name)?.isBounded === true);

/** What a name says that it holds, where that has no end of values: `user_id` → "an id"; `worker_id` is one of a few. */
export const endlessKind = remembered((name): string | false => {
  const end = endOf(name);
  return end && !end.isBounded ? end.kind : false;
});

function endOf(name: string): { readonly kind: string; readonly isBounded: boolean } | undefined {
  const all = words(name);
  for (let length = Math.min(longestEnd, all.length); length > 0; length--) {
    const kind = kindOfEnd.get(all.slice(-length).join(" "));
    if (kind !== undefined) return { kind, isBounded: boundedThings.has(all.at(-length - 1) ?? "") };
  }
  return undefined;
}

/** Members of a request that the client fills in as it likes. */
export const clientMembers: Readonly<Record<string, string>> = {
  url: "a URL",
  originalUrl: "a URL",
  path: "the path as it was asked for, with every id in it",
  ip: "a network address",
};

/** Objects of a request whose members the client fills in. */
export const clientObjects: ReadonlySet<string> = new Set(["params", "query", "body", "headers", "cookies"]);

/** Headers of which there are few values. */
export const boundedHeaders: ReadonlySet<string> = new Set(["content-type", "accept", "accept-encoding", "host"]);

/** Calls that give another value every time. */
export const freshCalls: ReadonlySet<string> = new Set([
  "Math.random",
  "crypto.randomUUID",
  "randomUUID",
  "uuid",
  "uuidv4",
  "uuidv7",
  "nanoid",
  "ulid",
  "cuid",
]);

/** Parameters that hold what was decided when the process started. */
export const settingsWords: ReadonlySet<string> = new Set(
  "options opts option config configuration conf settings props init defaults constants deps dependencies prefix".split(
    " ",
  ),
);

/** Members that say how a call ended: any number may come back. */
export const statusMembers: ReadonlySet<string> = new Set(["status", "statusCode", "status_code", "statusText"]);
export const responseWords: ReadonlySet<string> = new Set(["response", "res", "resp", "reply", "result"]);

/** Members that say which of a few kinds something is. */
export const enumerableMembers: ReadonlySet<string> = new Set([
  "method",
  "type",
  "kind",
  "level",
  "mode",
  "constructor",
]);
