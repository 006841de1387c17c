import type { TSESTree } from "@typescript-eslint/utils";
import { isLoop } from "./paths.ts";
import { childrenOf, isFunction, namePath, unwrapped, type Node } from "./syntax.ts";

/** What is asked of the code that handles something which must be closed. */
export interface Watch {
  /**
   * What the evaluation of a node does to it; whoever takes it over closes it, as far as this code goes. `defers`: it
   * is closed by code that runs later, if at all. `safe`: nothing, and it cannot throw either. `leaves`: nothing
   * behind it is reached.
   */
  readonly effect: (node: Node) => "opens" | "closes" | "defers" | "safe" | "leaves" | undefined;
  /** Whether a test asks if the thing is there at all: where it is not, nothing is open. */
  readonly presence: (test: Node) => "present" | "absent" | undefined;
}

/** A way out of a block on which the thing may still be open. */
export interface OpenExit {
  readonly kind: "returns" | "throws" | "leaves" | "ends" | "fails";
  readonly node: Node;
}

/** Open, closed, or a place that no path comes to. */
type State = boolean | undefined;

interface Jump {
  readonly kind: "returns" | "throws" | "breaks" | "continues";
  readonly node: Node;
  readonly label: string | undefined;
  readonly state: State;
}

/**
 * The ways out of a body on which what it opens is not closed. Branches, loops, `switch`, labels, `try`, `catch` and
 * `finally` are followed; a call or `await` may throw, which counts for the `catch` around it, and is reported as
 * `fails` where there is none.
 * @param body the statements of a block, or the expression that an arrow function returns
 */
export function openExits(body: readonly Node[], watch: Watch, isOpen: boolean): readonly OpenExit[] {
  const paths = new OpenPaths(watch);
  const end = paths.all(body, isOpen);
  const exits: OpenExit[] = paths.jumps
    .filter(({ state }) => state === true)
    .map(({ kind, node }) => ({ kind: kind === "breaks" || kind === "continues" ? "leaves" : kind, node }));
  const last = body.at(-1);
  if (end === true && last) exits.push({ kind: "ends", node: last });
  if (paths.failure) exits.push({ kind: "fails", node: paths.failure });
  return exits;
}

/** How some code is left: at its end, by jumps, or, where it is open then, by something that throws. */
interface Outcome {
  readonly end: State;
  readonly jumps: readonly Jump[];
  readonly failure: Node | undefined;
}

class OpenPaths {
  jumps: Jump[] = [];
  /** The first thing that may throw while it is open. */
  failure: Node | undefined;
  readonly #watch: Watch;
  /** In a `finally`, and once later code is to close it, what is closed on some condition was thought of. */
  #isLenient = false;
  #isDeferred = false;
  /** Tests behind whose success it was opened: the same test tells later whether there is anything to close. */
  readonly #openedIf = new Set<string>();
  /** Tests behind whose success it is closed: `a` and `!a` are all there is. */
  readonly #closedIf = new Set<string>();

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  all(nodes: readonly Node[], before: State): State {
    let state = before;
    for (const node of nodes) {
      if (state === undefined) return undefined;
      state = this.#run(node, state);
    }
    return state;
  }

