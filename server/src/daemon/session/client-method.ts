/**
 * A method that a client can call on the connection it has, beside those of LSP: what `rpc` declares and the
 * connection in `lsp` serves, neither knowing the other. Knows no transport.
 */
import type { Owner } from './documents.ts';
import type { LocatedFile, Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/** The client that calls, as a method sees it. */
export interface ClientContext {
  readonly session: Session;
  /** Names the client in `session`. */
  readonly owner: Owner;
  /** Its workspaces, in the order it named them. */
  workspaces(): readonly Workspace[];
  /** The file of its workspaces that a URI names; null for all others. */
  locate(uri: string): LocatedFile | null;
  /** The URI by which it knows a file. */
  uriOf(file: LocatedFile): string;
  /** Sends a notification; it is left out when the client does not keep up with reading and `isOptional`. */
  notify(method: string, params: unknown, isOptional?: boolean): void;
}

/** One call. `signal` is aborted when the client cancels; `partial` is null when it wants the answer whole. */
export interface MethodCall {
  readonly signal: AbortSignal;
  readonly partial: ((items: unknown) => void) | null;
}

export interface ClientMethod {
  /** Such as `cpg/status`. */
  readonly method: string;
  /**
   * Answers with plain data. `params` is whatever the client sent. Rejects with a `ResponseError` of vscode-jsonrpc
   * for what the client should know the code of.
   */
  handle(context: ClientContext, params: unknown, call: MethodCall): unknown;
}

/** Methods and notifications that share a connection with LSP. */
export interface ClientProtocol {
  readonly methods: readonly ClientMethod[];
  /** A client joined a workspace: says what to tell it from now on; what it returns ends that. */
  readonly attach?: (context: ClientContext, workspace: Workspace) => () => void;
  /** Extra entries for `experimental` in the server's capabilities. */
  readonly capabilities?: Readonly<Record<string, unknown>>;
}
