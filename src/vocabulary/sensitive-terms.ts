/**
 * What counts as sensitive, by class. Terms are written as words ("api key" matches `apiKey`, `API_KEY`, `x-api-key`);
 * a term must be the end of a name to count (see sensitive-names.ts). Sources: OWASP Logging Cheat Sheet ("data to
 * exclude"), OpenTelemetry semantic conventions (sensitive attributes), PCI DSS 3.4, and the field lists of Sentry,
 * Datadog and pino redaction presets.
 */
export type SensitiveClass = "credential" | "financial" | "health" | "government-id" | "carrier" | "contact" | "online";

export const sensitiveClasses: readonly SensitiveClass[] = [
  "credential",
  "financial",
  "health",
  "government-id",
  "carrier",
  "contact",
  "online",
];

/** The item of the gravest class: the classes are listed by how grave they are. */
export function gravestOf<Item>(items: readonly Item[], classOf: (item: Item) => SensitiveClass): Item | undefined {
  let gravest: Item | undefined;
  for (const item of items)
    if (gravest === undefined || sensitiveClasses.indexOf(classOf(item)) < sensitiveClasses.indexOf(classOf(gravest)))
      gravest = item;
  return gravest;
}

/** What a class is called in a message. */
export const classLabels: Readonly<Record<SensitiveClass, string>> = {
  credential: "a credential",
  financial: "financial data",
  health: "health data",
  "government-id": "a government id",
  carrier: "a request carrier",
  contact: "contact data",
  online: "an online identifier",
};

export const sensitiveTerms: Readonly<Record<Exclude<SensitiveClass, "carrier">, readonly string[]>> = {
  credential: [
    ..."password passwd pwd psw pswd passphrase passcode pw".split(" "),
    ..."user pass,db pass,smtp pass,admin pass,root pass,auth pass".split(","),
    ..."secret,client secret,secret key,shared secret,app secret,webhook secret,signing secret".split(","),
    ..."api key,access key,secret access key,private key,encryption key,signing key,master key,auth key,ssh key".split(
      ",",
    ),
    ..."pgp key,license key,service role key,key material".split(","),
    ..."token,access token,auth token,refresh token,id token,bearer token,bearer,session token,security token".split(
      ",",
    ),
    ..."api token,bot token,deploy token,personal access token,jwt,csrf,xsrf,csrf token,xsrf token".split(","),
    ..."authorization,proxy authorization,auth header,authorization header,basic auth,auth".split(","),
    ..."credential,credentials,creds,cookie,cookies,set cookie,session cookie".split(","),
    ..."otp,totp,otp code,mfa code,two factor code,verification code,recovery code,backup code,pin code,pin".split(","),
    ..."security answer,seed phrase,mnemonic,recovery phrase,connection string,database url,dsn,redis url".split(","),
    ..."sas token,amz signature,amz credential,goog signature,oauth code,oauth state,auth code,authorization code,saml response,saml assertion,pem,kubeconfig".split(
      ",",
    ),
  ],
  financial: [
    ..."card number,credit card,debit card,credit card number,debit card number,card pan,ccn,cc num".split(","),
    ..."cvv,cvc,ccv,card expiry,iban,swift code,bic code,routing number,sort code,account number,bank account".split(
      ",",
    ),
    ..."bank account number,upi id,vpa,salary,payroll,income,credit score".split(","),
  ],
  health: [
    ..."medical record,health record,medical record number,mrn,patient id,diagnosis,prescription,medication".split(","),
    ..."medical treatment,medical condition,health condition,symptoms,allergies,blood type,blood pressure".split(","),
    ..."blood glucose,heart rate,bmi,pregnancy,disability,insurance number,icd10,lab result,lab results".split(","),
  ],
  "government-id": [
    ..."ssn,social security,social security number,national insurance number,nino,tax id,itin,ein".split(","),
    ..."passport number,driver license,driver licence,drivers license,driver license number,driver licence number,license number".split(
      ",",
    ),
    ..."national id,identity card,resident id,aadhaar,aadhaar number,cpf,curp,nric,voter id,vehicle registration".split(
      ",",
    ),
  ],
  contact: [
    ..."email,e mail,email address,phone,phone number,mobile number,telephone,telephone number,fax number,home address".split(
      ",",
    ),
    ..."postal address,billing address,shipping address,street address,post code,postal code,zip code".split(","),
    ..."first name,last name,middle name,full name,maiden name,given name,family name,surname,cardholder name".split(
      ",",
    ),
    ..."date of birth,dob,birthday,birth date,gender,nationality,ethnicity,religion,sexual orientation".split(","),
    ..."marital status,spouse,emergency contact,biometric".split(","),
  ],
  // A session is as often a chat, an upload or a test run as a login: only the one of a request counts (carriers.ts).
  online: [
    "sid",
    ..."ip,ip address,ip addresses,ipv4 address,ipv6 address,client ip,client address,remote address,remote ip,x forwarded for,mac address,device id,imei,idfa".split(
      ",",
    ),
    ..."advertising id,user agent,latitude,longitude,geolocation,precise location,gps,gps location,gps coordinates".split(
      ",",
    ),
  ],
};

/** Segments that say the value is already protected: a name that says so is believed. */
export const protectedWords = new Set(
  (
    "hash hashed md5 sha sha1 sha256 sha512 hmac digest encrypted crypt cipher encoded redacted censored obfuscated masked " +
    "sanitized sanitised desensitized desensitised scrubbed filtered anonymized pseudonymized tokenized fake dummy mock sample example test placeholder"
  ).split(" "),
);

/** A name that begins so holds yes or no. */
export const booleanPrefixes = new Set(
  "is has had have should can could did does was were will needs need allow allows enable enables require requires no with without use uses".split(
    " ",
  ),
);

