/**
 * The layer table and the rules of the house, as data, with the check that applies them to a set of modules.
 * The table repeats the one in docs/architecture.md. Knows nothing of files on disk.
 */
import {
  findCycles,
  type Import,
  importsOf,
  type Modules,
  packageOf,
  resolveRelative,
} from './module-graph.ts';

/** Folders of server/src from bottom to top; the members of one row must not import each other. */
export const LAYERS: readonly (readonly string[])[] = [
  ['text'],
  ['workspace'],
  ['syntax'],
  ['evidence'],
  ['binder'],
  ['linker'],
  ['relations'],
  ['flow'],
  ['store'],
  ['impact'],
  ['daemon'],
  ['rpc'],
  ['lsp', 'mcp'],
  ['cli'],
];

/** Modules that only some layers may import, and why those may. Everything unlisted is free. */
const RESERVED: readonly {
  readonly what: string;
  readonly matches: RegExp;
  readonly layers: Readonly<Record<string, string>>;
}[] = [
  {
    what: 'the file system',
    matches: /^(node:)?fs(\/promises)?$/,
    layers: {
      workspace: 'reads sources, ignore files and configuration',
      syntax: 'reads the .wasm file of the grammar',
      store: 'owns the cache folder',
      lsp: 'owns the socket file',
      daemon: 'writes trace files and starts from the folders it is given',
      cli: 'writes --out files and reads the ones its arguments name',
    },
  },
  { what: 'SQLite', matches: /^better-sqlite3$/, layers: { store: 'is the only one that knows SQL' } },
  {
    what: 'the worker pool',
    matches: /^piscina$/,
    layers: { daemon: 'owns scheduling', cli: 'may size the pool' },
  },
  {
    what: 'the syntax tree library',
    matches: /^web-tree-sitter$/,
    layers: {
      syntax: 'parses',
      evidence: 'walks trees to make rows',
      relations: 'names the node kinds of tables that are computed on demand',
    },
  },
  {
    what: 'the network',
    matches: /^(node:)?(http|https|http2|tls|dgram|dns)$/,
    layers: {},
  },
];

export interface House {
  readonly modules: Modules;
  /** Run-time dependencies that server/package.json declares. */
  readonly serverDependencies: ReadonlySet<string>;
}

/** Everything in the house that breaks a rule, one sentence each, in module order. Empty when all is well. */
export function findViolations({ modules, serverDependencies }: House): string[] {
  const violations: string[] = [];
  const edges = new Map<string, string[]>();
  for (const [path, text] of modules) {
    if (!/^(#!.*\n)?\s*(\/\*|\/\/)/.test(text)) {
      violations.push(`${path}: opens without a comment that says what it is for`);
    }
    const layer = layerOf(path);
    if (layer === null) {
      violations.push(`${path}: is in no layer`);
      continue;
    }
    const targets: string[] = [];
    edges.set(path, targets);
    for (const imported of importsOf(path, text)) {
      const target = resolveRelative(path, imported.specifier);
      // A worker's entry may share types with the file that starts it; only real imports can be circular.
      if (target !== null && imported.how === 'import') targets.push(target);
      const problem =
        target === null
          ? problemWithPackage(layer, imported, serverDependencies)
          : problemWithModule(layer, target, modules);
      if (problem !== null) {
        violations.push(`${path}:${imported.line}: imports ${imported.specifier}, but ${problem}`);
      }
    }
  }
  for (const cycle of findCycles(edges)) violations.push(`import cycle: ${cycle.join(' → ')}`);
  return violations;
}

/** `shared`, or the folder of server/src; null when the path is in neither. */
export function layerOf(path: string): string | null {
  if (path.startsWith('shared/src/')) return 'shared';
  const layer = /^server\/src\/([^/]+)\//.exec(path)?.[1];
  return layer !== undefined && LAYERS.some((row) => row.includes(layer)) ? layer : null;
}

/** Height of a layer: 0 for `shared`, 1 for the lowest folder of the server. */
const heightOf = (layer: string): number => LAYERS.findIndex((row) => row.includes(layer)) + 1;

function problemWithModule(layer: string, target: string, modules: Modules): string | null {
  if (!modules.has(target)) return 'no such module exists (imports name the .ts file)';
  const targetLayer = layerOf(target);
  if (targetLayer === null) return 'the target is in no layer';
  if (targetLayer === 'shared' && layer !== 'shared') return 'shared is imported as @cpgd/shared';
  if (targetLayer === layer || heightOf(targetLayer) < heightOf(layer)) return null;
  return heightOf(targetLayer) === heightOf(layer)
    ? `${layer} and ${targetLayer} are on one level and must not know each other`
    : `${layer} lies below ${targetLayer}: imports only point down`;
}

function problemWithPackage(
  layer: string,
  { specifier }: Import,
  serverDependencies: ReadonlySet<string>,
): string | null {
  const reserved = RESERVED.find(({ matches }) => matches.test(packageOf(specifier)));
  if (reserved !== undefined && !(layer in reserved.layers)) {
    const owners = Object.keys(reserved.layers).join(', ') || 'no layer';
    return `${reserved.what} belongs to: ${owners}`;
  }
  // The schemas of the protocol are the one thing of it that runs.
  if (layer === 'shared') return packageOf(specifier) === 'zod' ? null : 'shared depends on nothing but zod';
  if (specifier.startsWith('node:')) return null;
  const name = packageOf(specifier);
  return serverDependencies.has(name) ? null : `server/package.json does not declare ${name}`;
}
