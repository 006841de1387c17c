import { relative } from "node:path";

/** Code that no request runs through: tests, command-line tools, build scripts. */
const exemptPath =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|spec|scripts?|bin|(?:[\w.]+-)*cli(?:-[\w.]+)*|tools?|examples?|docs?|benchmarks?|bench|fixtures?|seeds?|k6|load-?tests?)\/|\.(?:test|spec|bench|stories|config|d)\.[cm]?[jt]sx?$|(?:^|\/)(?:cli|setup|seed|bootstrap|hardhat|gulpfile)\.[cm]?[jt]s$/;

/** Whether rules about the course of a request have nothing to say in a file. The path counts from the working directory. */
export function isExemptFile(filename: string, cwd: string): boolean {
  return exemptPath.test(relative(cwd, filename).replaceAll("\\", "/"));
}
