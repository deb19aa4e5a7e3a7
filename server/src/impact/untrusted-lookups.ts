/**
 * Places where a file finds things by names that are computed when the program runs: no recorded lookup can tell
 * what they depend on. Reads one file's evidence; knows nothing of what other files hold.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind, ImportFlag, SiteKind } from '../evidence/schema.ts';
import { receiverParameter } from '../linker/definition-facts.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { importedModule } from '../linker/file-imports.ts';
import type { Link } from '../linker/links.ts';
import { spanIn } from '../linker/site-spans.ts';
import type { Site } from './reason-sites.ts';

/** `import_module(text)`: the module where the text is known, else what it is known to begin with. */
export interface DynamicImport extends Site {
  readonly module: string | null;
  /** Of a computed name; `''` when nothing is known of it. */
  readonly prefix: string;
}

/** Calls that look things up by name. */
export interface ComputedNames {
  readonly imports: readonly DynamicImport[];
  readonly attributes: ComputedAttributes;
}

/** Of what attributes are read, written or tested by computed names. */
export interface ComputedAttributes {
  /** Of something of which the text does not say what it is. */
  readonly ofAnything: boolean;
  /** Of what an import binds: `module`, or `module.name`. */
  readonly ofImports: ReadonlySet<string>;
  /** Dotted names in texts, of what tests put something else in place of. */
  readonly patched: ReadonlySet<string>;
  /** Of `self`, `cls` or `super()`: of what the classes of the file inherit. */
  readonly ofOwnClasses: boolean;
}

/** Imports that found nothing, which may be there all the same when the program runs. */
export interface FailedImports {
  /** Imports of names that their module, a file of the workspace, is not known to have, by dotted module. */
  readonly missingExports: ReadonlySet<string>;
  /** A star import of a module that is not found may bind any name. */
  readonly hasUnknownStar: boolean;
}

/** Last names of the callees that import a module by its name (importlib, `__import__`, pkgutil, Django). */
const IMPORTERS = new Set(['import_module', '__import__', 'resolve_name', 'import_string', 'run_module']);
/** Builtins that look an attribute up by its name, the second argument. */
const ATTRIBUTE_LOOKUPS = new Set(['getattr', 'setattr', 'hasattr', 'delattr']);
/** Functions that read attributes by names they were made with, of whatever they are given later. */
const GETTERS = new Set(['attrgetter', 'methodcaller']);
/** What changes an attribute that a text names: `monkeypatch.setattr("a.b.c", x)`, `mock.patch("a.b.c")`. */
const PATCHES = new Set(['setattr', 'delattr', 'patch']);

/** Found once for each version of a file. */
export function computedNames(facts: FileFacts): ComputedNames {
  return facts.memo('computed names', () => findComputedNames(facts));
}

function findComputedNames(facts: FileFacts): ComputedNames {
  const { calls } = facts.evidence;
  const imports: DynamicImport[] = [];
  const attributes = {
    ofAnything: false,
    ofImports: new Set<string>(),
    ofOwnClasses: false,
    patched: new Set<string>(),
  };
  for (let row = 0; row < calls.length; row++) {
    if (calls.dotted[row]! < 0) continue;
    const callee = facts.text(calls.dotted[row]!);
    const name = callee.slice(callee.lastIndexOf('.') + 1);
    if (IMPORTERS.has(name)) {
      const { text, isWhole } = knownText(facts, argument(facts, row, 0));
      const target = dottedModule(text, facts);
      const module = isWhole ? target : null;
      imports.push({ ...siteOf(facts, row), module, prefix: isWhole ? '' : target });
    } else if (PATCHES.has(name) && exprRefKind(argument(facts, row, 0)) === 'string') {
      attributes.patched.add(facts.text(exprRefRow(argument(facts, row, 0))));
    } else if (isComputedAccess(facts, row, callee)) {
      const receiver = GETTERS.has(name) ? 'anything' : receiverOf(facts, argument(facts, row, 0));
      if (receiver === 'anything') attributes.ofAnything = true;
      else if (receiver === 'own class') attributes.ofOwnClasses = true;
      else for (const imported of receiver) attributes.ofImports.add(imported);
    }
  }
  return { imports, attributes };
}

