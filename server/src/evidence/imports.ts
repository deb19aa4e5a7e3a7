/**
 * Import statements: one row per alias (language reference, "The import statement").
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import type { Extraction } from './extraction.ts';
import { ImportFlag, ImportKind } from './schema.ts';

/** Where a from-import takes its names from. */
interface Source {
  /** String id of the dotted name without leading dots; -1 when there are only dots. */
  readonly module: number;
  readonly level: number;
  /** Own offsets of the module as written, leading dots included; -1 for plain imports. */
  readonly start: number;
  readonly end: number;
}

export function visitImport(x: Extraction, statement: number): void {
  const isFrom = x.kind[statement] !== NodeKind.import_statement;
  const source = isFrom ? readSource(x, statement) : null;
  const end = x.next[statement]!;
  for (let c = x.firstNamedChild(statement); c >= 0; c = x.namedSibling(c, end)) {
    if (x.field[c] === Field.name) {
      if (source === null) addImport(x, statement, c);
      else addFromImport(x, statement, c, source);
    } else if (x.kind[c] === NodeKind.wildcard_import && source !== null) addStar(x, statement, c, source);
  }
}

function readSource(x: Extraction, statement: number): Source {
  const module = x.child(statement, Field.module_name);
  if (module < 0) return readFutureSource(x, statement);
  const span = { start: x.ownStart(module), end: x.ownEnd(module) };
  if (x.kind[module] === NodeKind.dotted_name) return { module: dottedName(x, module), level: 0, ...span };
  let level = 0;
  let name = -1;
  const end = x.next[module]!;
  for (let c = x.firstNamedChild(module); c >= 0; c = x.namedSibling(c, end)) {
    // Dots may be apart: `from . . import x` is level 2.
    if (x.kind[c] === NodeKind.import_prefix) level += x.textOf(c).replace(/[^.]/g, '').length;
    else if (x.kind[c] === NodeKind.dotted_name) name = dottedName(x, c);
  }
  return { module: name, level, ...span };
}

function readFutureSource(x: Extraction, statement: number): Source {
  const end = x.next[statement]!;
  for (let c = x.firstChild(statement); c >= 0; c = x.sibling(c, end)) {
    if (x.kind[c] !== NodeKind.token || x.textOf(c) !== '__future__') continue;
    return { module: x.out.pool.id('__future__'), level: 0, start: x.ownStart(c), end: x.ownEnd(c) };
  }
  return { module: -1, level: 0, start: -1, end: -1 };
}

/** String id of a dotted name without the white space and comments Python allows around the dots. */
function dottedName(x: Extraction, node: number): number {
  const { pool } = x.out;
  const parts = x.namedChildren(node).map((part) => pool.strings[x.identifier(part)]!);
  return pool.id(parts.join('.'));
}

const flagsOf = (x: Extraction): number =>
  (x.isTypeChecking ? ImportFlag.typeChecking : 0) | (x.isConditional ? ImportFlag.conditional : 0);

/** `import a.b` binds `a`; `import a.b as c` binds `c` to the submodule. */
function addImport(x: Extraction, statement: number, node: number): void {
  const isAliased = x.kind[node] === NodeKind.aliased_import;
  const name = isAliased ? x.child(node, Field.name) : node;
  const alias = isAliased ? x.child(node, Field.alias) : -1;
  if (name < 0) return;
  const local = alias >= 0 ? alias : x.firstNamedChild(name);
  if (local < 0) return;
  x.out.imports.addRow({
    chunk: x.chunk,
    start: x.ownStart(node),
    end: x.ownEnd(node),
    kind: ImportKind.IMPORT,
    module: dottedName(x, name),
    name: -1,
    local: x.identifier(local),
    level: 0,
    flags: flagsOf(x) | (alias >= 0 ? ImportFlag.aliased : 0),
    scope: x.scope,
    def: x.def,
    moduleStart: x.ownStart(name),
    moduleEnd: x.ownEnd(name),
    nameStart: -1,
    nameEnd: -1,
    localStart: x.ownStart(local),
    localEnd: x.ownEnd(local),
    stmtStart: x.ownStart(statement),
    stmtEnd: x.ownEnd(statement),
    alternative: -1,
  });
}

function addFromImport(x: Extraction, statement: number, node: number, source: Source): void {
  const isAliased = x.kind[node] === NodeKind.aliased_import;
  const dotted = isAliased ? x.child(node, Field.name) : node;
  const alias = isAliased ? x.child(node, Field.alias) : -1;
  const name = dotted < 0 ? -1 : x.firstNamedChild(dotted);
  if (name < 0) return;
  const local = alias >= 0 ? alias : name;
  x.out.imports.addRow({
    ...fromRow(x, statement, node, source),
    name: dottedName(x, dotted),
    local: x.identifier(local),
    flags: flagsOf(x) | (alias >= 0 ? ImportFlag.aliased : 0),
    nameStart: x.ownStart(dotted),
    nameEnd: x.ownEnd(dotted),
    localStart: x.ownStart(local),
    localEnd: x.ownEnd(local),
  });
}

function addStar(x: Extraction, statement: number, node: number, source: Source): void {
  x.out.imports.addRow({
    ...fromRow(x, statement, node, source),
    name: x.out.pool.id('*'),
    local: -1,
    flags: flagsOf(x) | ImportFlag.star,
    nameStart: x.ownStart(node),
    nameEnd: x.ownEnd(node),
    localStart: -1,
    localEnd: -1,
  });
}

function fromRow(x: Extraction, statement: number, node: number, source: Source) {
  return {
    chunk: x.chunk,
    start: x.ownStart(node),
    end: x.ownEnd(node),
    kind: ImportKind.IMPORT_FROM,
    module: source.module,
    level: source.level,
    scope: x.scope,
    def: x.def,
    moduleStart: source.start,
    moduleEnd: source.end,
    stmtStart: x.ownStart(statement),
    stmtEnd: x.ownEnd(statement),
    alternative: -1,
  };
}
