import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { ParsedFiles } from "../../src/scanner/parsed-files.ts";
import { scanProject } from "../../src/scanner/scan.ts";
import { sourceFiles } from "../../src/scanner/source-files.ts";
import { loadStandard, nearestStandard } from "../../src/standard/load.ts";
import { recommended } from "../../src/standard/presets.ts";
import type { Inventory } from "../../src/scanner/inventory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function scan(files: Readonly<Record<string, string>>): Inventory {
  const root = temporaryFolder(files);
  const { standard } = nearestStandard(root);
  return scanProject({ root, files: sourceFiles([root]), standard, standardRoot: root });
}

const otel = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';
const names = (inventory: Inventory) => inventory.metrics.map((metric) => metric.name);

/** The names that a last line, after the meter, declares. */
function namesOf(code: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return names(scan({ "src/a.ts": otel + code, ...others }));
}

describe("what a list holds", () => {
  const made = "for (const n of LIST) meter.createCounter(n);";
  const loop = (list: string, given = "") => namesOf(`${given}\n${made.replace("LIST", list)}`);

  it.each([
    ["one that gets more later", "LIST", 'const LIST = ["a.b"]; LIST.push(more);'],
    ["a set that gets more later", "LIST", 'const LIST = new Set(["a.b"]); LIST.add(more);'],
    ["one with a spread that cannot be read", '["a.b", ...more]', ""],
    ["the keys of an object with a computed key", "Object.keys({ [key]: 1 })", ""],
    ["the keys of an object with a spread that cannot be read", "Object.keys({ ...more })", ""],
    ["the values of an enum of numbers", "Object.values(E)", "enum E { A, B }"],
    ["what is left of a filtered list", '["a.b", "a.c"].filter(isOn)', ""],
    ["the keys of another's object", "Other.keys({ a: 1 })", ""],
    ["one of two of which one cannot be read", 'on ? ["a.b"] : more', ""],
    ["what is given and has a list for a default", "LIST", 'const LIST = given.names ?? ["a.b"];'],
    ["a choice that gets more later", "LIST", 'const LIST = on ? ["a.b"] : ["a.c"]; LIST.push(more);'],
  ])("is not known of %s", (_, list, given) => {
    const { metrics, unresolved } = scan({ "src/a.ts": `${otel}${given}\n${made.replace("LIST", list)}` });
    expect(metrics).toEqual([]);
    expect(unresolved).toMatchObject([{ reason: expect.stringContaining("a list") as string }]);
  });

  it("is its elements, and those of a spread", () =>
    expect(loop('["a.a", ...MORE]', 'const MORE = ["a.b", "a.c"] as const;')).toEqual(["a.a", "a.b", "a.c"]));
  it("is its elements when it is frozen", () => expect(loop('Object.freeze(["a.a", "a.b"])')).toEqual(["a.a", "a.b"]));
  it("is the elements of a set", () => expect(loop("S", 'const S = new Set(["a.a", "a.b"]);')).toEqual(["a.a", "a.b"]));
  it("is the values of an object", () =>
    expect(loop("Object.values(N)", 'const N = { a: "a.a", ...{ b: "a.b" } };')).toEqual(["a.a", "a.b"]));
  it("is the keys of an object", () =>
    expect(loop("Object.keys(N)", 'const N = { "a.a": 1, "a.b": 2 };')).toEqual(["a.a", "a.b"]));
  it("is the values of an enum", () =>
    expect(loop("Object.values(E)", 'enum E { A = "a.a", B = "a.b" }')).toEqual(["a.a", "a.b"]));
  it("is what a variable holds of an object, as long as it gets no more", () => {
    const given = 'enum E { A = "a.a", B = "a.b" } const pairs = Object.entries(E); const kept = Object.values(E);';
    expect(namesOf(`${given}\nfor (const [, n] of pairs) meter.createCounter(n);`)).toEqual(["a.a", "a.b"]);
    expect(loop("kept", given)).toEqual(["a.a", "a.b"]);
    expect(loop("kept", `${given} kept.push(more);`)).toEqual([]);
  });
  it("is the keys and values of a map", () => {
    const map = 'const M = new Map([["a.a", "a.c"], ["a.b", "a.d"]]);';
    expect(loop("M.keys()", map)).toEqual(["a.a", "a.b"]);
    expect(loop("M.values()", map)).toEqual(["a.c", "a.d"]);
    expect(namesOf(`${map} for (const [n] of M) meter.createCounter(n);`)).toEqual(["a.a", "a.b"]);
    expect(namesOf(`${map} M.forEach((one, n) => meter.createCounter(n));`)).toEqual(["a.a", "a.b"]);
    expect(namesOf(`${map} M.forEach((n) => meter.createCounter(n));`)).toEqual(["a.c", "a.d"]);
  });
  it("is the pairs of an object", () => {
    const object = 'const N = { "a.a": "a.c", "a.b": "a.d" };';
    expect(namesOf(`${object} for (const [n] of Object.entries(N)) meter.createCounter(n);`)).toEqual(["a.a", "a.b"]);
    expect(namesOf(`${object} Object.entries(N).forEach(([, n]) => meter.createCounter(n));`)).toEqual(["a.c", "a.d"]);
    expect(namesOf(`${object} for (const n in N) meter.createCounter(n);`)).toEqual(["a.a", "a.b"]);
  });
  it("is what a function is called with for each", () => {
    expect(namesOf('["b", "c"].map((n) => meter.createCounter(`a.${n}`));')).toEqual(["a.b", "a.c"]);
    expect(namesOf('[{ name: "a.b" }].forEach(({ name }) => meter.createCounter(name));')).toEqual(["a.b"]);
  });
  it("is members of its items", () => {
    const list = 'const LIST = [{ name: "a.b", of: { name: "a.d" } }, { name: "a.c", of: { name: "a.e" } }];';
    expect(namesOf(`${list} for (const one of LIST) meter.createCounter(one.name);`)).toEqual(["a.b", "a.c"]);
    expect(namesOf(`${list} for (const one of LIST) meter.createCounter(one.of.name);`)).toEqual(["a.d", "a.e"]);
    expect(namesOf(`${list} for (const { of } of LIST) meter.createCounter(of.name);`)).toEqual(["a.d", "a.e"]);
    expect(namesOf(`${list} for (const [i, one] of LIST.entries()) meter.createCounter(one.name);`)).toEqual([]);
  });
  it("is that of either branch", () => {
    expect(loop('on ? ["a.a"] : ["a.b"]')).toEqual(["a.a", "a.b"]);
    expect(loop("LIST", 'const LIST = (on ? ["a.a"] : OTHER) as string[]; const OTHER = ["a.b"];')).toEqual([
      "a.a",
      "a.b",
    ]);
  });
  it("is known in another file", () =>
    expect(
      namesOf('import { LIST } from "./list"; LIST.forEach((n) => meter.createCounter(n));', {
        "src/list.ts": 'export const LIST = ["a.b", "a.c"] as const;',
      }),
    ).toEqual(["a.b", "a.c"]));
});

