import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./bindings.ts";
import { programOf, walk } from "./syntax.ts";

/** Whether what a variable was first given is changed in place later, so that it says little: asked once for each. */
export class LaterChanges {
  readonly #isChange: (use: TSESTree.Identifier) => boolean;
  readonly #known = new WeakMap<TSESTree.VariableDeclarator, boolean>();

  /** @param isChange whether a use of the name changes what it holds */
  constructor(isChange: (use: TSESTree.Identifier) => boolean) {
    this.#isChange = isChange;
  }

  of(declarator: TSESTree.VariableDeclarator, name: string): boolean {
    const known = this.#known.get(declarator);
    if (known !== undefined) return known;
    let found = false;
    walk(programOf(declarator), (node) => {
      if (found || node.type !== "Identifier" || node.name !== name || !this.#isChange(node)) return;
      const changed = declarationOf(name, node);
      found = changed?.kind === "variable" && changed.node === declarator;
    });
    this.#known.set(declarator, found);
    return found;
  }
}
