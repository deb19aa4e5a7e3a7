/**
 * Namespaces that code reads as dictionaries: `globals()['f']`, `vars(C).get('m')`, `C.__dict__['m']`,
 * `sys.modules['m']`. Such a dictionary carries whose names it has, so that it may be kept and passed; which of them is
 * read is followed as far as the code writes names out.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind, ScopeKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { union } from './containers.ts';
import { standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { builtinName, itemsCallOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { Values } from './values.ts';

const MODULES = 'sys.modules';

/** What `globals()`, `vars(x)` and `x.__dict__` are. */
const MAPPINGS = new Set(['builtins.dict', 'types.MappingProxyType']);

/** Functions that give a namespace: that of the module, of the code around, or of the argument. */
const GIVING = new Set(['builtins.globals', 'builtins.locals', 'builtins.vars']);

/** Methods that give what is under a name, else their second argument. */
const READING = /^(?:builtins\.dict|types\.MappingProxyType|typing\.Mapping)\.(?:get|pop|setdefault)$/;

/**
 * Mappings as the namespaces of some values: their arguments are those of the class and, behind them, these values, whose
 * attributes are the elements.
 */
export const asNamespaces = (
  values: Values,
  mappings: readonly Value[],
  owners: readonly Value[],
): readonly Value[] =>
  mappings.map((mapping) =>
    mapping.kind === 'instance' && mapping.items === null && MAPPINGS.has(standardName(mapping.of) ?? '')
      ? values.instance(mapping.of, [mapping.args[0] ?? NO_VALUES, mapping.args[1] ?? NO_VALUES, owners])
      : mapping,
  );

/** The values whose attributes are the elements of a mapping; none for other mappings, and for anything else. */
const ownersOf = (value: Value): readonly Value[] =>
  value.kind === 'instance' && value.args.length > 2 && MAPPINGS.has(standardName(value.of) ?? '')
    ? value.args[2]!
    : NO_VALUES;

export class Namespaces {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** What a call of a function of the standard library gives; null where that is no namespace. */
  given(
    facts: FileFacts,
    call: number,
    callee: string,
    mappings: () => readonly Value[],
  ): readonly Value[] | null {
    if (!GIVING.has(callee)) return null;
    const { args, calls, scopes } = facts.evidence;
    const { values, program } = this.evaluation;
    if (callee === 'builtins.vars' && calls.argCount[call] === 1)
      return asNamespaces(
        values,
        mappings(),
        this.evaluation.evaluate(facts, args.expr[calls.argStart[call]!]!),
      );
    const isOfModule = callee === 'builtins.globals' || scopes.kind[calls.scope[call]!] === ScopeKind.module;
    const own = isOfModule && calls.argCount[call] === 0 ? program.moduleEntity(facts.module) : null;
    return own?.kind === 'module' ? asNamespaces(values, mappings(), [own.value]) : null;
  }

  /** What a method of a namespace gives whose first argument says a name; null for other calls. */
  read(
    facts: FileFacts,
    callee: Value,
    index: ExprRef,
    known: string | null,
    otherwise: () => readonly Value[],
  ): readonly Value[] | null {
    if (callee.kind !== 'function' || callee.receiver === null) return null;
    if (!READING.test(standardName(callee.definition) ?? '')) return null;
    const found = this.item(facts, callee.receiver, index, known);
    return found && union([found, otherwise()]);
  }

  /** What is under a name in a namespace; null where the value is none, or the code does not say which name. */
  item(
    facts: FileFacts,
    namespace: Value,
    index: ExprRef,
    known: string | null = null,
  ): readonly Value[] | null {
    const owners = ownersOf(namespace);
    if (owners.length === 0) return null;
    const found = this.evaluation
      .expand(owners)
      .map((value) =>
        known?.startsWith("'")
          ? this.evaluation.attribute(value, known.slice(1), facts.path)
          : this.evaluation.attributesNamed(facts, index, value),
      )
      .filter((list) => list !== null);
    return found.length > 0 ? union(found) : null;
  }

  /** `sys.modules['m']` and `sys.modules[__name__]`. */
  module(facts: FileFacts, head: ExprRef, index: ExprRef): readonly Value[] | null {
    const { attrs, names } = facts.evidence;
    const attr = exprRefRow(head);
    if (exprRefKind(head) !== 'attr' || attrs.chain[attr]! < 0) return null;
    if (facts.text(attrs.chain[attr]!) !== MODULES) return null;
    const isOwn = exprRefKind(index) === 'name' && facts.text(names.name[exprRefRow(index)]!) === '__name__';
    const key = isOwn ? `'${facts.module}` : constantKey(facts, index);
    if (key === null || !key.startsWith("'")) return null;
    const { program } = this.evaluation;
    if (program.locate(key.slice(1)).kind === 'missing') return null;
    const entity = program.moduleEntity(key.slice(1));
    return entity.kind === 'module' ? [entity.value] : null;
  }
}

/** A value of a namespace that a loop goes through, and the name that it binds the key to. */
export interface NamespaceEntry {
  readonly namespace: ExprRef;
  readonly key: ExprRef;
}

/** The `f` of `for name, f in x.items()`, an `unpack` (a row of `exprs`); null for others. */
export function entryOf(facts: FileFacts, row: number): NamespaceEntry | null {
  const { exprs, operands } = facts.evidence;
  const source = operands.expr[exprs.operandStart[row]!]!;
  const element = exprRefRow(source);
  if (facts.text(exprs.detail[row]!) !== '1' || exprRefKind(source) !== 'expr') return null;
  if (exprs.kind[element] !== ExprKind.element) return null;
  const namespace = itemsCallOf(facts, copied(facts, operands.expr[exprs.operandStart[element]!]!));
  const key = namespace === null ? undefined : firstTargets(facts).get(source);
  return namespace === null || key === undefined ? null : { namespace, key };
}

/** What `list(x)` copies, so that `x` may change; other expressions as they are. */
function copied(facts: FileFacts, ref: ExprRef): ExprRef {
  const { args, calls } = facts.evidence;
  const row = exprRefRow(ref);
  const isCopy =
    exprRefKind(ref) === 'call' &&
    calls.argCount[row] === 1 &&
    COPYING.has(builtinName(facts, calls.callee[row]!) ?? '');
  return isCopy ? args.expr[calls.argStart[row]!]! : ref;
}

const COPYING = new Set(['list', 'sorted', 'tuple']);

/** What the first part of something that is unpacked is bound to, by what is unpacked. */
const firstTargets = (facts: FileFacts): ReadonlyMap<ExprRef, ExprRef> =>
  facts.memo('first targets', () => {
    const { assigns, exprs, operands } = facts.evidence;
    const found = new Map<ExprRef, ExprRef>();
    for (let row = 0; row < assigns.length; row++) {
      const value = exprRefRow(assigns.value[row]!);
      if (exprRefKind(assigns.value[row]!) !== 'expr' || exprs.kind[value] !== ExprKind.unpack) continue;
      if (exprRefKind(assigns.target[row]!) !== 'name' || facts.text(exprs.detail[value]!) !== '0') continue;
      found.set(operands.expr[exprs.operandStart[value]!]!, assigns.target[row]!);
    }
    return found;
  });
