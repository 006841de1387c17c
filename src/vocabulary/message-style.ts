/** Facts about the wording of log messages; what is an exception here was a false report somewhere. */

/** Pictures: presentation characters and what is joined or made one by a selector; not ©, ™, arrows, digits or box drawing. */
export const emoji =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\u200D\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})*/u;

/** `[Worker] `, `[a][b] ` */
export const bracketPrefix = /^(?:\[[^\]\n]{1,40}\]\s*)+/;

/** `BOOTSTRAP: `, `STEP RUNNER - ` */
export const capsPrefix = /^[A-Z][A-Z0-9_]+(?: [A-Z][A-Z0-9_]+){0,3}(?::\s|\s?[-–—]\s)/;

/** Acronyms that are the subject of a message, also before a colon. */
export const acronyms: ReadonlySet<string> = new Set(
  (
    "AMQP API AWS CDN CI CLI CORS CPU CRUD CSRF CSS CSV DB DDL DNS DOM EOF FTP GC GCP GPU GRPC HTML HTTP HTTPS ID IMAP IO IP " +
    "JSON JWKS JWT K8S LDAP LRU LTS MFA MIME MQTT MTLS NAT NFS NPM OAUTH OIDC OOM ORM OS OTEL OTLP OTP PDF PEM PID QPS RAM " +
    "RBAC REST RPC RSS S3 SAML SDK SFTP SLA SMS SMTP SNS SQL SQS SSE SSH SSL SSO SSR TCP TLS TTL TXT UDP UI URI URL UTC UTF " +
    "UUID VM VPN WAL WASM WS XML YAML ZIP GET POST PUT PATCH DELETE HEAD OPTIONS OK"
  ).split(" "),
);

/** Signals and error codes of systems: the subject of a message, as acronyms are. */
export const systemName =
  /^(?:SIG[A-Z0-9]+|E(?:ACCES|ADDRINUSE|AGAIN|CONNREFUSED|CONNRESET|EXIST|HOSTUNREACH|MFILE|NOENT|NOTFOUND|PERM|PIPE|TIMEDOUT))$/;

/** A word for the level at the start: the record has its level already. */
export const levelWord =
  /^(?:\[(?<tag>error|err|warning|warn|info|debug|trace|fatal)\]\s*(?:[:–—-]\s*)?|(?<word>error|err|warning|warn|info|debug|trace|fatal)\s*(?::|\s[-–—])\s+)/i;

/** `ABC-123`; `for #123`, but not `Worker #12`; a `TODO` that is left behind, but not one that is created. */
export const ticket =
  /(?<![\w-])(?<project>[A-Z][A-Z0-9]{1,9})-\d+\b|(?<=\b(?:issue|ticket|bug|fix|fixes|fixed|see|for|in|PR)\s)#\d+\b|\bTODO\b(?=\s*(?:$|[:(]))/;

/** What looks like a ticket and is a standard, an algorithm or a product. */
export const notTickets: ReadonlySet<string> = new Set(
  (
    "UTF SHA ISO HTTP HTTPS RFC TCP UDP AES RSA MD IEEE EIP ERC BIP CVE CWE TLS SSL ECDSA ES HS RS PS EC P GPT H MP COVID " +
    "UTC GMT SHA1 SHA2 SHA3 PKCS USB PEP IPV PCI BASE CRC DES HMAC LATIN UCS WINDOWS CP KOI8 X Y T A B US EU AP"
  ).split(" "),
);

/** `Successfully`, `successfully`: that a record at info says so is success enough. */
export const redundantWord = /\b(?<word>[Ss]uccessfully)\b/;

/** Where one of these stands, success is what the message is about: a denial, a condition, a count. */
export const meantSuccess =
  /\b(?:after|despite|finally|retry|retried|not|no|never|only|whether|if|cannot|could|unable|fail(?:ed|s)?|un|to\s+successfully|required?|must|need(?:s|ed)?|should)\b|n't\b/i;

/** Ends that are no full stop: an ellipsis, a question, an abbreviation, a closing quote or bracket. */
export const openEnd =
  /(?:…|\.{2,}|\?|\b(?:etc|e\.g|i\.e|vs|approx|max|min|no|ca|Inc|Ltd)\.|\b(?:[A-Z]\.){2,}|["'”’)\]}>])$/;

/** Punctuation behind a word or a value; behind anything else it is what the message speaks of: `directory .` */
export const endPunctuation = /(?<=[\p{L}\p{N}\0])(?<mark>[.!;,])[.!;,]*$/u;

/** Names that are written small wherever they stand. */
export const smallNames: ReadonlySet<string> = new Set(
  (
    "npm npx pnpm yarn git node deno bun docker kubectl helm nginx curl ssh bash sudo systemd cron webpack vite rollup " +
    "esbuild eslint prettier jest vitest tsc redis postgres mysql sqlite etcd kafka pino winston gzip stdin stdout stderr " +
    "localhost undefined null true false"
  ).split(" "),
);
