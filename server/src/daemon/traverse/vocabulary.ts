/** What queries may name: kinds, columns, properties, with sentences about those that are not there. */
import { EDGE_KINDS } from '../../relations/edge-kinds.ts';
import { EDGE_COLUMNS, NODE_COLUMNS } from '../../relations/graph/contracts.ts';
import { NODE_RULES } from '../../relations/graph/node-rules.ts';
import type { EdgeKind, NodeKind } from '../../relations/kind.ts';
import { NODE_KINDS } from '../../relations/node-kinds.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { KindName } from './query.ts';
import { QueryError } from './query-error.ts';

/** Shorter names of columns. */
const ALIASES: Readonly<Record<string, string>> = { id: 'node_id', kind: 'node_kind' };
const EDGE_ALIASES: Readonly<Record<string, string>> = {
  id: 'edge_id',
  kind: 'edge_kind',
  method: 'resolution_method',
};

/** Columns that are read from the text: for projections only, because filters would read every file. */
export const TEXT_COLUMNS: readonly string[] = ['line', 'column', 'text'];

const nodeKinds = new Map(NODE_KINDS.map((kind) => [kind.kind, kind]));
const edgeKinds = new Map(EDGE_KINDS.map((kind) => [kind.kind, kind]));
const nodeColumns = new Set<string>(NODE_COLUMNS.map(({ name }) => name));
const edgeColumns = new Set<string>(EDGE_COLUMNS.map(({ name }) => name));

/** Kinds that are in the graph without being asked for. */
export const ALWAYS_MADE: ReadonlySet<string> = new Set(
  NODE_KINDS.filter(({ state }) => state === 'on').map(({ kind }) => kind),
);

/** Throws `QueryError` for a kind that does not exist or whose lens is off. */
export const nodeKindNamed = (name: KindName): NodeKind => kindNamed(name, nodeKinds, edgeKinds, 'node');
export const edgeKindNamed = (name: KindName): EdgeKind => kindNamed(name, edgeKinds, nodeKinds, 'edge');

function kindNamed<K extends { readonly kind: string; readonly state: string }>(
  { name, at }: KindName,
  kinds: ReadonlyMap<string, K>,
  others: ReadonlyMap<string, unknown>,
  what: 'node' | 'edge',
): K {
  const kind = kinds.get(name);
  if (kind && kind.state !== 'off') return kind;
  if (kind) throw new QueryError(at, `${name} is a reserved name: its lens is not on.`);
  if (others.has(name))
    throw new QueryError(at, `${name} is no ${what} kind: nodes stand between edges, edges between arrows.`);
  const hint = didYouMean(name, kinds.keys()) ?? 'The reference of kinds lists them all.';
  throw new QueryError(at, `There is no ${what} kind ${name}. ${hint}`);
}

/** Properties of the nodes of a kind. */
function propertiesOfKind(kind: string): readonly string[] {
  return NODE_RULES.filter((rule) => rule.kind === kind).flatMap(({ props }) => props);
}

/** The column or property a name means on nodes of these kinds. Throws `QueryError`. */
export function nodeColumn(
  name: string,
  kinds: ReadonlySet<string>,
  at: number,
  isProjection: boolean,
): string {
  const column = ALIASES[name] ?? name;
  if (nodeColumns.has(column)) return column;
  if (TEXT_COLUMNS.includes(column)) {
    if (isProjection) return column;
    throw new QueryError(at, `"${name}" can be selected, not compared: bstart and bend can.`);
  }
  const properties = new Set([...kinds].flatMap((kind) => propertiesOfKind(kind)));
  if (properties.has(column)) return column;
  const known = [...nodeColumns, ...(isProjection ? TEXT_COLUMNS : []), ...properties];
  throw unknownColumn(name, at, [...kinds].sort().join(', '), known);
}

/** The column a name means on edges. Throws `QueryError`. */
export function edgeColumn(name: string, at: number): string {
  const column = EDGE_ALIASES[name] ?? name;
  if (edgeColumns.has(column)) return column;
  throw unknownColumn(name, at, 'edges', edgeColumns);
}

function unknownColumn(name: string, at: number, owner: string, known: Iterable<string>): QueryError {
  const names = [...known];
  const hint = didYouMean(name, names) ?? `There are ${names.join(', ')}.`;
  return new QueryError(at, `"${name}" is no column or property of ${owner}. ${hint}`);
}
