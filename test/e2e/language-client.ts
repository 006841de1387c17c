import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node.js";

/** What an editor shows of a finding. */
export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly message: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** An entry of the menu that opens at a finding. */
export interface CodeAction {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly edit?: {
    readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
    readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
  };
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

/** A file that is open in an editor, connected to a real language server. */
export interface OpenFile {
  readonly text: () => string;
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
  readonly actions: (diagnostic: Diagnostic) => Promise<readonly CodeAction[]>;
  /** Applies an entry of the menu, as the editor would. */
  readonly apply: (action: CodeAction) => Promise<void>;
}

/** Starts a language server over stdio in a folder and opens one of its files. */
export async function openInEditor(
  folder: string,
  file: string,
  [command, ...args]: readonly [string, ...string[]],
  settings: object,
): Promise<OpenFile> {
  const server = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  onTestFinished(() => void server.kill());
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(join(folder, file)).href;
  let text = readFileSync(join(folder, file), "utf8");
  let version = 1;
  let pushed: readonly Diagnostic[] | undefined;
  let edits: readonly TextEdit[] = [];
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.onRequest("workspace/applyEdit", ({ edit }: { edit: NonNullable<CodeAction["edit"]> }) => {
    edits = editsOf({ title: "", edit });
    return { applied: true };
  });
  connection.onNotification("textDocument/publishDiagnostics", (given: { uri: string; diagnostics: Diagnostic[] }) => {
    if (given.uri === uri) pushed = given.diagnostics;
  });
  connection.listen();
  const folders = [{ uri: pathToFileURL(folder).href, name: "project" }];
  const { capabilities } = await connection.sendRequest<{ capabilities: { diagnosticProvider?: unknown } }>(
    "initialize",
    {
      processId: process.pid,
      rootUri: folders[0]?.uri,
      workspaceFolders: folders,
      initializationOptions: settings,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: {
          diagnostic: {},
          publishDiagnostics: { codeDescriptionSupport: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        },
      },
    },
  );
  await connection.sendNotification("initialized", {});
  const textDocument = { uri, languageId: "typescript", version, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });

  async function diagnostics(): Promise<readonly Diagnostic[]> {
    if (capabilities.diagnosticProvider !== undefined) {
      const given = await connection.sendRequest<{ items: readonly Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      return given.items;
    }
    while (pushed === undefined) await new Promise((done) => setTimeout(done, 20));
    return pushed;
  }

  return {
    text: () => text,
    diagnostics,
    actions: (diagnostic) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ["quickfix"] },
      }),
    async apply(action) {
      edits = editsOf(action);
      if (edits.length === 0 && action.command)
        await connection.sendRequest("workspace/executeCommand", action.command);
      for (const edit of edits) text = applied(text, edit);
      version++;
      pushed = undefined;
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    },
  };
}

/** The edits of an action, last first: an edit moves what stands behind it. */
function editsOf({ edit }: CodeAction): readonly TextEdit[] {
  const changes = Object.values(edit?.changes ?? {}).flat();
  const documents = (edit?.documentChanges ?? []).flatMap((change) => change.edits);
  return [...changes, ...documents].sort((one, other) => after(other.range.start, one.range.start));
}

function after(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

function applied(text: string, { range, newText }: TextEdit): string {
  return text.slice(0, offsetOf(text, range.start)) + newText + text.slice(offsetOf(text, range.end));
}

function offsetOf(text: string, { line, character }: Position): number {
  const lines = text.split("\n").slice(0, line);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + character;
}
