/**
 * Which module answers which method. Adding a method is a declaration in the protocol, a handler, and a line here.
 * Modules are loaded when first asked: an editor that starts must not wait for questions nobody asks.
 */
import type { MethodName } from '@cpgd/shared/protocol';
import type { Handler } from './call.ts';

type Loaders = { readonly [Name in MethodName]: () => Promise<Handler<Name>> };

const workspace = () => import('./handlers/workspace.ts');
const graph = () => import('./handlers/graph.ts');
const symbols = () => import('./handlers/symbols.ts');
const change = () => import('./handlers/change.ts');
const flows = () => import('./handlers/flow.ts');

const LOADERS: Loaders = {
  'cpg/status': async () => (await workspace()).status,
  'cpg/sync': async () => (await workspace()).sync,
  'cpg/reindex': async () => (await workspace()).reindex,
  'cpg/symbol': async () => (await symbols()).symbol,
  'cpg/references': async () => (await symbols()).references,
  'cpg/callers': async () => (await symbols()).callers,
  'cpg/callees': async () => (await symbols()).callees,
  'cpg/explain': async () => (await symbols()).explain,
  'cpg/flow': async () => (await flows()).flow,
  'cpg/slice': async () => (await flows()).slice,
  'cpg/nodes': async () => (await graph()).nodes,
  'cpg/edges': async () => (await graph()).edges,
  'cpg/traverse': async () => (await import('./handlers/traverse.ts')).traverse,
  'cpg/sql': async () => (await import('./handlers/sql.ts')).sql,
  'cpg/scip': async () => (await import('./handlers/scip.ts')).scip,
  'cpg/export': async () => (await import('./handlers/export.ts')).exportGraph,
  'cpg/impact': async () => (await change()).impact,
  'cpg/why': async () => (await change()).why,
  'cpg/revisions': async () => (await change()).revisions,
  'cpg/exportDelta': async () => (await change()).exportDelta,
};

/** Every method, without loading what they are made of. */
export const METHOD_NAMES = Object.keys(LOADERS) as readonly MethodName[];

export const loadHandler = (name: MethodName): Promise<unknown> => LOADERS[name]();
