/**
 * The protocol: every `cpg/*` method and notification with its schemas, and the types that follow from them. The
 * server checks requests with it, clients type their calls with it, and docs/reference/protocol.md is printed
 * from it. Types alone come with the package's main entry; this one also loads the schemas.
 */
import type * as z from 'zod';
import { didRebuild, exportDelta, impact, revisions, why } from './protocol/change.ts';
import { flow, slice } from './protocol/flow.ts';
import { edges, exportGraph, nodes, sql, traverse } from './protocol/graph.ts';
import type { Frozen, Method, Shape } from './protocol/method.ts';
import { scip } from './protocol/scip.ts';
import { callees, callers, explain, references, symbol } from './protocol/symbols.ts';
import { reindex, status, sync } from './protocol/workspace.ts';

export * from './protocol/limits.ts';
export type { Example, Method, Shape } from './protocol/method.ts';

/** Every request, in the order of the reference page. */
export const METHODS = [
  status,
  sync,
  reindex,
  symbol,
  references,
  callers,
  callees,
  explain,
  nodes,
  edges,
  traverse,
  flow,
  slice,
  sql,
  scip,
  exportGraph,
  impact,
  why,
  revisions,
  exportDelta,
] as const;

/** Every notification of the server. */
export const NOTIFICATIONS = [didRebuild] as const;

type Declared = (typeof METHODS)[number];
export type MethodName = Declared['name'];
type DeclaredAs<Name extends MethodName> = Extract<Declared, { readonly name: Name }>;

/** What a client sends: parameters with a default may be left out. */
export type Request<Name extends MethodName> = z.input<DeclaredAs<Name>['params']>;
/** What is asked of one project: a request without what is about the server's workspaces. */
export type Asked<Name extends MethodName> = Omit<Frozen<Request<Name>>, 'workspace' | 'changedPaths'>;
/** What a handler gets: defaults are filled in. */
export type Params<Name extends MethodName> = Shape<DeclaredAs<Name>['params']>;
/** What a client gets. */
export type Result<Name extends MethodName> = Shape<DeclaredAs<Name>['result']>;

export type DidRebuildParams = Shape<typeof didRebuild.params>;

const byName: ReadonlyMap<string, Method> = new Map(METHODS.map((one) => [one.name, one as Method]));

/** The declaration of a method; null for a name that is none. */
export function methodNamed(name: string): Method | null {
  return byName.get(name) ?? null;
}
