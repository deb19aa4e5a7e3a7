/**
 * Finds the nodes a query starts from. Where the filter says what a node is called, or where it stands, the store's
 * index names the files to read; otherwise all files are read, one after the other.
 */
import type { GraphNode } from './graph-node.ts';
import type { GraphView } from './graph-view.ts';
import { SPANLESS } from './neighbours.ts';
import type { PlannedNode, StartEqualities } from './plan.ts';

const DEFINITIONS: ReadonlySet<string> = new Set(['PY_CLASS_DEF', 'PY_FUNCTION_DEF', 'PY_METHOD_DEF']);

/** Nodes of the kinds that may pass the filter, each once, and null after each file. */
export function* startNodes(
  view: GraphView,
  { kinds }: PlannedNode,
  equalities: StartEqualities,
): Generator<GraphNode | null, void, undefined> {
  const kindsByFile = new Map<string, string[]>();
  for (const kind of [...kinds].sort()) {
    for (const path of filesWith(view, kind, equalities) ?? view.paths) {
      const known = kindsByFile.get(path);
      if (known) known.push(kind);
      else kindsByFile.set(path, [kind]);
    }
  }
  const seen = new Set<string>();
  for (const path of [...kindsByFile.keys()].sort()) {
    for (const kind of kindsByFile.get(path)!) {
      for (const id of view.file(path).nodesOf(kind).keys()) {
        if (SPANLESS.has(kind)) {
          if (seen.has(id)) continue;
          seen.add(id);
        }
        yield { id, kind, home: path };
      }
    }
    yield null;
  }
}

/** Files that have all nodes of a kind that satisfy the equalities, perhaps among others; null: any file may. */
export function filesWith(
  view: GraphView,
  kind: string,
  equalities: StartEqualities,
): readonly string[] | null {
  const name = equalities.get('name');
  switch (kind) {
    case 'PY_SYMBOL': {
      const symbol = equalities.get('symbol');
      if (symbol !== undefined)
        return symbol.startsWith('local ') ? null : view.filesReferring(symbol).slice(0, 1);
      const called = equalities.get('dotted_name') ?? (name?.startsWith('local ') ? undefined : name);
      return called === undefined
        ? pathOnly(view, equalities)
        : filesOfSymbols(view, called, 'referred_in', 1);
    }
    case 'PY_QUALIFIED_NAME':
      return name === undefined ? null : view.filesReferring(name).slice(0, 1);
    case 'PY_MODULE':
      return name === undefined ? null : view.filesOfModule(name).slice(0, 1);
    case 'PY_PACKAGE':
      return name === undefined ? null : view.filesOfPackage(name).slice(0, 1);
    case 'PY_FILE':
      return pathOnly(view, equalities) ?? (name === undefined ? null : existing(view, name));
    default: {
      const path = pathOnly(view, equalities);
      if (path !== null || !DEFINITIONS.has(kind)) return path;
      const called = name ?? equalities.get('qualified_name')?.split('.').at(-1);
      return called === undefined ? null : filesOfSymbols(view, called, 'defined_in');
    }
  }
}

const pathOnly = (view: GraphView, equalities: StartEqualities): readonly string[] | null => {
  const path = equalities.get('path');
  return path === undefined ? null : existing(view, path);
};

const existing = (view: GraphView, path: string): readonly string[] =>
  view.context.snapshot.file(path) ? [path] : [];

/** Files that mention (or define) a symbol of this name; of each symbol the first `most`. */
function filesOfSymbols(
  view: GraphView,
  name: string,
  posting: 'referred_in' | 'defined_in',
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const found = view.context.store.read((reader) => reader.findSymbols({ text: name }));
  return [...new Set(found.flatMap(({ symbol }) => view.filesReferring(symbol, posting).slice(0, most)))];
}