/** What an expression is, as far as its own file says: dotted names that imports bind, or one of two words. */
function receiverOf(facts: FileFacts, ref: ExprRef): 'anything' | 'own class' | readonly string[] {
  const { calls, nameBindings, bindings, bindingSites, imports } = facts.evidence;
  const row = exprRefRow(ref);
  if (receiverParameter(facts, ref)) return 'own class';
  if (exprRefKind(ref) === 'call') {
    const callee = calls.dotted[row]! < 0 ? '' : facts.text(calls.dotted[row]!);
    if (callee === 'super') return 'own class';
    return callee === 'type' ? receiverOf(facts, argument(facts, row, 0)) : 'anything';
  }
  const binding = exprRefKind(ref) === 'name' ? nameBindings.resolved[row]! : -1;
  if (binding < 0) return 'anything';
  const from = bindings.siteStart[binding]!;
  const found: string[] = [];
  for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
    if (bindingSites.kind[site] !== SiteKind.import) return 'anything';
    const imported = bindingSites.row[site]!;
    const module = importedModule(facts, imported);
    if (module === null || imports.flags[imported]! & ImportFlag.star) return 'anything';
    found.push(imports.name[imported]! < 0 ? module : `${module}.${facts.text(imports.name[imported]!)}`);
  }
  return found;
}

/**
 * Whether a file imports something of `module` that goes by one of these top-level names there (null: any name), or
 * the module as such, of which everything can be had. Imports with one of the flags of `leftOut` do not count.
 */
export function importsOf(
  facts: FileFacts,
  module: string,
  names: ReadonlySet<string> | null,
  leftOut = 0,
): boolean {
  const { imports } = facts.evidence;
  for (let row = 0; row < imports.length; row++) {
    if ((imports.flags[row]! & leftOut) !== 0 || importedModule(facts, row) !== module) continue;
    const isWhole = imports.name[row]! < 0 || (imports.flags[row]! & ImportFlag.star) !== 0;
    if (names === null || isWhole || names.has(facts.text(imports.name[row]!))) return true;
  }
  return false;
}

/** `links` are those of the file that say of an import that it is unresolved. */
export function failedImports(facts: FileFacts, links: readonly Link[]): FailedImports {
  const missingExports = new Set<string>();
  let hasUnknownStar = false;
  for (const { left, method, target } of links) {
    const module = method === 'no_export' ? target.slice(0, target.lastIndexOf('.')) : null;
    if (module !== null) missingExports.add(module);
    else if (facts.evidence.imports.flags[left]! & ImportFlag.star) hasUnknownStar = true;
  }
  return { missingExports, hasUnknownStar };
}

function siteOf(facts: FileFacts, call: number): Site {
  const { chunk, start, end } = facts.evidence.calls;
  return spanIn(facts, chunk[call]!, start[call]!, end[call]!);
}

/**
 * `globals()` is none: what imports bind there is recorded with the imports. Nor is a method that is called as a
 * builtin is, such as that of pytest's `monkeypatch`.
 */
function isComputedAccess(facts: FileFacts, call: number, callee: string): boolean {
  const { argCount } = facts.evidence.calls;
  const name = callee.replace(/^builtins\./, '');
  if (name === 'vars') return argCount[call]! > 0;
  // `attrgetter("name")` names what it reads.
  if (GETTERS.has(name.slice(name.lastIndexOf('.') + 1)))
    return argCount[call] === 0 || exprRefKind(argument(facts, call, 0)) !== 'string';
  return ATTRIBUTE_LOOKUPS.has(name) && exprRefKind(argument(facts, call, 1)) !== 'string';
}

/** The positional argument; 0 (no expression) when there is none. */
function argument(facts: FileFacts, call: number, position: number): ExprRef {
  const { calls, args } = facts.evidence;
  const from = calls.argStart[call]!;
  for (let row = from; row < from + calls.argCount[call]!; row++)
    if (args.position[row] === position && args.star[row] === 0) return args.expr[row]!;
  return 0;
}

/** The text of an expression as far as it is written out: all of a literal, the beginning of `"a." + x`. */
function knownText(facts: FileFacts, ref: ExprRef): { readonly text: string; readonly isWhole: boolean } {
  const kind = exprRefKind(ref);
  if (kind === 'string') return { text: facts.text(exprRefRow(ref)), isWhole: true };
  if (kind !== 'expr') return { text: '', isWhole: false };
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  const isSum = exprs.kind[row] === ExprKind.binary && exprs.operandCount[row]! > 0;
  if (!isSum) return { text: '', isWhole: false };
  const operator = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
  const head = knownText(facts, operands.expr[exprs.operandStart[row]!]!).text;
  if (operator === '+') return { text: head, isWhole: false };
  return { text: operator === '%' ? head.split('%', 1)[0]! : '', isWhole: false };
}

/** `.mod` in an import call is relative to the package it names, in practice the file's own. */
function dottedModule(text: string, facts: FileFacts): string {
  if (!text.startsWith('.')) return text;
  const parts = facts.module.split('.');
  const ups = text.length - text.replace(/^\.+/, '').length - (facts.isPackage ? 1 : 0);
  const base = parts.slice(0, Math.max(0, parts.length - ups));
  return [...base, text.replace(/^\.+/, '')].filter((part) => part !== '').join('.');
}