describe("names are worked out", () => {
  it("from a literal", () => expect(namesOf('meter.createCounter("a.b");')).toEqual(["a.b"]));
  it("from a constant", () => expect(namesOf('const N = "a.b"; meter.createCounter(N);')).toEqual(["a.b"]));
  it("from a constant of a function", () =>
    expect(namesOf('function f() { const n = "a.b"; return meter.createCounter(n); }')).toEqual(["a.b"]));
  it("from a sum", () => expect(namesOf('const P = "a"; meter.createCounter(P + "." + "b");')).toEqual(["a.b"]));
  it("from a template", () => expect(namesOf('const P = "a"; meter.createCounter(`${P}.b`);')).toEqual(["a.b"]));
  it("from both branches of a condition", () =>
    expect(namesOf('meter.createCounter(ok ? "a.b" : "a.c");')).toEqual(["a.b", "a.c"]));
  it("from an enum member", () => expect(namesOf('enum N { B = "a.b" } meter.createCounter(N.B);')).toEqual(["a.b"]));
  it("from a member of an object", () =>
    expect(namesOf('const N = { jobs: { done: "a.b" } } as const; meter.createCounter(N.jobs.done);')).toEqual([
      "a.b",
    ]));
  it("from what one call gives, with nothing that another does", () => {
    const make = "function make(group: string, name: string) { meter.createCounter(`${group}.${name}`); }";
    expect(namesOf(`${make} make("a", "x"); make("b", "y");`)).toEqual(["a.x", "b.y"]);
    const taken =
      "function make({ group, name }: Given) { const start = `${group}.`; meter.createCounter(start + name); }";
    expect(namesOf(`${taken} make({ group: "a", name: "x" }); make({ group: "b", name: "y" });`)).toEqual([
      "a.x",
      "b.y",
    ]);
    const through = `${make} function both(group: string, name: string) { make(group, \`\${name}.all\`); }`;
    expect(namesOf(`${through} both("a", "x"); both("b", "y"); make("c", "z");`)).toEqual([
      "a.x.all",
      "b.y.all",
      "c.z",
    ]);
    const held =
      "class Own { constructor(private group: string, name: string) { meter.createCounter(`${this.group}.${name}`); } }";
    expect(namesOf(`${held} new Own("a", "x"); new Own("b", "y");`)).toEqual(["a.x", "b.y"]);
  });
  it("from what a function gives to the callback that it is given", () => {
    const once =
      "function cache() { const known = new Map(); return (key: string, make: (key: string) => unknown) => { if (!known.has(key)) known.set(key, make(key)); return known.get(key); }; }\nconst counters = cache();\n";
    const own =
      "function own(group: string, name: string) { return counters(name, (name) => meter.createCounter(`${group}.${name}`)); }";
    expect(namesOf(`${once}${own} own("a", "x"); own("b", "y");`)).toEqual(["a.x", "b.y"]);
    const other = "const each = (make: (key: string) => unknown) => { make('a.b'); make('a.c'); };";
    expect(namesOf(`${other} each((n) => meter.createCounter(n));`)).toEqual(["a.b", "a.c"]);
    const kept = "function keep(make: (key: string) => unknown) { makers.push(make); }";
    const { metrics, unresolved } = scan({ "src/a.ts": `${otel}${kept} keep((n) => meter.createCounter(n));` });
    expect(metrics).toEqual([]);
    expect(unresolved).toMatchObject([
      { reason: "`n`: it is a parameter and no call gives it a value that can be read" },
    ]);
  });
  it("from a member of the object that a method belongs to", () => {
    expect(namesOf('const own = { name: "a.b", make() { return meter.createCounter(this.name); } };')).toEqual(["a.b"]);
    expect(namesOf('const own = { name: "a.b", make: () => meter.createCounter(this.name) };')).toEqual([]);
  });
  it("from a call behind a comment that ends with a full stop", () => {
    const own = "export function make(group: string, name: string) { meter.createCounter(`${group}.${name}`); }";
    const others = { "src/b.ts": 'import { make } from "./a";\n// As it should be.\nmake("a", "b");\n' };
    expect(namesOf(own, others)).toEqual(["a.b"]);
  });
  it("from a function that calls itself, as far as that can be told", () => {
    const make =
      "function make(group: string, n: number) { meter.createCounter(`${group}.${n}`); make(group, n + 1); }";
    const { metrics, unresolved } = scan({ "src/a.ts": `${otel}${make} make("a", 1);` });
    expect(metrics.map(({ name }) => name)).toContain("a.1");
    expect(unresolved).not.toEqual([]);
  });
  it("through calls that double at each step, and says where that is too much", () => {
    const steps = Array.from({ length: 24 }, (_, at) =>
      at === 0
        ? "function f0(a: string, b: string) { meter.createCounter(`${a}.${b}`); }"
        : `function f${at}(a: string, b: string) { f${at - 1}(a + "x", b); f${at - 1}(a, b + "y"); }`,
    );
    const { unresolved } = scan({ "src/a.ts": `${otel}${steps.join("\n")}\nf23("a", "b");` });
    expect(unresolved[0]?.reason).toContain("it is derived in too many steps");
  });
  it("from one item at a time", () => {
    const list = 'const LIST = [{ group: "a", name: "x" }, { group: "b", name: "y" }];';
    const made = "meter.createCounter(`${one.group}.${one.name}`);";
    expect(namesOf(`${list} for (const one of LIST) ${made}`)).toEqual(["a.x", "b.y"]);
    expect(namesOf(`${list} LIST.forEach((one) => { ${made} });`)).toEqual(["a.x", "b.y"]);
    const pairs =
      'for (const [group, name] of Object.entries({ a: "x", b: "y" })) meter.createCounter(`${group}.${name}`);';
    expect(namesOf(pairs)).toEqual(["a.x", "b.y"]);
    const two = 'for (const a of ["a", "b"]) for (const b of ["x", "y"]) meter.createCounter(`${a}.${b}`);';
    expect(namesOf(two)).toEqual(["a.x", "a.y", "b.x", "b.y"]);
  });
  it("from more calls than are a name, and says where there are too many to tell", () => {
    const make = "function make(group: string, name: string) { meter.createCounter(`${group}.${name}`); }";
    const calls = Array.from({ length: 150 }, (_, index) => `make("a", "x${index}");`).join("");
    expect(namesOf(`${make}${calls}`)).toHaveLength(150);
    const lists = ["a", "b"].map((one) => JSON.stringify(Array.from({ length: 20 }, (_, index) => `${one}${index}`)));
    const product = `for (const a of ${lists[0] ?? ""}) for (const b of ${lists[1] ?? ""}) meter.createCounter(\`\${a}.\${b}\`);`;
    const { metrics, unresolved } = scan({ "src/a.ts": otel + product });
    expect(metrics).toHaveLength(20);
    expect(unresolved).toHaveLength(20);
    expect(unresolved[0]).toMatchObject({ reason: "`b`: it is part of more than 64 texts" });
  });
  it("not from a parameter that is given another value", () => {
    const code = 'function make(n: string) { n = `a.${n}`; meter.createCounter(n); } make("b");';
    expect(scan({ "src/a.ts": otel + code })).toMatchObject({
      metrics: [],
      unresolved: [{ reason: "`n`: it is a parameter that is given another value" }],
    });
  });
  it("not from a member of an object that another takes the place of", () => {
    const code = 'let N = { b: "a.b" }; if (on) N = given; meter.createCounter(N.b);';
    expect(scan({ "src/a.ts": otel + code })).toMatchObject({
      metrics: [],
      unresolved: [{ reason: "`N.b`: it is a variable that can change" }],
    });
  });
  it("from a default of what is taken out of an object", () => {
    const code = "const { n = { b: 'a.b' } } = {}; meter.createCounter(n.b);";
    expect(namesOf(code)).toEqual(["a.b"]);
  });
  it("from destructuring", () =>
    expect(namesOf('const { done } = { done: "a.b" }; meter.createCounter(done);')).toEqual(["a.b"]));
  it("from a static of a class", () =>
    expect(namesOf('class N { static readonly B = "a.b"; } meter.createCounter(N.B);')).toEqual(["a.b"]));
  it("from a field of a class", () =>
    expect(namesOf('class A { private readonly p = "a"; m = meter.createCounter(`${this.p}.b`); }')).toEqual(["a.b"]));
  it("from a function that returns a constant", () =>
    expect(namesOf('function n() { return "a.b"; } meter.createCounter(n());')).toEqual(["a.b"]));
  describe("from what a function makes of what it is given", () => {
    const made = "const full = (name: string, unit = 'total') => `app.${name}.${unit}`;";
    it("whose other calls do not matter", () => {
      const code =
        'meter.createCounter(full("jobs")); meter.createGauge(full("lag", "seconds")); print(full("other"));';
      expect(namesOf(made + code)).toEqual(["app.jobs.total", "app.lag.seconds"]);
    });
    it("in another file, with a constant between", () => {
      const code = 'import { full } from "./names"; const base = full("jobs"); meter.createCounter(`${base}.failed`);';
      expect(namesOf(code, { "src/names.ts": `export ${made}` })).toEqual(["app.jobs.total.failed"]);
    });
    it("for each of a list", () =>
      expect(namesOf(`${made} for (const n of ["a", "b"]) meter.createCounter(full(n));`)).toEqual([
        "app.a.total",
        "app.b.total",
      ]));
    it("in any of its branches", () => {
      const code = 'function of(kind: string) { if (kind === "x") return "a.b"; return `a.${kind}`; }';
      expect(namesOf(`${code} meter.createCounter(of("c"));`)).toEqual(["a.b", "a.c"]);
    });
    it("as a member of what it gives", () => {
      const code = "function of(kind: string) { return { name: `a.${kind}` }; }";
      expect(namesOf(`${code} const { name } = of("b"); meter.createCounter(name);`)).toEqual(["a.b"]);
      expect(namesOf(`${code} of("x"); meter.createCounter(of("c").name);`)).toEqual(["a.c"]);
    });
    it("by methods of texts", () => {
      const code =
        'const of = (queue: string) => "queue." + queue.replace(/-/g, "_").replace(/_queue$/, "").toLowerCase();';
      expect(namesOf(`${code} meter.createCounter(of("Dead-Letter-queue"));`)).toEqual(["queue.dead_letter"]);
    });

    it.each([
      [
        "puts another in its place",
        "(n: string) => { n = prefix + n; return n; }",
        "`n`: it is a parameter that is given",
      ],
      ["takes apart what has no parts", "({ n }: { n: string }) => n", "`n`: "],
      ["takes all that it is given", "(...n: string[]) => n[0]", "`n[0]`: "],
      ["asks something else", "(n: string) => lookUp(n)", "`lookUp(n)`: "],
      [
        "runs a pattern that may take for ever",
        '(n: string) => n.replace(/(a+)+$/, "")',
        '`n.replace(/(a+)+$/, "")`: ',
      ],
      ["replaces by a function", "(n: string) => n.replace(/a/, up)", "`n.replace(/a/, up)`: "],
    ])("but not where it %s", (_, of, reason) => {
      const code = `const of = ${of}; meter.createCounter(of("a.b"));`;
      const { metrics, unresolved } = scan({ "src/a.ts": otel + code });
      expect(metrics).toEqual([]);
      expect(unresolved).toMatchObject([{ reason: expect.stringContaining(reason) as string }]);
    });
    it("and a function inside may have a name of its own for something else", () => {
      const code = "const of = (n: string) => { const pick = (n: string) => n; return pick('x.') + n; };";
      expect(namesOf(`${code} meter.createCounter(of("b"));`)).toEqual(["x.b"]);
    });
    it("and what is only tidied counts as given", () => {
      const code = "function of(n: string) { n = sanitizeName(n); return `a.${n}`; }";
      expect(namesOf(`${code} meter.createCounter(of("b"));`)).toEqual(["a.b"]);
    });
    it("and a default counts as given", () => {
      const code = "function of(n?: string) { n = n ?? 'c'; return `a.${n}`; }";
      expect(namesOf(`${code} meter.createCounter(of("b"));`)).toEqual(["a.b"]);
    });
  });
  it("from a loop over a literal list", () =>
    expect(namesOf('for (const n of ["b", "c"]) meter.createCounter(`a.${n}`);')).toEqual(["a.b", "a.c"]));
  it("from the key of an element access", () =>
    expect(namesOf('const N = { x: "a.b", y: "a.c" }; meter.createCounter(N[ok ? "x" : "y"]);')).toEqual([
      "a.b",
      "a.c",
    ]));
  it("through a helper that tidies", () =>
    expect(namesOf('meter.createCounter(sanitizeName("a.b"));')).toEqual(["a.b"]));

  it("from what a class hands to the one that it extends", () => {
    const base = "class Base { constructor(kind: string) { meter.createCounter(`a.${kind}`); } }";
    expect(namesOf(`${base} class B extends Base { constructor() { super("b"); } }`)).toEqual(["a.b"]);
    expect(namesOf(`${base} class C extends Base {} new C("c"); new Base("d");`)).toEqual(["a.c", "a.d"]);
  });

  it("from another file, by every kind of import", () => {
    const others = {
      "src/names.ts":
        'export const A = "a.named";\nexport default "a.default";\nexport const N = { b: "a.member" };\nexport enum E { C = "a.enum" }\n',
      "src/barrel.ts":
        'export { A as Renamed } from "./names.js";\nexport * from "./names.ts";\nexport * as all from "./names";\n',
    };
    const code =
      'import { Renamed, N, all } from "./barrel";\nimport d from "./names.js";\nimport * as space from "./names";\n' +
      "for (const n of [Renamed, N.b, d, space.E.C, all.A]) meter.createCounter(n);";
    expect(namesOf(code, others)).toEqual(["a.default", "a.enum", "a.member", "a.named"]);
  });

  it.each(["..", "../", "../index", "../index.js", ".././"])("from the index of a folder above: %s", (above) => {
    const inventory = scan({
      "src/index.ts": 'export const A = "a.b";',
      "src/in/a.ts": `${otel}import { A } from "${above}";\nmeter.createCounter(A);`,
    });
    expect(names(inventory)).toEqual(["a.b"]);
  });

  it.each(["increment", "gauge", "histogram", "distribution", "timing"])(
    "by whoever calls a function that hands it on: %s",
    (method) => {
      const name = `record${method.charAt(0).toUpperCase()}${method.slice(1)}`;
      const inventory = scan({
        "src/own.ts": `import * as dd from "dd-trace";\nexport const ${name} = (stat: string, value?: number, tags?: object) => { dd.dogstatsd.${method}(stat, value, tags); };`,
        "src/a.ts": `import { ${name} } from "./own";\n${name}("a.b", 1, { kind: "x" });`,
      });
      expect(inventory.metrics).toMatchObject([
        { name: "a.b", labels: [{ name: "kind" }], declared: [{ file: "src/a.ts", line: 2 }] },
      ]);
    },
  );

  it("from a package of the workspace and from a path alias", () => {
    const inventory = scan({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "#names": ["./src/names.ts"] } } }',
      "packages/shared/package.json": '{ "name": "@acme/shared", "main": "./dist/index.js" }',
      "packages/shared/src/index.ts": 'export const SHARED = "a.shared";',
      "src/names.ts": 'export const ALIASED = "a.aliased";',
      "src/a.ts": `import { SHARED } from "@acme/shared";\nimport { ALIASED } from "#names";\n${otel}meter.createCounter(SHARED); meter.createCounter(ALIASED);`,
    });
    expect(names(inventory)).toEqual(["a.aliased", "a.shared"]);
  });

  it("from what the constructor is given, one file on", () => {
    const inventory = scan({
      "src/queue.ts": `${otel}export class Queue {\n  private readonly name: string;\n  constructor(options: { name?: string } = {}) {\n    this.name = options.name ?? "queue";\n    meter.createCounter(\`\${this.name}.enqueued\`);\n  }\n}`,
      "src/main.ts": 'import { Queue } from "./queue.js";\nnew Queue({ name: "mail" });\nnew Queue({ name: "sms" });',
    });
    expect(names(inventory)).toEqual(["mail.enqueued", "sms.enqueued"]);
  });

  it("from the default of an option that no caller gives", () => {
    const code =
      'class A { private p: string; constructor(o: { p?: string }) { this.p = o.p ?? "d"; meter.createCounter(`${this.p}.b`); } } new A({}); new A({ q: 1 });';
    expect(namesOf(code)).toEqual(["d.b"]);
  });

  it("from a parameter property, a default and a function's parameter", () => {
    expect(
      namesOf('class A { constructor(private p: string) { meter.createCounter(`${p}.b`); } } new A("x"); new A("y");'),
    ).toEqual(["x.b", "y.b"]);
    expect(namesOf('function f(p = "z") { meter.createCounter(`${p}.b`); } f();')).toEqual(["z.b"]);
  });

  it("from what callers give a parameter property, before its default", () => {
    expect(
      namesOf(
        'class A { constructor(private p = "d") {} m() { meter.createCounter(`${this.p}.b`); } } new A("x"); new A();',
      ),
    ).toEqual(["d.b", "x.b"]);
  });

  it("from what the standard says an expression is", () => {
    const files = {
      "instrumentation.json":
        '{ "metrics": { "values": [{ "expression": "config.NAME", "values": ["one", "two"] }, { "expression": "config.NAME", "files": "other/**", "values": ["x"] }] } }',
      "src/a.ts": `import { config } from "config";\n${otel}meter.createCounter(\`\${config.NAME}.jobs\`);`,
    };
    expect(names(scan(files))).toEqual(["one.jobs", "two.jobs"]);
  });
});

