/**
 * Reads TypeScript modules and says what each one imports. Knows the ways a module can name another one, and
 * nothing about which of them this project allows (see `rules.ts`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'vitest/node';

/** Repository-relative POSIX path → source text. */
export type Modules = ReadonlyMap<string, string>;

export interface Import {
  /** As written: `../text/span.ts`, `node:fs`, `piscina`. */
  readonly specifier: string;
  /** 1-based line of the statement or expression. */
  readonly line: number;
  /** `url` is `new URL('…', import.meta.url)`, the way a worker's entry file is named. */
  readonly how: 'import' | 'url';
}

/** Every `.ts` file below `folders`, which are relative to `root`. A folder that does not exist has none. */
export function readModules(root: string, folders: readonly string[]): Modules {
  const modules = new Map<string, string>();
  for (const folder of folders) {
    for (const name of typescriptFilesIn(join(root, folder))) {
      const path = posix.join(folder, name);
      modules.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return modules;
}

/**
 * Static imports, re-exports, `import()`, `import('…')` types, `import x = require('…')` and worker URLs;
 * type-only imports count like the others, because a type is knowledge too.
 *
 * @throws when the text does not parse, or when a dynamic import's specifier is not a plain string.
 */
export function importsOf(path: string, text: string): Import[] {
  const imports: Import[] = [];
  const add = (node: Node, source: unknown, how: Import['how']) => {
    const line = text.slice(0, node.start).split('\n').length;
    if (!isNode(source) || typeof source.value !== 'string') {
      throw new Error(`${path}:${line}: an import whose specifier is not a plain string cannot be checked`);
    }
    imports.push({ specifier: source.value, line, how });
  };
  const visit = (node: Node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        add(node, node.source, 'import');
        break;
      case 'ExportNamedDeclaration':
        if (node.source) add(node, node.source, 'import');
        break;
      case 'TSExternalModuleReference':
        add(node, node.expression, 'import');
        break;
      case 'NewExpression':
        if (isModuleUrl(node)) add(node, (node.arguments as unknown[])[0], 'url');
        break;
    }
    for (const child of Object.values(node)) {
      if (isNode(child)) visit(child);
      else if (Array.isArray(child)) for (const item of child) if (isNode(item)) visit(item);
    }
  };
  visit(parseAst(text, { lang: 'ts' }, path) as unknown as Node);
  return imports;
}

/** The module a relative specifier names, as a repository-relative path; null for packages and builtins. */
export function resolveRelative(importer: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : null;
}

/** `@scope/name/sub` → `@scope/name`, `node:fs/promises` → `node:fs/promises`, `piscina/x` → `piscina`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Import cycles of a graph, as `[a, b, …, a]`, enough of them that every module on a cycle is in one: for each
 * module (in code unit order) that no earlier cycle contains, the shortest way back to itself.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of [...edges.keys()].sort()) {
    if (seen.has(start)) continue;
    const cycle = shortestWayBack(start, edges);
    if (cycle === null) continue;
    cycles.push(cycle);
    for (const module of cycle) seen.add(module);
  }
  return cycles;
}

function shortestWayBack(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const module of queue) {
    for (const next of edges.get(module) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at = module; at !== start; at = cameFrom.get(at)!) way.unshift(at);
        return [start, ...way];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, module);
      queue.push(next);
    }
  }
  return null;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** `new URL('./worker.ts', import.meta.url)`; a URL of anything but a relative module is not an import. */
function isModuleUrl(node: Node): boolean {
  const [specifier, base] = node.arguments as Node[];
  const constructed = node.callee as Node;
  const object = isNode(base) && base.type === 'MemberExpression' ? (base.object as Node) : null;
  return (
    constructed.name === 'URL' &&
    object?.type === 'MetaProperty' &&
    typeof specifier?.value === 'string' &&
    /^\.{1,2}\/.*\.[jt]s$/.test(specifier.value)
  );
}

function typescriptFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
