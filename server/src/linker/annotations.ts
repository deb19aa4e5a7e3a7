/**
 * What annotations describe (PEP 484 and its successors): instances, with their type arguments. Knows the
 * special forms of `typing`; what a name in an annotation is, evaluation says.
 */
import { CONSTANTS, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';
import {
  addUnique,
  type Definition,
  isOutside,
  OPAQUE,
  standardName,
  type TypeArguments,
  type Value,
} from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { subscriptOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { collectVariables, type Generics } from './generics.ts';
import { atMostValues } from './limit-hits.ts';
import { supertypeOf } from './new-types.ts';
import { tupleOf, typeArguments } from './unpacked-types.ts';
import { merge } from './values.ts';

/** Type constructors whose arguments are the types a value may have (PEP 484, 593, 655, 705). */
const TRANSPARENT_FORMS = new Set([
  'Optional',
  'Union',
  'Annotated',
  'ClassVar',
  'Final',
  'Required',
  'NotRequired',
  'ReadOnly',
  'InitVar',
  'Unpack',
]);
/** Forms that say nothing of the value. */
const SILENT_FORMS = new Set(['Any', 'Never', 'NoReturn', 'Generic', 'Protocol', 'TypeAlias']);

/** Names of `typing` that mean something to a type checker and are plain objects at run time. */
export const SPECIAL_FORMS: ReadonlySet<string> = new Set([
  ...TRANSPARENT_FORMS,
  ...SILENT_FORMS,
  'Callable',
  'Concatenate',
  'Literal',
  'LiteralString',
  'Self',
  'Tuple',
  'Type',
  'TypeGuard',
  'TypeIs',
  'TypedDict',
]);

/** Other names of classes in `typing` (PEP 585), by module and name; stubs say no more of them than that they are aliases. */
export const CLASS_ALIASES: ReadonlyMap<string, readonly [module: string, name: string]> = new Map([
  ['List', ['builtins', 'list']],
  ['Dict', ['builtins', 'dict']],
  ['Set', ['builtins', 'set']],
  ['FrozenSet', ['builtins', 'frozenset']],
  ['DefaultDict', ['collections', 'defaultdict']],
  ['OrderedDict', ['collections', 'OrderedDict']],
  ['Counter', ['collections', 'Counter']],
  ['ChainMap', ['collections', 'ChainMap']],
  ['Deque', ['collections', 'deque']],
]);

export class Annotations {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
  }

  /** Instances described by an expression; `def` is the row of the function it belongs to, or -1. */
  describe(facts: FileFacts, ref: ExprRef, def: number): readonly Value[] {
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'expr': {
        const { exprs, operands } = facts.evidence;
        const from = exprs.operandStart[row]!;
        const composite = EXPR_KINDS[exprs.kind[row]!];
        if (composite === 'binary' && facts.text(exprs.detail[row]!) === '|') {
          const left = this.evaluation.typeValues(facts, operands.expr[from]!, def);
          return merge(left, this.evaluation.typeValues(facts, operands.expr[from + 1]!, def));
        }
        if (composite === 'star' || composite === 'tuple' || composite === 'list') return NO_VALUES;
        const parts = subscriptOf(facts, ref);
        return parts ? this.subscripted(facts, parts.head, parts.items, def) : NO_VALUES;
      }
      case 'name':
      case 'attr':
        return this.instances(this.evaluation.evaluate(facts, ref), facts, def);
      case 'constant':
        return CONSTANTS[row] === 'Ellipsis' || CONSTANTS[row] === 'None' ? NO_VALUES : [OPAQUE];
      default:
        return NO_VALUES;
    }
  }

  /** Instances of the classes among the values. */
  instances(values: readonly Value[], facts: FileFacts, def: number): readonly Value[] {
    const found: Value[] = [];
    for (const value of values) {
      if (value.kind === 'class') {
        if (standardName(value.definition) !== 'typing.Any')
          addUnique<Value>(found, this.declared(value.definition, value.args));
      } else if (value.kind === 'typevar') addUnique(found, value);
      else if (value.kind === 'callable') addUnique(found, value);
      else if (value.kind === 'instance') addAll(found, this.instances(supertypeOf(value), facts, def));
      else if (value.kind === 'external') {
        const form = value.entity.names.at(-1) ?? '';
        if (form === 'Self') {
          const self = this.selfOf(facts, def);
          if (self) addUnique(found, self);
        } else if (form === 'LiteralString')
          addUnique(found, this.evaluation.standardInstance('builtins', 'str'));
        else if (form === 'Tuple') addUnique(found, this.evaluation.standardInstance('builtins', 'tuple'));
        else if (form === 'Callable') addUnique(found, this.evaluation.values.callable(NO_VALUES));
        // `x: Final = f`: the type is that of the value (PEP 591).
        else if (!SILENT_FORMS.has(form) && !TRANSPARENT_FORMS.has(form)) addUnique(found, OPAQUE);
      }
    }
    return atMostValues(found);
  }

  private declared(of: Definition, args: TypeArguments): Value {
    const { values } = this.evaluation;
    return values.declared(values.instance(of, args));
  }

  private selfOf(facts: FileFacts, def: number): Value | null {
    for (let row = def; row >= 0; row = facts.evidence.defs.container[row]!) {
      const owner = facts.classOf(row);
      if (owner < 0) continue;
      return this.evaluation.values.instance(
        this.evaluation.program.definition(facts, owner),
        [],
        null,
        true,
      );
    }
    return null;
  }

  private subscripted(
    facts: FileFacts,
    head: ExprRef,
    items: readonly ExprRef[],
    def: number,
  ): readonly Value[] {
    const found: Value[] = [];
    const heads = this.evaluation.evaluate(facts, head);
    if (heads.some(isParameterized)) return this.aliased(facts, heads, items, def);
    const describe = (item: ExprRef): readonly Value[] => this.evaluation.typeValues(facts, item, def);
    for (const value of heads) {
      if (value.kind === 'class') {
        const name = standardName(value.definition);
        if (name === 'builtins.type') addAll(found, this.classesOf(describe(items[0]!)));
        else if (name === 'builtins.tuple') addUnique(found, tupleOf(this.evaluation, facts, items, def));
        else
          addUnique<Value>(
            found,
            this.declared(value.definition, this.argumentsOf(value.definition, facts, items, def)),
          );
        continue;
      }
      const form = value.kind === 'external' ? (value.entity.names.at(-1) ?? '') : '';
      if (value.kind !== 'external') addUnique(found, OPAQUE);
      else if (form === 'Annotated') addAll(found, describe(items[0]!));
      else if (TRANSPARENT_FORMS.has(form)) for (const item of items) addAll(found, describe(item));
      else if (form === 'type' || form === 'Type') addAll(found, this.classesOf(describe(items[0]!)));
      else if (form === 'Tuple') addUnique(found, tupleOf(this.evaluation, facts, items, def));
      else if (form === 'Callable')
        addUnique(found, this.evaluation.values.callable(items.length > 1 ? describe(items.at(-1)!) : []));
      else if (form === 'Literal')
        for (const item of items) addAll(found, this.evaluation.evaluate(facts, item));
      else if (form === 'TypeGuard' || form === 'TypeIs')
        addUnique(found, this.evaluation.standardInstance('builtins', 'bool'));
      else addUnique(found, OPAQUE);
    }
    return atMostValues(found);
  }

  private argumentsOf(
    of: Definition,
    facts: FileFacts,
    items: readonly ExprRef[],
    def: number,
  ): TypeArguments {
    // No class of a stub takes any number of types.
    const parameters = isOutside(of.path) ? [] : this.generics.parametersOf(of);
    return typeArguments(this.evaluation, facts, parameters, items, def);
  }

  /** `Alias[X]` of `Alias = A[T] | T`: its type variables are those in it, in their order (PEP 484, "Type aliases"). */
  private aliased(
    facts: FileFacts,
    heads: readonly Value[],
    items: readonly ExprRef[],
    def: number,
  ): readonly Value[] {
    const variables: Value[] = [];
    for (const head of heads) collectVariables(head, variables);
    const solved = new Map(
      variables.map((variable, i) => [
        variable,
        items[i] === undefined ? NO_VALUES : this.evaluation.typeValues(facts, items[i], def),
      ]),
    );
    return this.generics.substitute(this.instances(heads, facts, def), { solved, self: null });
  }

  /** `type[C]` is the class; `type[T]` is something that makes instances of T. */
  private classesOf(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value): Value[] => {
      if (value.kind === 'instance')
        return [this.evaluation.values.class(value.of, value.args, value.isSelf)];
      return value.kind === 'typevar' ? [this.evaluation.values.callable([value], true)] : [];
    });
  }
}

/** What a name that is no class can be before `[`: an alias with type variables left open. */
const isParameterized = (head: Value): boolean =>
  head.kind === 'typevar' || (head.kind === 'class' && head.args.length > 0) || head.kind === 'callable';

function addAll(into: Value[], values: readonly Value[]): void {
  for (const value of values) addUnique(into, value);
}