describe("what cannot be worked out is said", () => {
  it("with place, reason and the pattern that is known", () => {
    const { unresolved, metrics } = scan({
      "src/a.ts": otel + "export const f = (tenant: string) =>\n  meter.createCounter(`a.${tenant}.b`);",
    });
    expect(unresolved).toEqual([
      {
        location: { file: "src/a.ts", line: 4, column: 23, endLine: 4, endColumn: 38 },
        reason: "`tenant`: it is a parameter and no call gives it a value that can be read",
        pattern: "a.*.b",
      },
    ]);
    expect(metrics).toMatchObject([{ name: "a.*.b", pattern: true }]);
  });

  it("without a pattern where nothing is known", () => {
    expect(scan({ "src/a.ts": otel + "meter.createCounter(process.argv[2]);" })).toMatchObject({
      metrics: [],
      unresolved: [{ pattern: null }],
    });
  });

  it("where a variable can change", () => {
    expect(
      scan({ "src/a.ts": otel + 'let n = "a.b"; n = other(); meter.createCounter(n);' }).unresolved[0]?.reason,
    ).toContain("a variable that can change");
  });

  it("where the options cannot be read", () => {
    expect(
      scan({ "src/a.ts": 'import { Counter } from "prom-client"; export const make = (o) => new Counter(o);' })
        .unresolved,
    ).toMatchObject([{ reason: "its options cannot be read", pattern: null }]);
  });
});

