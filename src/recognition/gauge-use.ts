import { holderName, lastName, memberName, programOf, someNode, unwrapped, type CallNode } from "./syntax.ts";

/** Methods of a gauge that a counter does not have. */
const setting: ReadonlySet<string> = new Set(["set", "dec", "setToCurrentTime", "startTimer"]);

/** Whether the file that makes a gauge is seen to set or lower it; what other files do is not looked at. */
export function isSetOrLowered(gauge: CallNode): boolean {
  const name = holderName(gauge);
  if (name === undefined) return false;
  return someNode(programOf(gauge), (node) => {
    if (node.type !== "CallExpression") return false;
    const callee = unwrapped(node.callee);
    return (
      callee.type === "MemberExpression" && setting.has(memberName(callee) ?? "") && lastName(callee.object) === name
    );
  });
}