/** A name that begins so, and is not called, is a function. */
export const callableVerbs = new Set(
  "get fetch read load create make generate issue verify validate check parse find".split(" "),
);

/** Things whose full name is a path, not a person's: `repository.full_name`. */
export const namedThings = new Set(
  "repo repos repository project package org organization organisation module".split(" "),
);

/** Keys of a URL's query whose values let somebody in (OpenTelemetry's redaction list, and what people use). */
export const queryKeys = new Set(
  "access_token id_token token code key api_key apikey password secret auth sig signature session awsaccesskeyid x-amz-signature x-amz-credential x-amz-security-token x-goog-signature".split(
    " ",
  ),
);

/** What a call does that gives the thing it names, whatever it is asked with: `readPassword(path)`. */
export const readingVerbs = new Set("get read fetch load decrypt reveal".split(" "));

/** Words in front that change nothing about what the value is. */
export const transparentPrefixes = new Set("get set fetch read raw plain decrypted current new old the my".split(" "));

/** What stands behind one of these says what the thing is for: the head noun stands in front of it. */
export const prepositions = new Set("for of by from with without to in per at on via".split(" "));

/** Heads that keep the class of what stands before them: `passwordValue` is still a password. */
export const transparentHeads = new Set(
  "value values string str raw plaintext plain text material object data env var".split(" "),
);

/**
 * What tells that a file is about assets on a chain, where a `token` is worth something and opens nothing. What says that
 * it is about sessions as well outweighs it.
 */
export const chainWords =
  /["'`](?:ethers|viem|wagmi|web3|hardhat|@ethersproject\/|@solana\/|@uniswap\/|@cosmjs\/|@polkadot\/)|[cC]hainId|(?:[sS]ource|[dD]estination|[oO]rigin)Chain|ERC20|[eE]rc20|[tT]oken(?:Symbol|Decimals|Address|Amount)|[lL][12]Token/;
export const sessionWords = /jwt|bearer|["'`.]authorization\b|(?:access|auth|refresh|api|session|csrf)_?token/i;

/** Neighbours that make `token` a unit of text, a page pointer or a crypto asset instead of a credential. */
export const harmlessTokenNeighbours = new Set(
  (
    "page next cursor continuation cancel cancellation design syntax lexer parser prompt completion input output total max min " +
    "cached reasoning budget count quote base first last previous prev start end eof left right sync paging pagination nft erc20 erc721 native wrapped usd eth weth btc reward staking gas fee l1 l2 swap collateral debt underlying lp liquidity stop special idempotency fencing"
  ).split(" "),
);

/** Receivers whose members are texts about a thing, never the thing: `messages.password`. */
export const textReceivers = new Set(
  "messages strings labels i18n t locale translations errors errorCodes MESSAGES ERRORS placeholders".split(" "),
);

/** Expressions that carry whole requests: what they hold is not known, only that it may be anything. */
export const carrierProperties = new Set("headers body cookies query params session rawHeaders".split(" "));

/** Things of the process and of the browser that hold whatever was put there. */
export const globalCarriers = new Set(
  "process.env localStorage sessionStorage window.location window.location.href window.location.search location.href location.search document.cookie".split(
    " ",
  ),
);

export const carrierReceivers = new Set(["req", "request"]);

/** Carrier properties whose name other things have as well: they count only on what is surely an HTTP request. */
export const ambiguousCarrierProperties = new Set(["query", "params", "session"]);

/** Names of the other parameters of an HTTP handler. */
export const handlerParameters = new Set(["res", "response", "reply", "next", "h"]);

/** Members of a sensitive receiver that describe it and do not disclose it. */
export const diagnosticMembers = new Set(
  (
    "length size byteLength byteOffset name message stack status statusText type kind id expiresAt expires_in expiresIn " +
    "createdAt updatedAt issuedAt scopes scope count version format code statusCode reason"
  ).split(" "),
);

/** A call whose name holds one of these makes its argument safe. */
export const sanitizerWords = new Set(
  (
    "redact redacted censor obfuscate mask masked hide scrub sanitize sanitise sanitized anonymize pseudonymize hash hashed hmac md5 " +
    "sha sha1 sha256 sha512 crypt encrypt cipher encode tokenize truncate omit pick strip safe fingerprint privacy bcrypt argon2 scrypt digest"
  ).split(" "),
);

/** Built-ins whose name sounds like protection and is none. */
export const falseSanitizers = new Set(["encodeURIComponent", "encodeURI", "btoa", "encode"]);

/** Calls that hand their argument on unchanged, or in another spelling. */
export const identityCalls = new Set([
  "String",
  "Buffer.from",
  "JSON.stringify",
  "util.inspect",
  "inspect",
  "structuredClone",
  "Object.assign",
  "Object.fromEntries",
  "encodeURIComponent",
  "encodeURI",
  "btoa",
]);

/** Calls that read what stands under a key: of a map, of headers and cookies, of the browser's storage. */
export const keyedReads = new Set("get getItem getHeader getCookie readCookie".split(" "));

/** Classes that hold values under keys, and the methods that put one there. */
export const keyedClasses = new Set("Map Headers URLSearchParams FormData".split(" "));
export const keyedWrites = new Set("set append".split(" "));

/** Those of them that write an object out, member by member. */
export const objectWriters = new Set(["JSON.stringify", "util.inspect", "inspect"]);

/** Methods that hand their receiver on unchanged, or in another spelling. */
export const identityMethods = new Set(
  "toString valueOf trim trimStart trimEnd toLowerCase toUpperCase concat join normalize padStart padEnd repeat slice substring substr".split(
    " ",
  ),
);