describe("types, units, descriptions, labels", () => {
  it("reads OpenTelemetry", () => {
    const { metrics } = scan({
      "src/a.ts": `${otel}const d = meter.createHistogram("a.duration", { description: "How long", unit: "ms" });\nd.record(1, { result: ok ? "success" : "error", queue });`,
    });
    expect(metrics).toMatchObject([
      {
        name: "a.duration",
        type: "histogram",
        unit: "ms",
        description: "How long",
        api: "otel",
        labelsAreKnown: true,
        labels: [
          { name: "queue", values: [] },
          { name: "result", values: ["error", "success"] },
        ],
        declared: [{ file: "src/a.ts", line: 3, column: 33 }],
        recorded: [{ file: "src/a.ts", line: 4, column: 1 }],
      },
    ]);
  });

  it("reads prom-client, with the labels of the declaration", () => {
    const { metrics } = scan({
      "src/a.ts":
        'import { Gauge } from "prom-client";\nconst options = { name: "open", help: "Open ones", labelNames: ["kind", "shop"] as const };\nconst g = new Gauge(options);\ng.set({ kind: "a" }, 1);\ng.labels("b", "c").inc();',
    });
    expect(metrics).toMatchObject([
      {
        name: "open",
        type: "gauge",
        description: "Open ones",
        api: "prom-client",
        labelsAreKnown: true,
        labels: [{ name: "kind", values: ["a", "b"] }, { name: "shop" }],
      },
    ]);
    // `.labels(…).inc()` is one record.
    expect(metrics[0]?.recorded).toHaveLength(2);
  });

  it("reads StatsD with its tags", () => {
    const { metrics } = scan({
      "src/a.ts":
        'import { StatsD } from "hot-shots";\nconst client = new StatsD();\nclient.timing("db.query", 12, { table: "users" });\nclient.increment("db.errors", 1, [`kind:${k}`, "shop:one"]);',
    });
    expect(metrics).toMatchObject([
      {
        name: "db.errors",
        type: "counter",
        api: "statsd",
        labels: [
          { name: "kind", values: [] },
          { name: "shop", values: ["one"] },
        ],
      },
      { name: "db.query", type: "histogram", unit: "ms", labels: [{ name: "table", values: ["users"] }] },
    ]);
  });

  it("reads several names that are given at once", () => {
    const { metrics } = scan({
      "src/a.ts": 'import { StatsD } from "hot-shots";\nnew StatsD().increment(["a.b", "a.c"]);',
    });
    expect(metrics.map((metric) => metric.name)).toEqual(["a.b", "a.c"]);
  });

  it("reads a facade, kept and called at once", () => {
    const { metrics } = scan({
      "src/a.ts": 'metrics.counter("a.b").increment();\nconst t = metrics.timer("a.t");\nt.record(5, { x: 1 });',
    });
    expect(metrics).toMatchObject([
      { name: "a.b", type: "counter", api: "facade", recorded: [{ line: 1 }] },
      { name: "a.t", type: "histogram", recorded: [{ line: 3 }], labels: [{ name: "x", values: ["1"] }] },
    ]);
  });

  it("links records across files, fields and optional calls", () => {
    const { metrics } = scan({
      "src/metrics.ts": `${otel}export const jobs = meter.createCounter("a.jobs");\nexport const group = { done: meter.createCounter("a.done") };`,
      "src/use.ts":
        'import { jobs } from "./metrics.js";\nimport * as m from "./metrics.js";\njobs.add(1, { kind: "x" });\nm.group.done.add(1);',
      "src/own.ts": `${otel}export class A {\n  private late?: Counter;\n  init() { this.late = meter.createCounter("a.late"); }\n  run() { this.late?.add(1, { from: "run" }); }\n}`,
    });
    expect(
      metrics.map(({ name, recorded }) => [name, recorded.map((one) => `${one.file}:${String(one.line)}`)]),
    ).toEqual([
      ["a.done", ["src/use.ts:4"]],
      ["a.jobs", ["src/use.ts:3"]],
      ["a.late", ["src/own.ts:6"]],
    ]);
  });

  it("reads the labels of an observable's callback", () => {
    const { metrics } = scan({
      "src/a.ts": `${otel}const KEY = { SHARD: "shard.id" } as const;\nmeter.createObservableGauge("a.depth").addCallback((result) => { result.observe(1, { [KEY.SHARD]: id }); });`,
    });
    expect(metrics).toMatchObject([
      { name: "a.depth", type: "gauge", labelsAreKnown: true, labels: [{ name: "shard.id" }] },
    ]);
  });

  it("knows where labels cannot be seen", () => {
    const { metrics } = scan({
      "src/a.ts": `${otel}const c = meter.createCounter("a.b");\nexport const f = (labels) => c.add(1, labels);`,
    });
    expect(metrics).toMatchObject([{ labelsAreKnown: false }]);
  });

  it("takes the union of branches and spreads", () => {
    const { metrics } = scan({
      "src/a.ts": `${otel}const base = { a: "1" };\nconst c = meter.createCounter("a.b");\nc.add(1, ok ? { ...base, b: "2" } : { c: "3" });`,
    });
    expect(metrics[0]?.labels.map((label) => label.name)).toEqual(["a", "b", "c"]);
  });

  it("expands the default metrics, with their prefix", () => {
    const { metrics } = scan({
      "src/a.ts": 'import { collectDefaultMetrics } from "prom-client";\ncollectDefaultMetrics({ prefix: "app_" });',
    });
    expect(metrics).toHaveLength(31);
    expect(metrics.every((metric) => metric.origin === "default" && metric.name.startsWith("app_"))).toBe(true);
  });
});