  #run(node: Node, state: State): State {
    if (state === undefined) return undefined;
    if (isFunction(node)) return this.#affected(node, state);
    if (isLoop(node)) return this.#loop(node, state, undefined);
    switch (node.type) {
      case "BlockStatement":
        return this.all(node.body, state);
      case "IfStatement":
      case "ConditionalExpression":
        return this.#branch(node.test, [node.consequent, node.alternate], state);
      case "LogicalExpression":
        return this.#logical(node, state);
      case "SwitchStatement":
        return this.#switch(node, state);
      case "TryStatement":
        return this.#try(node, state);
      case "LabeledStatement":
        return this.#labeled(node, state);
      case "ReturnStatement":
        return this.#jump("returns", node, node.argument, undefined, state);
      case "ThrowStatement":
        return this.#jump("throws", node, node.argument, undefined, state);
      case "BreakStatement":
        return this.#jump("breaks", node, null, node.label?.name, state);
      case "ContinueStatement":
        return this.#jump("continues", node, null, node.label?.name, state);
      default:
        return this.#affected(node, this.all(childrenOf(node), state));
    }
  }

  #affected(node: Node, state: State): State {
    if (state === undefined) return undefined;
    const effect = this.#watch.effect(node);
    if (effect === "leaves") return undefined;
    if (effect === "defers") this.#isLenient = this.#isDeferred = true;
    // Code that is there already will close what is opened now.
    if (effect === "opens") return !this.#isDeferred;
    if (effect === "closes" || effect === "defers") return false;
    if (state && effect !== "safe" && mayThrow(node)) this.failure ??= node;
    return state;
  }

  #jump(kind: Jump["kind"], node: Node, argument: Node | null, label: string | undefined, state: State): State {
    const after = argument ? this.#run(argument, state) : state;
    this.jumps.push({ kind, node, label, state: after });
    return undefined;
  }

  #branch(test: Node, [then, otherwise]: readonly [Node, Node | null], before: State): State {
    const state = this.#run(test, before);
    const presence = this.#watch.presence(test);
    const whenTrue = this.#run(then, presence === "absent" ? closed(state) : state);
    const whenFalse = presence === "present" || this.#isRestOf(test, state, whenTrue) ? closed(state) : state;
    return this.#either(whenTrue, otherwise ? this.#run(otherwise, whenFalse) : whenFalse);
  }

  /** Whether the other outcome of a test has been met before, and closed it: `if (!a) …; if (a) …`. */
  #isRestOf(test: Node, before: State, whenTrue: State): boolean {
    const outcome = outcomesOf(test);
    if (!outcome) return false;
    if (before !== true && whenTrue === true) this.#openedIf.add(outcome.name);
    if (before !== true || whenTrue === true) return false;
    this.#closedIf.add(outcome.name);
    return this.#closedIf.has(outcome.opposite) || this.#openedIf.has(outcome.name);
  }

  #logical({ left, operator, right }: TSESTree.LogicalExpression, before: State): State {
    const state = this.#run(left, before);
    const isThere = operator === "&&" && this.#watch.presence(left) === "present";
    return this.#either(isThere ? closed(state) : state, this.#run(right, state));
  }

  #switch(node: TSESTree.SwitchStatement, before: State): State {
    const state = this.#run(node.discriminant, before);
    return this.#within(undefined, "breaks", () => {
      let falling: State;
      for (const branch of node.cases) falling = this.all(branch.consequent, this.#either(state, falling));
      const isWhole = node.cases.some(({ test }) => test === null) || this.#isExhaustive(node, falling);
      return isWhole ? falling : this.#either(state, falling);
    });
  }

  /** Every case returns or throws, and nothing stands behind: TypeScript has seen to it that there is no other. */
  #isExhaustive(node: TSESTree.SwitchStatement, falling: State): boolean {
    const list = node.parent.type === "BlockStatement" ? node.parent.body : [];
    const isLast = list.at(-1) === node;
    return isLast && falling === undefined && !this.jumps.some(({ kind }) => kind === "breaks");
  }

  #labeled({ label, body }: TSESTree.LabeledStatement, state: State): State {
    return this.#within(label.name, "breaks", () =>
      isLoop(body) ? this.#loop(body, state, label.name) : this.#run(body, state),
    );
  }

  #loop(node: Node, before: State, label: string | undefined): State {
    const { init, test, update, body, isEndless } = loopParts(node);
    const start = init ? this.#run(init, before) : before;
    return this.#within(undefined, "breaks", () => {
      const round = (state: State): readonly [State, State] => {
        const tested = test && node.type !== "DoWhileStatement" ? this.#run(test, state) : state;
        const done = this.#within(label, "continues", () =>
          this.#within(undefined, "continues", () => this.#run(body, tested)),
        );
        const again = update ? this.#run(update, done) : done;
        const left = node.type === "DoWhileStatement" ? again : this.#either(tested, again);
        return [isEndless ? undefined : left, again];
      };
      const [left, again] = round(start);
      if (again !== true || start === true) return left;
      return this.#either(left, round(true)[0]);
    });
  }

  /** Runs something that jumps of a kind leave: they meet what falls out of it. */
  #within(label: string | undefined, kind: Jump["kind"], run: () => State): State {
    const { end, jumps, failure } = this.#apart(run);
    this.failure ??= failure;
    let state = end;
    for (const jump of jumps) {
      if (jump.kind === kind && jump.label === label) state = this.#either(state, jump.state);
      else this.jumps.push(jump);
    }
    return state;
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: State): State {
    const tried = this.#apart(() => this.#run(block, before));
    const handled = handler ? this.#caught(handler.body, tried) : tried;
    const { end, jumps, failure } = finalizer ? this.#finally(finalizer, handled) : handled;
    this.jumps.push(...jumps);
    this.failure ??= failure;
    return end;
  }

  /** What is thrown in the `try` comes to the `catch`; every other way out stays. */
  #caught(handler: Node, tried: Outcome): Outcome {
    const isOpen = tried.failure !== undefined || tried.jumps.some(({ kind, state }) => kind === "throws" && state);
    const caught = this.#apart(() => this.#run(handler, isOpen));
    const others = tried.jumps.filter(({ kind }) => kind !== "throws");
    return {
      end: this.#either(tried.end, caught.end),
      jumps: [...others, ...caught.jumps],
      failure: caught.failure,
    };
  }

  /** Every way out goes through the `finally`. */
  #finally(finalizer: Node, before: Outcome): Outcome {
    const wasLenient = this.#isLenient;
    this.#isLenient = true;
    const last = this.#apart(() => this.#run(finalizer, true));
    this.#isLenient = wasLenient;
    const { end, jumps, failure } = before;
    const arrivesOpen = end === true || failure !== undefined || jumps.some(({ state }) => state === true);
    const shut = (jump: Jump): Jump => ({ ...jump, state: closed(jump.state) });
    const passing = last.end === undefined ? [] : jumps.map((jump) => (last.end ? jump : shut(jump)));
    return {
      end: end === undefined || last.end === undefined ? undefined : end && last.end,
      jumps: [...passing, ...(arrivesOpen ? last.jumps : last.jumps.map(shut))],
      failure: last.end ? failure : undefined,
    };
  }

  /** Runs something and hands out what leaves it. */
  #apart(run: () => State): Outcome {
    const [jumps, failure] = [this.jumps, this.failure];
    this.jumps = [];
    this.failure = undefined;
    const outcome = { end: run(), jumps: this.jumps, failure: this.failure };
    this.jumps = jumps;
    this.failure = failure;
    return outcome;
  }

  #either(one: State, other: State): State {
    if (one === undefined) return other;
    if (other === undefined) return one;
    return this.#isLenient ? one && other : one || other;
  }
}

