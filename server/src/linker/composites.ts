/**
 * What expressions made of other expressions evaluate to: operators, subscripts, displays, comprehensions, unpacking,
 * iteration, `with`, `await`, and what patterns and handlers bind. Names, attributes and calls are the evaluator's.
 */
import { type ExprRef, exprRef, integerOf } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';
import { SPECIAL_FORMS } from './annotations.ts';
import { decide, isObject } from './constant-tests.ts';
import { writtenConstant } from './constant-values.ts';
import { type Containers, union } from './containers.ts';
import { type Coroutines, generatorReturn } from './coroutines.ts';
import {
  addAllUnique,
  addUnique,
  type ClassValue,
  isOutside,
  OPAQUE,
  standardName,
  type Value,
} from './entities.ts';
import { argumentsOf, type Evaluation, knownArgument, NO_VALUES } from './evaluation.ts';
import { displayedItem, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { FunctionValues } from './function-values.ts';
import { atMostValues } from './limit-hits.ts';
import { MatchedFields } from './matched-fields.ts';
import { entryOf, Namespaces } from './namespaces.ts';
import type { Narrowing } from './narrowing.ts';
import { BINARY_METHODS, COMPARISON_METHODS, REFLECTED_COMPARISONS, UNARY_METHODS } from './operators.ts';
import { type AskedFirst, askedFirst } from './reflected-operators.ts';
import { merge } from './values.ts';

interface CompositeParts {
  readonly coroutines: Coroutines;
  readonly containers: Containers;
  readonly functions: FunctionValues;
  readonly narrowing: Narrowing;
}

export class Composites {
  private readonly evaluation: Evaluation;
  private readonly containers: Containers;
  private readonly functions: FunctionValues;
  private readonly narrowing: Narrowing;
  private readonly coroutines: Coroutines;
  readonly fields: MatchedFields;
  private readonly namespaces: Namespaces;

  constructor(evaluation: Evaluation, { containers, coroutines, functions, narrowing }: CompositeParts) {
    this.evaluation = evaluation;
    this.containers = containers;
    this.functions = functions;
    this.coroutines = coroutines;
    this.narrowing = narrowing;
    this.fields = new MatchedFields(evaluation);
    this.namespaces = new Namespaces(evaluation);
  }

  /** The values of a row of `exprs`. */
  evaluate(facts: FileFacts, row: number): readonly Value[] {
    const { exprs, operands } = facts.evidence;
    const from = exprs.operandStart[row]!;
    const count = exprs.operandCount[row]!;
    const operand = (i: number): readonly Value[] =>
      i < count ? this.evaluation.evaluate(facts, operands.expr[from + i]!) : NO_VALUES;
    const known = (i: number): readonly Value[] => this.evaluation.expand(operand(i));
    const detail = (): string => (exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!));
    const kind = EXPR_KINDS[exprs.kind[row]!]!;
    switch (kind) {
      case 'conditional': {
        const holds = this.decided(facts, operands.expr[from + 1]!);
        return holds === null ? merge(operand(0), operand(2)) : operand(holds ? 0 : 2);
      }
      case 'boolean': {
        const holds = this.decided(facts, operands.expr[from]!);
        if (holds === null) return merge(operand(0), operand(1));
        return operand(holds === (detail() === 'or') ? 0 : 1);
      }
      case 'walrus':
        return operand(1);
      case 'yield': {
        const def = facts.evidence.scopes.def[exprs.scope[row]!]!;
        return def < 0 ? NO_VALUES : this.functions.received(facts, def);
      }
      case 'yield_from':
        return union(known(0).map(generatorReturn));
      case 'await':
        return this.coroutines.awaitedAt(facts, operands.expr[from]!);
      case 'caught': {
        const caught = union(known(0).map((value) => this.caught(value)));
        return detail() === 'group' ? [this.groupOf(caught)] : caught;
      }
      case 'matched':
        return count < 2
          ? operand(0)
          : this.narrowing.instancesOf(facts, operand(0), operands.expr[from + 1]!);
      case 'field':
        return union(known(0).map((value) => this.fields.read(value, detail(), facts.path)));
      case 'entered':
        if (detail() !== 'async') return this.evaluation.callMethod(operand(0), '__enter__');
        return union(
          this.evaluation.callMethod(operand(0), '__aenter__').map((value) => this.coroutines.awaited(value)),
        );
      case 'element':
        if (detail() === 'async') {
          const items = this.evaluation.callMethod(
            this.evaluation.callMethod(operand(0), '__aiter__'),
            '__anext__',
          );
          return union(items.map((value) => this.coroutines.awaited(value)));
        }
        return this.evaluation.iterate(operand(0));
      case 'unpack': {
        const written = displayedItem(facts, operands.expr[from]!, detail());
        if (written !== null) return this.evaluation.evaluate(facts, written);
        const found = union(known(0).map((value) => this.containers.unpack(value, detail())));
        return found.length > 0 ? found : this.namespaceEntry(facts, row);
      }
      case 'subscript':
        return this.subscript(facts, operands.expr[from]!, operands.expr[from + 1] ?? 0, row);
      case 'binary':
        return (
          (detail() === '*' ? this.repeated(facts, operands.expr[from]!, operands.expr[from + 1]!) : null) ??
          this.binary(operand(0), detail(), operand(1))
        );
      case 'unary':
        return this.evaluation.callMethod(operand(0), UNARY_METHODS.get(detail()) ?? '');
      case 'list':
      case 'tuple':
      case 'set':
      case 'dict':
        return this.containers.display(facts, row, kind);
      case 'comprehension':
        return this.containers.comprehension(facts, row);
      case 'fstring':
      case 'converted':
      case 'concatenated':
        return [this.evaluation.standardInstance('builtins', 'str')];
      case 'compare':
        return this.compared(facts, row);
      case 'not':
        return [this.evaluation.standardInstance('builtins', 'bool')];
      default:
        return NO_VALUES;
    }
  }

  /** Whether a condition holds as it is written: constants that names hold may be meant to be changed. */
  private decided(facts: FileFacts, condition: ExprRef): boolean | null {
    return decide(facts, condition, (ref) => {
      const written = writtenConstant(facts, ref);
      if (written !== null) return written;
      const known = this.evaluation.boundTo(facts, ref);
      return known !== null && isObject(known) ? known : null;
    });
  }

  /** `a[b]`, where `a` may be a class or a form of `typing`: then it is that type with arguments. */
  private subscript(facts: FileFacts, head: ExprRef, index: ExprRef, row: number): readonly Value[] {
    const module = this.namespaces.module(facts, head, index);
    if (module !== null) return module;
    const heads = this.evaluation.expand(this.evaluation.evaluate(facts, head));
    const found: Value[] = [];
    for (const value of heads) {
      const given = value.kind === 'class' ? this.givenByClass(facts, value, index) : NO_VALUES;
      if (given.length > 0) {
        addAllUnique(found, given);
        continue;
      }
      if (
        value.kind === 'class' ||
        (value.kind === 'external' && SPECIAL_FORMS.has(value.entity.names.at(-1) ?? ''))
      ) {
        for (const item of this.evaluation.typeValues(facts, exprRef('expr', row), -1)) {
          if (item.kind === 'instance')
            addUnique<Value>(found, this.evaluation.values.class(item.of, item.args));
          else addUnique(found, item);
        }
        break;
      }
      const named = this.namespaces.item(facts, value, index);
      for (const item of named ?? this.containers.subscript(facts, value, operandsOf(facts, row).subarray(1)))
        addUnique(found, item);
    }
    return atMostValues(found);
  }

  /** The `f` of `for name, f in vars(x).items()`, where something is known of the names. */
  private namespaceEntry(facts: FileFacts, row: number): readonly Value[] {
    const entry = entryOf(facts, row);
    if (entry === null) return NO_VALUES;
    const namespaces = this.evaluation.expand(this.evaluation.evaluate(facts, entry.namespace));
    return union(namespaces.map((one) => this.namespaces.item(facts, one, entry.key) ?? NO_VALUES));
  }

  /** What `__getitem__` of its metaclass, else `__class_getitem__`, gives of a class of the workspace (PEP 560). */
  private givenByClass(facts: FileFacts, value: ClassValue, index: ExprRef): readonly Value[] {
    const { program } = this.evaluation;
    if (isOutside(value.definition.path)) return NO_VALUES;
    const metaclass = program.metaclass(value.definition);
    const hooks = [
      ...(metaclass && !isOutside(metaclass.path) ? program.member(metaclass, '__getitem__').found : []),
      ...program.member(value.definition, '__class_getitem__').found,
    ];
    const hook = hooks.find(({ entity }) => entity.kind === 'definition')?.entity;
    if (hook?.kind !== 'definition' || isOutside(hook.definition.path)) return NO_VALUES;
    const given = this.evaluation.evaluate(facts, index);
    const constant = this.evaluation.knownOf(facts, index);
    const args = constant === null ? argumentsOf(given) : knownArgument(given, constant);
    return this.evaluation
      .attribute(value, hook.definition.name, '')
      .flatMap((method) => this.evaluation.called(method, args));
  }

  /** `xs * 3` and `3 * xs` of a list or tuple whose elements are known one by one; null for others. */
  private repeated(facts: FileFacts, left: ExprRef, right: ExprRef): readonly Value[] | null {
    const times = integerOf(right) ?? integerOf(left);
    if (times === null) return null;
    const sequence = integerOf(right) === null ? right : left;
    return this.containers.repeated(this.evaluation.expand(this.evaluation.evaluate(facts, sequence)), times);
  }

  private binary(left: readonly Value[], operator: string, right: readonly Value[]): readonly Value[] {
    const methods = BINARY_METHODS.get(operator);
    if (!methods) return NO_VALUES;
    // `C | None` is a type where both sides are classes, or stand for some.
    if (operator === '|' && this.evaluation.expand(left).some(isType)) return merge(left, right);
    const joined = this.containers.joined(left, operator, right);
    if (joined) return joined;
    const asked = this.askedFirst(
      () => left,
      methods[1],
      () => right,
    );
    if (asked) {
      const given = this.evaluation.callMethod(asked.right, methods[1], left);
      return merge(given, this.evaluation.callMethod(asked.left, methods[0], right));
    }
    // Numbers and strings of the outside world leave operands they do not know to these (data model 3.3.8).
    const isReflected =
      right.some((value) => value.kind === 'instance' && !isOutside(value.of.path)) &&
      left.every((value) => value.kind === 'instance' && isOutside(value.of.path));
    const [first, second] = isReflected
      ? [
          this.evaluation.callMethod(right, methods[1], left),
          this.evaluation.callMethod(left, methods[0], right),
        ]
      : [this.evaluation.callMethod(left, methods[0], right), NO_VALUES];
    if (first.length > 0) return first;
    return isReflected ? second : this.evaluation.callMethod(right, methods[1], left);
  }

  /** See `askedFirst`; most operators have no reflected method anywhere. */
  private askedFirst(
    left: () => readonly Value[],
    reflected: string,
    right: () => readonly Value[],
  ): AskedFirst | null {
    const { evaluation } = this;
    if (!evaluation.program.isPassed(`def ${reflected}`)) return null;
    return askedFirst(evaluation, evaluation.expand(left()), reflected, () => evaluation.expand(right()));
  }

  /** What rich comparisons give may be anything (data model 3.3.1); of a chain, any of them may be the last. */
  private compared(facts: FileFacts, row: number): readonly Value[] {
    const { exprs } = facts.evidence;
    const operators = facts.text(exprs.detail[row]!).split(' ');
    const operands = operandsOf(facts, row);
    const truth = [this.evaluation.standardInstance('builtins', 'bool')];
    // `not in` and `is not` are two words.
    if (operators.length !== operands.length - 1) return truth;
    return union(
      operators.map((operator, i) => {
        const left = operands[i]!;
        const right = operands[i + 1]!;
        const reflected = REFLECTED_COMPARISONS.get(operator);
        const ofLeft = (): readonly Value[] =>
          this.answeredBy(facts, left, COMPARISON_METHODS.get(operator), right);
        const ofRight = (): readonly Value[] => this.answeredBy(facts, right, reflected, left);
        const [first, second] = this.isOfRight(facts, left, reflected, right)
          ? [ofRight, ofLeft]
          : [ofLeft, ofRight];
        const found = first();
        const answer = found.length > 0 ? found : second();
        return answer.length > 0 ? answer : truth;
      }),
    );
  }

  /** Whether the right operand of a comparison is asked before the left one. */
  private isOfRight(facts: FileFacts, left: ExprRef, reflected: string | undefined, right: ExprRef): boolean {
    const { evaluation } = this;
    if (reflected === undefined) return false;
    return (
      this.askedFirst(
        () => evaluation.evaluate(facts, left),
        reflected,
        () => evaluation.evaluate(facts, right),
      ) !== null
    );
  }

  /** What a method that the workspace gives objects gives for an operand; nothing where no class has it. */
  private answeredBy(
    facts: FileFacts,
    of: ExprRef,
    method: string | undefined,
    other: ExprRef,
  ): readonly Value[] {
    if (method === undefined || !this.evaluation.program.isPassed(`def ${method}`)) return NO_VALUES;
    const objects = this.evaluation
      .expand(this.evaluation.evaluate(facts, of))
      .filter((value) => value.kind === 'instance' && !isOutside(value.of.path));
    return this.evaluation.callMethod(objects, method, this.evaluation.evaluate(facts, other));
  }

  /** What `except* E` binds: a group of those it caught (PEP 654). */
  private groupOf(caught: readonly Value[]): Value {
    const isException = (value: Value): boolean =>
      value.kind === 'instance' &&
      this.evaluation.program
        .mro(value.of)
        .entries.some((base) => 'isClass' in base && standardName(base) === 'builtins.Exception');
    const name = caught.every(isException) ? 'ExceptionGroup' : 'BaseExceptionGroup';
    return this.evaluation.standardInstance('builtins', name, [caught]);
  }

  private caught(value: Value): readonly Value[] {
    if (value.kind === 'class') return [this.raised(value)];
    if (value.kind === 'instance' && standardName(value.of) === 'builtins.tuple')
      return this.evaluation
        .iterate([value])
        .flatMap((item) => (item.kind === 'class' ? [this.raised(item)] : []));
    return [OPAQUE];
  }

  /** An object of a class, or of one below it where no code makes objects of the class itself. */
  private raised({ definition, args }: ClassValue): Value {
    const { program, values } = this.evaluation;
    const object = values.instance(definition, args);
    const isMade = isOutside(definition.path) || program.possibleClasses(definition).includes(definition);
    return isMade ? object : values.declared(object);
  }
}

const isType = ({ kind }: Value): boolean => kind === 'class' || kind === 'typevar' || kind === 'callable';