describe("the files that are read", () => {
  it("leaves tests, fixtures, declarations and build output alone", () => {
    const code = otel + 'meter.createCounter("a.b");';
    const inventory = scan({
      "test/a.ts": code,
      "src/a.test.ts": code,
      "dist/a.js": code,
      "node_modules/x/a.js": code,
      "src/a.d.ts": "",
      "src/b.ts": "",
    });
    expect(inventory).toMatchObject({ metrics: [], files: 1 });
  });

  it("says what could not be read and does the rest", () => {
    const root = temporaryFolder({
      "src/a.ts": otel + 'meter.createCounter("a.b");',
      "src/bad.ts": "meter.createCounter(",
      "src/video.ts": new Uint8Array([0x47, 0, 0, 1]),
    });
    const inventory = scanProject({ root, files: sourceFiles([root]), standard: recommended, standardRoot: root });
    expect(names(inventory)).toContain("a.b");
    expect(inventory.faults.map((fault) => `${fault.file} ${fault.message}`)).toEqual([
      expect.stringMatching(/^src\/bad\.ts cannot be parsed \(1:/),
      "src/video.ts is binary, not source code",
    ]);
  });
});

describe("code that a program wrote", () => {
  it("is left out where it is nested deeper than a stack, and said", () => {
    const deep = `m.createCounter(${Array.from({ length: 20_000 }, () => '"a"').join(" + ")});`;
    const { metrics, faults } = scan({ "src/a.ts": otel + 'meter.createCounter("a.b");', "src/deep.ts": deep });
    expect(metrics.map((metric) => metric.name)).toEqual(["a.b"]);
    expect(faults).toEqual([{ file: "src/deep.ts", message: "is nested too deeply to be read" }]);
  });
});

describe("a default that some callers leave in force", () => {
  const metrics =
    'import { Gauge } from "prom-client";\n' +
    'export class M { constructor(o: { prefix?: string }) { const prefix = o.prefix ?? "a"; new Gauge({ name: `${prefix}_open`, help: "x" }); } }\n';

  it.each([
    ["is a name beside what others give", 'new M({}); new M({ prefix: "b" });', ["a_open", "b_open"]],
    ["is the only name where nobody gives one", "new M({ other: 1 });", ["a_open"]],
    ["is none where everybody gives one", 'new M({ prefix: "b" }); new M({ prefix: "c" });', ["b_open", "c_open"]],
    [
      "is none for what only stands in for the real thing",
      'export const noopMetrics = new M({}); new M({ prefix: "b" });',
      ["b_open"],
    ],
  ])("%s", (_, calls, expected) => expect(names(scan({ "src/a.ts": metrics + calls }))).toEqual(expected));
});

describe("a prefix that may be empty", () => {
  const gauge = (name: string) => `new Gauge({ name: ${name}, help: "x" });`;
  const metrics = (name: string) =>
    `import { Gauge } from "prom-client";\nexport class M { constructor(p?: string) { ${gauge(name)} } }\n`;
  const tested = '`${p ? `${p}_` : ""}open`';

  it.each([
    ["is no part of the name where nobody gives one", tested, "new M();", ["open"]],
    ["or where it is given empty", tested, 'new M("");', ["open"]],
    ["is a part of it where everybody gives one", tested, 'new M("a"); new M("b");', ["a_open", "b_open"]],
    ["makes a name beside the others", tested, 'new M(); new M("a");', ["a_open", "open"]],
    [
      "is told from one that is not there",
      '`${p !== undefined ? p + "_" : ""}open`',
      'new M(); new M("a");',
      ["a_open", "open"],
    ],
    ["is asked for the other way round", '`${!p ? "" : p + "_"}open`', 'new M("a");', ["a_open"]],
    ["gives way to what stands behind ||", '`${p || "b"}_open`', 'new M(""); new M("a");', ["a_open", "b_open"]],
    ["is open where it cannot be seen", tested, "new M(given());", ["*_open", "open"]],
  ])("%s", (_, name, calls, expected) =>
    expect(names(scan({ "src/a.ts": metrics(name) + calls })).toSorted()).toEqual(expected),
  );

  it("is no reason to leave out a branch that does not need it", () =>
    expect(names(scan({ "src/a.ts": metrics('`${p ? "a" : "b"}_open`') + "new M();" })).toSorted()).toEqual([
      "a_open",
      "b_open",
    ]));
});

describe("an option of an object that takes over others", () => {
  const metrics = (made: string) =>
    'import { Gauge } from "prom-client";\nconst defaults = { prefix: "a" };\n' +
    `export function make(given) { const o = ${made}; new Gauge({ name: \`\${o.prefix}_open\`, help: "x" }); }\n`;

  it.each([
    ["is that of the defaults where nobody gives it", "{ ...defaults, ...given }", "make({});", ["a_open"]],
    ["is what is given", "{ ...defaults, ...given }", 'make({ prefix: "b" });', ["b_open"]],
    [
      "is both where some give it",
      "{ ...defaults, ...given }",
      'make({}); make({ prefix: "b" });',
      ["a_open", "b_open"],
    ],
    ["is what stands last", "{ ...given, ...defaults }", 'make({ prefix: "b" });', ["a_open"]],
    ["or is written behind it", '{ ...given, prefix: "c" }', 'make({ prefix: "b" });', ["c_open"]],
    ["is taken over by what stands behind it", '{ prefix: "c", ...given }', 'make({ prefix: "b" });', ["b_open"]],
    ["is what is written where the rest cannot be seen", '{ prefix: "c", ...given }', "make(other());", ["c_open"]],
    ["is open where the rest cannot be seen", "{ ...defaults, ...given }", "make(other());", ["*_open", "a_open"]],
  ])("%s", (_, made, calls, expected) =>
    expect(names(scan({ "src/a.ts": metrics(made) + calls })).toSorted()).toEqual(expected),
  );

  it("is not followed for ever where each function adds to what the last gave", () => {
    const steps = Array.from(
      { length: 30 },
      (_, index) =>
        `function f${String(index)}(c) { f${String(index + 1)}({ ...defaults, ...c, ...c }); f${String(index + 1)}({ ...c }); }`,
    ).join("\n");
    const code = `${metrics("{ ...defaults, ...given }")}${steps}\nfunction f30(c) { make({ ...c, ...c }); }\nf0({ prefix: "b" });`;
    expect(names(scan({ "src/a.ts": code }))).toContain("*_open");
  });

  it("says why it is open", () => {
    const { unresolved } = scan({ "src/a.ts": metrics("{ ...defaults, ...given }") + "make(other());" });
    expect(unresolved.map(({ reason }) => reason)).toEqual(["`o.prefix`: `prefix` may come from a spread"]);
  });
});

describe("label names that are declared", () => {
  const labelsOf = (given: string, before = "", use = "") => {
    const code = `${before}\nexport const a = new Counter({ name: "a_total", help: "x", ${given} });\n${use}`;
    const { metrics } = scan({
      "src/a.ts": `import { Counter } from "prom-client";\nimport { OTHERS, Label } from "./names";\n${code}`,
      "src/names.ts": 'export const OTHERS = ["kind", "shop"];\nexport enum Label { Kind = "kind", Shop = "shop" }',
    });
    return metrics.map(({ labels, labelsAreKnown }) => [...labels.map(({ name }) => name), labelsAreKnown]);
  };
  const both = [["kind", "shop", true]];

  it.each([
    ["in a variable", "labelNames", 'const labelNames = ["kind", "shop"];'],
    ["in a variable with a type", "labelNames: NAMES", 'const NAMES: (keyof Labels)[] = ["kind", "shop"];'],
    ["in another file", "labelNames: OTHERS", ""],
    ["as a part of more", 'labelNames: [...NAMES, "shop"]', 'const NAMES = ["kind"] as const;'],
    ["as the values of an enum", "labelNames: Object.values(Label)", ""],
    ["as the keys of an object", "labelNames: Object.keys(NAMES)", "const NAMES = { kind: 1, shop: 2 };"],
    ["as a member of an object", "labelNames: METRIC.labels", 'const METRIC = { labels: ["kind", "shop"] };'],
  ])("are read where they stand %s", (_, given, before) => expect(labelsOf(given, before)).toEqual(both));

  it.each([
    ["a list that gets more later", "labelNames: NAMES", 'const NAMES = ["kind"]; NAMES.push(more);', []],
    ["a spread that cannot be read", 'labelNames: ["kind", ...more]', "", ["kind"]],
  ])("are not all known of %s", (_, given, before, known) =>
    expect(labelsOf(given, before)).toEqual([[...known, false]]),
  );

  it("are given by position, or by an object in a variable", () => {
    const names = 'labelNames: ["kind", "shop"]';
    expect(labelsOf(names, "", "a.labels(kind, shop).inc();")).toEqual(both);
    expect(labelsOf(names, "", "const labels = { kind, other }; a.labels(labels).inc();")).toEqual([
      ["kind", "other", "shop", true],
    ]);
  });
});

describe("a function that puts a prefix before the name it is given", () => {
  const found = (code: string) =>
    scan({ "src/a.ts": `import { Gauge } from "prom-client";\nconst PREFIX = "app_";\n${code}` }).metrics.map(
      ({ name, description, labels, declared: [place] }) => [
        name,
        description,
        labels.map((label) => label.name),
        place?.line,
      ],
    );
  const gaugeOf = (name: string) =>
    `function gaugeOf(name: string, help: string, labelNames = ["region"]) { return new Gauge({ name: ${name}, help, labelNames }); }\n`;
  const calls = 'gaugeOf("jobs", "Jobs", ["queue"]).set(1);\ngaugeOf("rows", "Rows").set(1);';

  it.each(["`${PREFIX}${name}`", "PREFIX + name", "`app_${name}`", '"app_" + name'])(
    "makes what each call says of its metric, at the call: %s",
    (name) =>
      expect(found(gaugeOf(name) + calls)).toEqual([
        ["app_jobs", "Jobs", ["queue"], 4],
        ["app_rows", "Rows", ["region"], 5],
      ]),
  );

  it("may put something behind it as well", () =>
    expect(found(gaugeOf("`${PREFIX}${name}_${'all'}`") + calls)).toEqual([
      ["app_jobs_all", "Jobs", ["queue"], 4],
      ["app_rows_all", "Rows", ["region"], 5],
    ]));

  it("is looked into where it makes several metrics, each by itself", () => {
    const several =
      'function both(name: string) { new Gauge({ name: `${PREFIX}${name}_a`, help: "A", labelNames: ["x"] }); new Gauge({ name: `${PREFIX}${name}_b`, help: "B", labelNames: ["y"] }); }\nboth("jobs");';
    expect(found(several)).toEqual([
      ["app_jobs_a", "A", ["x"], 3],
      ["app_jobs_b", "B", ["y"], 3],
    ]);
  });

  it("loses no name of a call that nobody would take for one", () => {
    const unlike = 'const every = ["jobs", "rows"];\nevery.forEach((one) => gaugeOf(one, "Things"));\n';
    expect(found(gaugeOf("PREFIX + name") + unlike).map(([name]) => name)).toEqual(["app_jobs", "app_rows"]);
  });
});

describe("options that several metrics share", () => {
  const metrics = (made: string) =>
    'import { Counter } from "prom-client";\nconst shared = { help: "x", labelNames: ["kind"] as const };\n' +
    `export function made(given) { new Counter(${made}).inc(1); }\n`;
  const found = (made: string) =>
    scan({ "src/a.ts": metrics(made) }).metrics.map(({ name, description, labels, labelsAreKnown }) => ({
      name,
      description,
      labels: labels.map((label) => label.name),
      labelsAreKnown,
    }));

  it.each([
    ["give what they hold", '{ ...shared, name: "a_total" }', ["kind"], true],
    ["through another object", '{ ...{ ...shared }, name: "a_total" }', ["kind"], true],
    ["give way to what stands behind them", '{ ...shared, name: "a_total", labelNames: ["other"] }', ["other"], true],
    ["are believed beside what cannot be seen, behind it", '{ ...given, ...shared, name: "a_total" }', ["kind"], true],
    ["and where it says nothing of labels, nor do we", '{ name: "a_total", help: "x", ...given }', [], false],
  ])("%s", (_, made, labels, labelsAreKnown) =>
    expect(found(made)).toEqual([{ name: "a_total", description: "x", labels, labelsAreKnown }]),
  );

  it("are said to be unreadable where what cannot be seen may take the place of the name", () => {
    const code = '{ ...{ name: "a_total", help: "x" }, ...given }';
    const { metrics: none, unresolved } = scan({ "src/a.ts": metrics(code) });
    expect(none).toEqual([]);
    expect(unresolved.map(({ reason }) => reason)).toEqual(["its options cannot be read"]);
  });
});

describe("a function that is given the options of a metric", () => {
  const found = (code: string, calls: string) =>
    scan({
      "src/make.ts": `import { Gauge } from "prom-client";\n${code}`,
      "src/a.ts": `import { createGauge, Monitor } from "./make";\n${calls}`,
    });
  const call = 'export const open = createGauge({ name: "a_open", help: "x", labelNames: ["kind"], ttl: 1 });';
  const body = (made: string) => `{ ${made} return { set: (value) => gauge.set(value) }; }`;

  it.each([
    [
      "may leave some out",
      "(options)",
      "const { ttl, ...rest } = options as Own; const gauge = new Gauge(rest as Theirs);",
    ],
    ["may leave some out in its parameters", "({ ttl, ...rest })", "const gauge = new Gauge(rest);"],
    ["may give them another name", "(options)", "const all = options; const gauge = new Gauge({ ...all });"],
  ])("%s", (_, parameters, made) => {
    const { metrics, unresolved } = found(`export const createGauge = ${parameters} => ${body(made)};`, call);
    expect(metrics.map(({ name, labels }) => [name, labels.map((label) => label.name)])).toEqual([
      ["a_open", ["kind"]],
    ]);
    expect(unresolved).toEqual([]);
  });

  it("may hand them to another, whatever calls it", () => {
    const maker =
      `export const createGauge = (options) => ${body("const gauge = new Gauge(options);")};\n` +
      "export class Monitor { registerGauge(definition) { const gauge = createGauge(definition); return () => gauge.set(1); } }";
    const calls = 'const monitor = new Monitor();\nmonitor.registerGauge({ name: "a_open", help: "x", query });';
    expect(names(found(maker, calls))).toEqual(["a_open"]);
  });

  it("does not give the name where it takes it out", () => {
    const made = 'const { name, ...rest } = options; const gauge = new Gauge({ ...rest, name: "b_open" });';
    expect(names(found(`export const createGauge = (options) => ${body(made)};`, call))).toEqual(["b_open"]);
  });

  it("is no use of what it returns", () => {
    const maker = "export const createGauge = (options) => new Gauge({ ...options, registers });";
    const dead = found(maker, call).metrics.map(({ name, isNeverRecorded }) => [name, isNeverRecorded]);
    expect(dead).toEqual([["a_open", true]]);
    const used = found(maker, `${call} open.set(1);`).metrics.map(({ name, isNeverRecorded }) => [
      name,
      isNeverRecorded,
    ]);
    expect(used).toEqual([["a_open", false]]);
  });
});

describe("a class of the project that stands before a StatsD client", () => {
  const client =
    'import { StatsD } from "hot-shots";\nclass Metrics { client = new StatsD({ prefix: "shop." });\n' +
    "increment(key: string, tags?: Record<string, string>) { const list = tags ? Object.entries(tags).map(([k, v]) => `${k}:${v}`) : undefined; this.client.increment(key, 1, list); } }\n" +
    "export default new Metrics();";
  const found = (call: string) =>
    scan({ "src/metrics.ts": client, "src/a.ts": `import Metrics from "./metrics";\n${call}` });

  it("puts its client's prefix before the names that it is given", () =>
    expect(names(found('Metrics.increment("orders.placed");'))).toEqual(["shop.orders.placed"]));

  it("makes tags of the members of an object", () => {
    const [metric] = found('Metrics.increment("orders.placed", { kind: "a" });').metrics;
    expect(metric?.labels.map(({ name, values }) => [name, values])).toEqual([["kind", ["a"]]]);
  });

  it("is no metric of its own", () => expect(found('Metrics.increment("a.b");').unresolved).toEqual([]));
});

describe("a list of names for a StatsD client", () => {
  const found = (code: string) =>
    scan({ "src/a.ts": `import { StatsD } from "hot-shots";\nconst stats = new StatsD();\n${code}` });

  it("gives one metric each", () =>
    expect(names(found('const list = ["a.b", "a.c"]; stats.increment(list);'))).toEqual(["a.b", "a.c"]));

  it.each([
    [
      "filled later",
      'const list = ["a.b"]; list.push(given()); stats.increment(list);',
      "it is a list that is filled later",
    ],
    ["empty", "const list = []; stats.increment(list);", "it is an empty list"],
  ])("that is %s is said to be unresolved", (_, code, reason) => {
    const { metrics, unresolved } = found(code);
    expect(metrics).toEqual([]);
    expect(unresolved.map((one) => one.reason)).toEqual([expect.stringContaining(reason)]);
  });
});

describe("what stands behind the value of a StatsD call", () => {
  const statsd =
    'import { StatsD } from "hot-shots";\nconst stats = new StatsD();\nimport { NO_SAMPLING } from "./s";\n';
  it.each([
    [
      "labels that a method gives",
      'class A { tags() { return { kind: "a" }; } f() { stats.timing("a.b", 1, this.tags()); } }',
      ["kind"],
      true,
    ],
    ["labels that cannot be seen", 'export function f(given: unknown) { stats.timing("a.b", 1, given); }', [], false],
    ["a rate, by its name", 'stats.timing("a.b", 1, NO_SAMPLING);', [], true],
    ["a rate", 'stats.timing("a.b", 1, 0.5);', [], true],
    ["a callback", 'stats.timing("a.b", 1, (error) => keep(error));', [], true],
  ])("is %s", (_, code, labels, labelsAreKnown) =>
    expect(scan({ "src/a.ts": statsd + code }).metrics).toMatchObject([
      { name: "a.b", labels: labels.map((name) => ({ name })), labelsAreKnown },
    ]),
  );
});

describe("an instrument that is asked for its value", () => {
  const gauge = (collect: string, labels = '["queue"]') =>
    `import { Gauge } from "prom-client";\nnew Gauge({ name: "a_depth", help: "Depth", labelNames: ${labels}, ${collect} });`;

  it.each([
    ["by a method", 'collect() { this.set({ queue: "mail" }, 1); }'],
    ["by a method with an arrow in it", 'async collect() { read().then((n) => this.set({ queue: "mail" }, n)); }'],
    ["by a function, with labels by position", 'collect: function () { this.labels("mail").set(1); }'],
  ])("records on itself %s", (_, collect) => {
    expect(scan({ "src/a.ts": gauge(collect) }).metrics).toMatchObject([
      { name: "a_depth", recorded: [{ line: 2 }], labels: [{ name: "queue", values: ["mail"], isComplete: true }] },
    ]);
  });

  it.each([
    ["a class inside", 'collect() { return new (class { f() { this.set({ queue: "mail" }, 1); } })(); }'],
    ["an arrow, which has no instrument of its own", 'collect: () => { this.set({ queue: "mail" }, 1); }'],
    ["another method of the options", 'reset() { this.set({ queue: "mail" }, 1); }'],
  ])("does not in %s", (_, collect) => {
    expect(scan({ "src/a.ts": gauge(collect) }).metrics).toMatchObject([{ name: "a_depth", recorded: [] }]);
  });
});

describe("a method of an object", () => {
  it.each([
    ["records what its object holds", "onDone(queue: string) { this.done.add(1, { queue }); }", ["queue"]],
    ["and so does a callback in it", "onDone(queue: string) { later(() => this.done.add(1, { queue })); }", ["queue"]],
    ["but a function in it has another this", "onDone() { later(function () { this.done.add(1, { queue }); }); }", []],
    ["and a class in it too", "onDone() { return class { go() { this.done.add(1, { queue }); } }; }", []],
  ])("%s", (_, method, labels) => {
    const code = `${otel}export const own = { done: meter.createCounter("a.b"), ${method} };`;
    const [metric] = scan({ "src/a.ts": code }).metrics;
    expect(metric?.labels.map(({ name }) => name)).toEqual(labels);
    expect(metric?.recorded).toHaveLength(labels.length);
  });
});

describe("the text prefilter", () => {
  it.each(["fixtures/service", "fixtures/drifted", "src"])("loses nothing in %s", (folder) => {
    const root = join(process.cwd(), folder);
    const standardFile = folder === "src" ? undefined : join(root, "instrumentation.json");
    const standard = standardFile === undefined ? recommended : loadStandard(standardFile).standard;
    const options = { root, files: sourceFiles([root]), standard, standardRoot: root };
    expect(scanProject({ ...options, prefilter: true })).toEqual(scanProject({ ...options, prefilter: false }));
  });

  const meter = `${otel}export const requests = meter.createCounter("a.requests");\n`;
  const prom = 'import { Counter, Gauge } from "prom-client";\n';
  it.each<[string, string, Readonly<Record<string, string>>]>([
    [
      "a StatsD client that another file calls like a map",
      "a.users",
      {
        "src/client.ts": 'import { StatsD } from "hot-shots";\nexport const client = new StatsD();',
        "src/use.ts": 'import { client } from "./client";\nclient.set("a.users", id);',
      },
    ],
    [
      "dd-trace's client",
      "a.users",
      {
        "src/client.ts": 'import tracer from "dd-trace";\nexport const client = tracer.dogstatsd;',
        "src/use.ts": 'import { client } from "./client";\nclient.unique("a.users", id);',
      },
    ],
    [
      "an instrument that is recorded under another name",
      "a.requests",
      {
        "src/a.ts": meter,
        "src/use.ts": 'import { requests as seen } from "./a";\nseen.add(1, { route });',
      },
    ],
    [
      "an instrument that is handed to a function",
      "a_total",
      {
        "src/a.ts": `${prom}export const total = new Counter({ name: "a_total", help: "All" });`,
        "src/count.ts":
          'import type { Counter } from "prom-client";\nexport function count(it: Counter) { it.inc({ kind: "b" }); }',
        "src/use.ts": 'import { total } from "./a";\nimport { count } from "./count";\ncount(total);',
      },
    ],
    [
      "gauges that a callback in another file observes",
      "a.depth",
      {
        "src/a.ts": `${otel}export const depth = meter.createObservableGauge("a.depth");\nexport { meter };`,
        "src/use.ts":
          'import { depth, meter } from "./a";\nmeter.addBatchObservableCallback((result) => { result.observe(depth, 1, { queue }); }, [depth]);',
      },
    ],
    [
      "a class that is given another name",
      "a_total",
      { "src/a.ts": 'import { Counter as C } from "prom-client";\nnew C({ name: "a_total", help: "All" });' },
    ],
    [
      "a class under an alias of a namespace",
      "a_total",
      {
        "src/a.ts":
          'import * as prom from "prom-client";\nimport C = prom.Counter;\nnew C({ name: "a_total", help: "All" });',
      },
    ],
    [
      "a class of a module that is loaded",
      "a_total",
      { "src/a.cjs": 'const prom = require("prom-client");\nnew prom["Counter"]({ name: "a_total", help: "All" });' },
    ],
    [
      "a name that a function of another file is given",
      "a.given",
      {
        "src/a.ts": `${otel}export const made = (\n  name: string,\n) => meter.createCounter(name);`,
        "src/use.ts": 'import {\n  // how it is made\n  made,\n} from "./a";\nmade("a.given");',
      },
    ],
    [
      "a name that a function is given under another name",
      "a.given",
      {
        "src/a.ts": `${otel}export function made(name: string) { return meter.createCounter(name); }`,
        "src/use.ts": 'import { made as counter } from "./a";\ncounter("a.given");',
      },
    ],
    ...(
      [
        ["returns by its name", "return { attempts };", "const { attempts } = made();\nattempts.add(1, { kind });"],
        ["returns by another name", "return { tried: attempts };", "made().tried.add(1, { kind });"],
        [
          "keeps in a class that hands it out",
          "return new (class { #tried = attempts; get tried() { return this.#tried; } })();",
          "made().tried.add(1, { kind });",
        ],
        [
          "keeps in an object that hands it out",
          "const all = { attempts, last: () => all.attempts }; return all;",
          "made().last().add(1, { kind });",
        ],
        ["returns as it is", "return attempts;", "made().add(1, { kind });"],
        ["puts under a key", "return { attempts };", 'made()["attempts"].add(1, { kind });'],
        [
          "returns, and another renames",
          "return { attempts };",
          "const { attempts: a } = made();\na.add(1, { kind });",
        ],
      ] as const
    ).map(([does, end, use]): [string, string, Readonly<Record<string, string>>] => [
      `a variable that a function ${does}`,
      "a.attempts",
      {
        "src/a.ts": `${otel}export function made() { const attempts = meter.createCounter("a.attempts"); ${end} }`,
        "src/use.ts": `import { made } from "./a";\n${use}`,
      },
    ]),
    [
      "a variable that is exported behind its declaration",
      "a.attempts",
      {
        "src/a.ts": `${otel}const attempts = meter.createCounter("a.attempts");\nexport { attempts };`,
        "src/use.ts": 'import * as all from "./a";\nall.attempts?.add(1, { kind });',
      },
    ],
    [
      "an instrument of a method that makes its name of what it is given",
      "a.attempts",
      {
        "src/a.ts": `${otel}export class All {
          make(type, options) { const whole = ["a", options.name].join("."); return meter.createCounter(whole); }
          tried = this.make("counter", { name: "attempts" });
        }`,
        "src/use.ts": "export const f = (all) => { all.tried.add(1, { kind }); };",
        "src/used.ts": 'import { All } from "./a";\nconst all = new All();\nall.tried.add(1, { kind });',
      },
    ],
    [
      "an instrument under the name by which a function is given it",
      "a.attempts",
      {
        "src/a.ts": `${otel}export const attempts = meter.createCounter("a.attempts");`,
        "src/count.ts": "export const count = (attempts) => { attempts!.add(1, { kind }); };",
        "src/use.ts": 'import { attempts } from "./a";\nimport { count } from "./count";\ncount(attempts);',
      },
    ],
  ])("loses nothing of %s", (_, name, files) => {
    const root = temporaryFolder(files);
    const options = { root, files: sourceFiles([root]), standard: recommended, standardRoot: root };
    const inventory = scanProject(options);
    expect(names(inventory)).toEqual([name]);
    expect(inventory).toEqual(scanProject({ ...options, prefilter: false }));
  });

  it("finds the labels that a file without metrics gives to all", () => {
    const register = 'import { register } from "prom-client";\nregister.setDefaultLabels({ service: "a" });';
    expect(scan({ "src/a.ts": register })).toMatchObject({ constantLabels: ["service"] });
  });

  it("does not look into a file for a word of a comment or of a key of a map", () => {
    const read = vi.spyOn(ParsedFiles.prototype, "parse");
    scan({ "src/a.ts": '// Counter of rows, Histogram\nconst seen = new Map();\nseen.set("a", 1);\n' });
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it.each([
    [
      "for a word that an instrument is called by as well",
      "export const attempts",
      "// Few attempts, none in vain.\nseen.add(1);",
    ],
    ["for a variable that it cannot have", "const attempts", 'import { attempts } from "./b";\nattempts.add(1);'],
  ])("does not look into a file %s", (_, declared, use) => {
    const read = vi.spyOn(ParsedFiles.prototype, "parse");
    const made = `${otel}${declared} = meter.createCounter("a.attempts");\nattempts.add(1);\n`;
    scan({ "src/a.ts": made, "src/use.ts": use });
    expect(read.mock.calls.filter(([file]) => file.endsWith("use.ts"))).toEqual([]);
    read.mockRestore();
  });
});

describe("what is not all written down is not said to be", () => {
  it("labels that are empty only where nothing is given", () => {
    const { metrics } = scan({
      "src/a.ts":
        otel +
        "export class A { constructor(private readonly given?: Record<string, string>) {} get labels() { return this.given ?? {}; }\n" +
        '  start() { meter.createObservableGauge("a.b").addCallback((result) => result.observe(1, this.labels)); } }\n',
    });
    expect(metrics).toMatchObject([{ name: "a.b", labels: [], labelsAreKnown: false }]);
  });

  it("labels that a maker of metrics takes from a value", () => {
    const { metrics } = scan({
      "src/a.ts":
        'import { Gauge } from "prom-client";\n' +
        "function setOnce({ name, help, value }) { new Gauge({ name, help, labelNames: Object.keys(value) }).set(value, 1); }\n" +
        'setOnce({ name: "app_version", help: "Version", value: { version, commit } });\n',
    });
    expect(metrics).toMatchObject([{ name: "app_version", labelsAreKnown: false }]);
  });

  it("but labels that a maker gives to all are", () => {
    const { metrics } = scan({
      "src/a.ts":
        'import { Counter } from "prom-client";\n' +
        'const counterOf = (name: string) => new Counter({ name, help: "Things", labelNames: ["result"] });\n' +
        'export const a = counterOf("app_a_total");\n',
    });
    expect(metrics).toMatchObject([
      {
        name: "app_a_total",
        description: "Things",
        labels: [{ name: "result", isComplete: false }],
        labelsAreKnown: true,
      },
    ]);
  });

  it("the values of a label of which no record site is in sight", () => {
    const { metrics } = scan({
      "src/a.ts":
        'import { Counter } from "prom-client";\nexport const a = new Counter({ name: "app_a_total", help: "A", labelNames: ["b"] });\nuse(a);\n',
    });
    expect(metrics).toMatchObject([{ isNeverRecorded: false, labels: [{ name: "b", values: [], isComplete: false }] }]);
  });

  it("the prefix of default metrics, which some callers leave out", () => {
    const inventory = scan({
      "src/a.ts":
        'import { collectDefaultMetrics } from "prom-client";\nexport function collect(prefix?: string) { collectDefaultMetrics({ prefix }); }\n' +
        'collect();\ncollect("worker_");\n',
    });
    expect(names(inventory)).toEqual(expect.arrayContaining(["process_open_fds", "worker_process_open_fds"]));
    expect(names(inventory).filter((name) => name.includes("*"))).toEqual([]);
  });
});