interface Outcomes {
  readonly name: string;
  readonly opposite: string;
}

/** What a plain test is called, and its opposite: `a.b` and `!a.b`, `a === 1`. */
function outcomesOf(test: Node): Outcomes | undefined {
  const node = unwrapped(test);
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const inner = outcomesOf(node.argument);
    return inner && { name: inner.opposite, opposite: inner.name };
  }
  const path = plainName(node);
  return path === undefined ? undefined : { name: path, opposite: `!${path}` };
}

function plainName(node: Node): string | undefined {
  if (node.type === "Literal") return node.raw;
  if (node.type !== "BinaryExpression") return namePath(node)?.join(".");
  const [left, right] = [plainName(unwrapped(node.left)), plainName(unwrapped(node.right))];
  return left === undefined || right === undefined ? undefined : `${left} ${node.operator} ${right}`;
}

function closed(state: State): State {
  return state === undefined ? undefined : false;
}

function mayThrow({ type }: Node): boolean {
  return (
    type === "CallExpression" ||
    type === "NewExpression" ||
    type === "AwaitExpression" ||
    type === "YieldExpression" ||
    type === "TaggedTemplateExpression"
  );
}

interface LoopParts {
  readonly init: Node | null;
  readonly test: Node | null;
  readonly update: Node | null;
  readonly body: Node;
  /** It is only left by a jump. */
  readonly isEndless: boolean;
}

function loopParts(node: Node): LoopParts {
  const none = { init: null, test: null, update: null };
  switch (node.type) {
    case "ForStatement":
      return { ...none, init: node.init, test: node.test, update: node.update, body: node.body, isEndless: !node.test };
    case "WhileStatement":
    case "DoWhileStatement":
      return { ...none, test: node.test, body: node.body, isEndless: isTrue(node.test) };
    case "ForInStatement":
    case "ForOfStatement":
      return { ...none, init: node.right, body: node.body, isEndless: false };
    default:
      return { ...none, body: node, isEndless: false };
  }
}

function isTrue(test: Node): boolean {
  return test.type === "Literal" && test.value === true;
}
