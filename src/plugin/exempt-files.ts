import { relative } from "node:path";

/** Code that no request runs through: tests, command-line tools, build scripts. */
const exemptPath =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|spec|scripts?|bin|(?:[\w.]+-)*cli(?:-[\w.]+)*|tools?|examples?|docs?|benchmarks?|bench|fixtures?|seeds?|k6|load-?tests?)\/|\.(?:test|spec|bench|stories|config|d)\.[cm]?[jt]sx?$|(?:^|\/)(?:cli|setup|seed|bootstrap|hardhat|gulpfile)\.[cm]?[jt]s$/;

const testPath =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|spec|examples?|benchmarks?|bench|fixtures?)\/|\.(?:test|spec|bench|stories|d)\.[cm]?[jt]sx?$/;

/** Whether a file is a test, or shows how something is used. The path counts from the working directory. */
export function isTestFile(filename: string, cwd: string): boolean {
  return testPath.test(pathFrom(cwd, filename));
}

/** Whether rules about the course of a request have nothing to say in a file. The path counts from the working directory. */
export function isExemptFile(filename: string, cwd: string): boolean {
  return exemptPath.test(pathFrom(cwd, filename));
}

function pathFrom(cwd: string, filename: string): string {
  return relative(cwd, filename).replaceAll("\\", "/");
}
