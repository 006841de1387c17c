/** A fault of the input that one sentence explains: what, where, what to do. The command line ends with status 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}
