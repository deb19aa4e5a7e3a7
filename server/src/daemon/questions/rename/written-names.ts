/**
 * Where code says a name without an expression of that name: as a string that a lookup takes. Strings that only the
 * program puts together are not seen.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../../evidence/expr-ref.ts';
import { ExprKind } from '../../../evidence/schema.ts';
import { builtinName, operandsOf } from '../../../linker/expression-parts.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { parseSymbol } from '../../../linker/scip-symbol.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import type { AnswerContext } from '../answer-context.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';
import { calledName, filesSaying, placeIn, symbolsOf } from './texts.ts';

/** What a name is of that may be said as a string. */
export interface Named {
  readonly name: string;
  /** Symbols of the module or of the classes whose name or member it is. */
  readonly owners: ReadonlySet<string>;
  /** Dotted names from the module on. */
  readonly dotted: ReadonlySet<string>;
  /** Of objects, of which a lookup does not say by a name what they are. */
  readonly isMember: boolean;
}

/** Functions that are told by a string which attribute is meant. */
const LOOKUPS: ReadonlySet<string> = new Set([
  'getattr',
  'hasattr',
  'setattr',
  'delattr',
  'attrgetter',
  'methodcaller',
  '__getattribute__',
  '__setattr__',
  '__delattr__',
  // `mock.patch.object(x, 'name')`.
  'object',
]);

const NAMESPACES: ReadonlySet<string> = new Set(['globals', 'locals', 'vars']);

/** Strings that say the name where it is looked up. */
export function* lookedUpNames(context: AnswerContext, named: Named): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  for (const file of yield* filesSaying(context, named.name)) {
    const facts = file.facts()!;
    const { args, exprs } = facts.evidence;
    for (let arg = 0; arg < args.length; arg++)
      if (exprRefKind(args.expr[arg]!) === 'string' && isLookup(file, facts, arg, named))
        found.push(placeIn(facts, args.chunk[arg]!, args.start[arg]!, args.end[arg]!));
    for (let row = 0; row < exprs.length; row++)
      if (exprs.kind[row] === ExprKind.subscript && isLookupByKey(file, facts, row, named))
        found.push(placeIn(facts, exprs.chunk[row]!, exprs.start[row]!, exprs.end[row]!));
    yield;
  }
  return found;
}

/**
 * Where a name is asked of a module (its dotted name), or imported from it, whatever that has under it. `words`: those that
 * a file must say to do so.
 */
export function* namedOfModule(
  context: AnswerContext,
  module: string,
  name: string,
  words: readonly string[],
): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  const isModule = (symbol: string): boolean => {
    const parsed = parseSymbol(symbol);
    return parsed?.kind === 'module' && parsed.module === module;
  };
  for (const file of yield* filesSaying(context, ...words)) {
    const facts = file.facts()!;
    const { attrs, imports } = facts.evidence;
    for (let row = 0; row < attrs.length; row++)
      if (facts.text(attrs.name[row]!) === name && symbolsOf(file, facts, attrs.base[row]!).some(isModule))
        found.push(placeIn(facts, attrs.chunk[row]!, attrs.nameStart[row]!, attrs.nameEnd[row]!));
    for (let row = 0; row < imports.length; row++) {
      if (imports.name[row]! < 0 || facts.text(imports.name[row]!) !== name) continue;
      const links = file.linksOf(imports.chunk[row]!).filter(({ left }) => left === row);
      if (links.some(({ relation, target }) => relation === 'import_module' && target === module))
        found.push(placeIn(facts, imports.chunk[row]!, imports.nameStart[row]!, imports.nameEnd[row]!));
    }
    yield;
  }
  return found;
}

/** Keywords of class patterns of known classes, none of which is one of the `related`. */
export function* patternKeywords(
  context: AnswerContext,
  name: string,
  related: ReadonlySet<string>,
): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  for (const file of yield* filesSaying(context, name)) {
    const facts = file.facts()!;
    const { attrs, exprs } = facts.evidence;
    for (let row = 0; row < attrs.length; row++) {
      const object = attrs.base[row]!;
      if (facts.text(attrs.name[row]!) !== name || exprRefKind(object) !== 'expr') continue;
      if (exprs.kind[exprRefRow(object)] !== ExprKind.matched) continue;
      const [, type] = operandsOf(facts, exprRefRow(object));
      const matched = type === undefined ? [] : symbolsOf(file, facts, type);
      if (matched.length > 0 && !matched.some((symbol) => related.has(symbol)))
        found.push(placeIn(facts, attrs.chunk[row]!, attrs.nameStart[row]!, attrs.nameEnd[row]!));
    }
    yield;
  }
  return found;
}

function isLookup(file: StoredFileView, facts: FileFacts, arg: number, named: Named): boolean {
  const { args, attrs, calls, names } = facts.evidence;
  const text = facts.text(exprRefRow(args.expr[arg]!));
  if (named.dotted.has(text)) return true;
  if (text !== named.name) return false;
  const call = args.call[arg]!;
  const callee = calls.callee[call]!;
  const isAttribute = exprRefKind(callee) === 'attr';
  if (!isAttribute && exprRefKind(callee) !== 'name') return false;
  const called = isAttribute ? attrs.name[exprRefRow(callee)]! : names.name[exprRefRow(callee)]!;
  if (!LOOKUPS.has(facts.text(called))) return false;
  const first = args.expr[calls.argStart[call]!]!;
  return named.isMember || symbolsOf(file, facts, first).some((symbol) => named.owners.has(symbol));
}

/** `C['NAME']` of a class, `globals()['name']`, `vars(x)['name']`, `x.__dict__['name']`, `asdict(x)['name']`. */
function isLookupByKey(file: StoredFileView, facts: FileFacts, row: number, named: Named): boolean {
  const [head, key] = operandsOf(facts, row);
  if (exprRefKind(key!) !== 'string' || facts.text(exprRefRow(key!)) !== named.name) return false;
  return (
    isNamespace(facts, head!) ||
    (named.isMember && isDictOfFields(facts, head!)) ||
    symbolsOf(file, facts, head!).some((symbol) => named.owners.has(symbol))
  );
}

function isNamespace(facts: FileFacts, ref: ExprRef): boolean {
  const { attrs, calls } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr') return facts.text(attrs.name[row]!) === '__dict__';
  if (exprRefKind(ref) !== 'call') return false;
  return NAMESPACES.has(builtinName(facts, calls.callee[row]!) ?? '');
}

/** `dataclasses.asdict(x)`, `attrs.asdict(x)`, `x._asdict()` of a named tuple. */
function isDictOfFields(facts: FileFacts, ref: ExprRef): boolean {
  const { calls } = facts.evidence;
  return exprRefKind(ref) === 'call' && /^_?asdict$/.test(calledName(facts, calls.callee[exprRefRow(ref)]!));
}
