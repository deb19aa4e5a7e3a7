/**
 * Containers: what displays and comprehensions hold, what comes out by subscript, unpacking and iteration, and
 * what is put in afterwards by `d[k] = v`, `append` and their kin. Single elements are known by constant key
 * as far as displays are short; beyond that a container holds the union of its elements.
 */
import { type ExprRef, exprRefKind, exprRefRow, integerOf } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';
import { addUnique, type InstanceValue, OPAQUE, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { ADDING_METHODS, type Addition, type FileFacts } from './file-facts.ts';
import { MAX_ELEMENTS, MAX_VALUES } from './limits.ts';
import { merge } from './values.ts';

/** Containers whose elements are their only type argument, or for mappings the second one. */
const SEQUENCES = new Set(['builtins.list', 'builtins.tuple', 'builtins.set', 'builtins.frozenset']);

export class Containers {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** A list, tuple, set or dict display. */
  display(facts: FileFacts, row: number, kind: 'list' | 'tuple' | 'set' | 'dict'): readonly Value[] {
    const definition = this.evaluation.builtin(kind);
    if (!definition) return [OPAQUE];
    const { exprs, operands } = facts.evidence;
    const from = exprs.operandStart[row]!;
    const step = kind === 'dict' ? 2 : 1;
    const count = Math.min(exprs.operandCount[row]!, MAX_ELEMENTS * step);
    const items = new Map<string, readonly Value[]>();
    let keys: readonly Value[] = NO_VALUES;
    let all: readonly Value[] = NO_VALUES;
    let isCounted = kind !== 'set' && exprs.operandCount[row]! <= MAX_ELEMENTS * step;
    for (let i = 0; i < count; i += step) {
      const ref = operands.expr[from + i + step - 1]!;
      const spread = this.spread(facts, ref, kind === 'dict' && operands.expr[from + i] === 0);
      if (spread) {
        isCounted = false;
        all = merge(all, spread);
        continue;
      }
      const found = this.evaluation.evaluate(facts, ref);
      all = merge(all, found);
      if (kind !== 'dict') items.set(String(i), found);
      else {
        const key = constantKey(facts, operands.expr[from + i]!);
        keys = merge(keys, this.evaluation.evaluate(facts, operands.expr[from + i]!));
        if (key === null) isCounted = false;
        else items.set(key, found);
      }
    }
    const args = kind === 'dict' ? [keys, all] : [all];
    return [this.evaluation.values.instance(definition, args, isCounted && items.size > 0 ? items : null)];
  }

  comprehension(facts: FileFacts, row: number): readonly Value[] {
    const { exprs, operands } = facts.evidence;
    const kind = facts.text(exprs.detail[row]!);
    const first = this.evaluation.evaluate(facts, operands.expr[exprs.operandStart[row]!]!);
    if (kind === 'generator')
      return [this.evaluation.standardInstance('typing', 'Generator', [first, [], []])];
    const definition = this.evaluation.builtin(kind);
    if (!definition) return [OPAQUE];
    if (kind !== 'dict') return [this.evaluation.values.instance(definition, [first])];
    const second = this.evaluation.evaluate(facts, operands.expr[exprs.operandStart[row]! + 1]!);
    return [this.evaluation.values.instance(definition, [first, second])];
  }

  /** `value[index]` for a value that is no class. */
  subscript(facts: FileFacts, value: Value, index: ExprRef): readonly Value[] {
    if (value.kind !== 'instance') return value.kind === 'opaque' ? [OPAQUE] : NO_VALUES;
    const isSlice = exprRefKind(index) === 'expr' && facts.evidence.exprs.kind[exprRefRow(index)] === SLICE;
    if (isSlice) return this.sliced(value);
    const key = value.items && constantKey(facts, index);
    const known = key && this.item(value, key);
    if (known) return known;
    const name = standardName(value.of);
    if (name !== null && SEQUENCES.has(name) && value.args.length > 0) return value.args[0]!;
    if (name === 'builtins.dict' && value.args.length > 0) return value.args[1] ?? NO_VALUES;
    return this.evaluation.callMethod([value], '__getitem__', this.evaluation.evaluate(facts, index));
  }

  /** One item of what is unpacked: by position when the elements are known, else any. */
  unpack(value: Value, position: string): readonly Value[] {
    if (value.kind === 'instance' && value.items && position !== '*') {
      const known = this.item(value, position);
      if (known) return known;
    }
    const elements = this.evaluation.iterate([value]);
    if (position !== '*') return elements;
    const list = this.evaluation.builtin('list');
    return list ? [this.evaluation.values.instance(list, [elements])] : [OPAQUE];
  }

  /** What a variable's container holds once the file has put more into it. */
  withAdditions(facts: FileFacts, binding: number, values: readonly Value[]): readonly Value[] {
    const additions = facts.additionsTo(binding);
    if (additions.length === 0 || !values.some((value) => value.kind === 'instance')) return values;
    return values.map((value) =>
      value.kind === 'instance' ? this.extended(facts, value, additions) : value,
    );
  }

  private extended(facts: FileFacts, value: InstanceValue, additions: readonly Addition[]): Value {
    const name = standardName(value.of);
    const isMapping =
      name === 'builtins.dict' || name === 'collections.defaultdict' || name === 'collections.OrderedDict';
    if (!isMapping && (name === null || (!SEQUENCES.has(name) && name !== 'collections.deque'))) return value;
    const args = isMapping ? [value.args[0] ?? [], value.args[1] ?? []] : [value.args[0] ?? []];
    let items = value.items === null ? null : new Map(value.items);
    if (items === null && args.every((list) => list.length === 0)) items = new Map();
    for (const { key, method, value: ref } of additions.slice(0, MAX_ELEMENTS)) {
      const given = this.evaluation.evaluate(facts, ref);
      const way = method === null ? 'item' : ADDING_METHODS.get(method);
      if (way === undefined) continue;
      const added = way === 'elements' ? this.elementsAdded(given, isMapping) : given;
      args[args.length - 1] = merge(args.at(-1)!, added);
      if (items === null) continue;
      const constant = way === 'item' ? constantKey(facts, key) : null;
      if (constant !== null) items.set(constant, merge(items.get(constant) ?? [], added));
      else if (way === 'elements' && isMapping && given.every((v) => v.kind === 'instance' && v.items)) {
        for (const mapping of given)
          if (mapping.kind === 'instance')
            for (const [k, list] of mapping.items!) items.set(k, merge(items.get(k) ?? [], list));
      } else if (method === 'append' && !isMapping) items.set(String(items.size), added);
      else items = null;
    }
    return this.evaluation.values.instance(value.of, args, items !== null && items.size > 0 ? items : null);
  }

  private elementsAdded(given: readonly Value[], isMapping: boolean): readonly Value[] {
    if (!isMapping) return this.evaluation.iterate(given);
    return given.flatMap((value) => (value.kind === 'instance' ? (value.args[1] ?? []) : []));
  }

  private item(value: InstanceValue, key: string): readonly Value[] | null {
    const { items } = value;
    if (!items) return null;
    if (key.startsWith('-')) return items.get(String(items.size + Number(key))) ?? null;
    return items.get(key) ?? null;
  }

  private sliced(value: InstanceValue): readonly Value[] {
    const name = standardName(value.of);
    if (name !== 'builtins.list' && name !== 'builtins.tuple' && name !== 'builtins.str')
      return this.evaluation.callMethod([value], '__getitem__', [
        this.evaluation.standardInstance('builtins', 'slice'),
      ]);
    return [this.evaluation.values.instance(value.of, value.args)];
  }

  /** What a `*` or `**` entry of a display brings in; null for other entries. */
  private spread(facts: FileFacts, ref: ExprRef, isMapping: boolean): readonly Value[] | null {
    const { exprs, operands } = facts.evidence;
    const row = exprRefRow(ref);
    if (isMapping)
      return this.elementsAdded(this.evaluation.expand(this.evaluation.evaluate(facts, ref)), true);
    if (exprRefKind(ref) !== 'expr' || EXPR_KINDS[exprs.kind[row]!] !== 'star') return null;
    return this.evaluation.iterate(
      this.evaluation.expand(this.evaluation.evaluate(facts, operands.expr[exprs.operandStart[row]!]!)),
    );
  }
}

const SLICE = EXPR_KINDS.indexOf('slice');

/** Key of a constant subscript: an integer as written, or a string; null for others. */
export function constantKey(facts: FileFacts, ref: ExprRef): string | null {
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'string') return `'${facts.text(row)}`;
  const integer = integerOf(ref);
  if (integer !== null) return String(integer);
  const { exprs, operands } = facts.evidence;
  if (exprRefKind(ref) !== 'expr' || EXPR_KINDS[exprs.kind[row]!] !== 'unary') return null;
  const negative = integerOf(operands.expr[exprs.operandStart[row]!]!);
  return negative !== null && facts.text(exprs.detail[row]!) === '-' ? `-${negative}` : null;
}

/** Everything iterating an instance of a standard container gives, when its arguments say so. */
export function standardElements(value: InstanceValue): readonly Value[] | null {
  const name = standardName(value.of);
  if (name === null || value.args.length === 0) return null;
  if (SEQUENCES.has(name) || name === 'builtins.dict') return value.args[0]!.slice(0, MAX_VALUES);
  return null;
}

/** Adds the values of each list once. */
export function union(lists: Iterable<readonly Value[]>): readonly Value[] {
  const found: Value[] = [];
  for (const list of lists) for (const value of list) addUnique(found, value);
  return found.slice(0, MAX_VALUES);
}
