/**
 * What the calls written in a file give: evaluates callee and arguments, and knows the builtins whose result
 * depends on where or how the call is written: `super()`, `getattr` with a literal, `import_module`, `TypeVar`.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { argumentsOfCall, type KnownAround } from './call-arguments.ts';
import { classMadeBy } from './called-classes.ts';
import { calledName } from './calls-in-file.ts';
import { containerCall } from './container-calls.ts';
import { union } from './containers.ts';
import { itemsOfPairs } from './copied-elements.ts';
import { withCode } from './declared-types.ts';
import { classAround } from './definition-facts.ts';
import { keysOf } from './element-keys.ts';
import { addAllUnique, addUnique, type Definition, standardName, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES, skipArguments } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { areTooMany, atMostValues, exceeds } from './limit-hits.ts';
import { MAX_TERM_ARGUMENTS } from './limits.ts';
import { namedTupleMadeBy } from './namedtuple-calls.ts';
import { Namespaces } from './namespaces.ts';
import { hasBase } from './subclasses.ts';
import { VARIADIC } from './unpacked-types.ts';

const TYPE_VARIABLES = new Set(['typing.TypeVar', 'typing.ParamSpec', 'typing.TypeVarTuple']);
/** Where `__import__` takes the names from that its caller wants of the module. */
const FROM_LIST = 3;
const IMPORTERS = new Set(['importlib.import_module', 'builtins.__import__']);

/** The key of an element that an expression is known to be; null for what is no string and no number. */
function keyIn(around: KnownAround | null, ref: ExprRef): string | null {
  const known = around?.known(ref) ?? null;
  return known !== null && /^['\d-]/.test(known) ? known : null;
}

/** Values of which it is known what calling them runs. */
const CALLED_KINDS: ReadonlySet<Value['kind']> = new Set([
  'function',
  'class',
  'instance',
  'partial',
  'callable',
]);

export class CallValues {
  private readonly evaluation: Evaluation;
  private readonly namespaces: Namespaces;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.namespaces = new Namespaces(evaluation);
  }

  /** `known`: what is known of the code around where that says more than the code itself. */
  evaluate(facts: FileFacts, row: number, known: KnownAround | null = null): readonly Value[] {
    const { calls } = facts.evidence;
    const found: Value[] = [];
    const args = argumentsOfCall(this.evaluation, facts, row, false, known);
    const callees =
      known?.evaluate(calls.callee[row]!) ?? this.evaluation.evaluate(facts, calls.callee[row]!);
    for (const callee of callees) {
      if (areTooMany(found)) break;
      const later = this.calledLater(callee, args);
      if (later) addUnique<Value>(found, this.resultOf(later.callee, later.args));
      else addAllUnique(found, this.calledWritten(facts, row, callee, args, known));
    }
    // `d.setdefault(k, v)` gives v, or what was put there so before, where nothing else is known of d.
    const isUnknown = callees.every(({ kind }) => !CALLED_KINDS.has(kind));
    if (isUnknown && args.count === 2 && calledName(facts, row) === 'setdefault')
      addAllUnique(found, args.at(1));
    return atMostValues(found);
  }

  /**
   * The same call of what is not known before the function around it is called: a parameter, or what stands for the class
   * that `cls()`, `super().__call__()` and `type.__call__(cls)` of a metaclass make an object of.
   */
  private calledLater(callee: Value, args: Arguments): { callee: Value; args: Arguments } | null {
    if (callee.kind === 'parameter' || this.evaluation.isMadeLater(callee)) return { callee, args };
    if (callee.kind !== 'function' || standardName(callee.definition) !== 'builtins.type.__call__')
      return null;
    if (callee.receiver?.kind === 'super')
      return { callee: this.evaluation.values.instance(callee.receiver.after, [], null, true), args };
    const made = args.at(0).find((value) => this.evaluation.isMadeLater(value));
    return made ? { callee: made, args: skipArguments(args, 1) } : null;
  }

  /** What a call of a parameter gives, as a term: it depends on what the function around it is called with. */
  private resultOf(callee: Value, args: Arguments): Value {
    const isCut = exceeds('termArguments', args.count, MAX_TERM_ARGUMENTS);
    const count = isCut ? MAX_TERM_ARGUMENTS : args.count;
    const given = Array.from({ length: count }, (_, position) => args.at(position));
    const isWhole = count === args.count && args.names.length === 0 && !args.isOpen;
    return this.evaluation.values.result(callee, given, !isWhole);
  }

  private calledWritten(
    facts: FileFacts,
    row: number,
    written: Value,
    args: Arguments,
    around: KnownAround | null,
  ): readonly Value[] {
    const found: Value[] = [];
    for (const callee of this.evaluation.expand([written])) {
      if (areTooMany(found)) break;
      const known = this.knownCall(facts, row, callee, args, around);
      addAllUnique(found, known ?? this.evaluation.called(callee, args));
    }
    return atMostValues(found);
  }

  private knownCall(
    facts: FileFacts,
    row: number,
    callee: Value,
    args: Arguments,
    around: KnownAround | null,
  ): readonly Value[] | null {
    const name = calleeName(callee);
    if (name === null) return null;
    const first = firstPositional(facts, row);
    if (first !== null && callee.kind === 'class' && MAPPINGS.has(name) && args.count === 1) {
      const items = itemsOfPairs(this.evaluation, facts, first);
      const keys = [this.evaluation.standardInstance('builtins', 'str')];
      if (items)
        return [this.evaluation.values.instance(callee.definition, [keys, union(items.values())], items)];
    }
    const made = namedTupleMadeBy(this.evaluation, facts, row, name);
    if (made) return [made.value];
    const ofType = classMadeBy(this.evaluation, facts, row, name, args);
    if (ofType) return [ofType.value];
    const namespace = this.namespaces.given(facts, row, name, () => this.evaluation.called(callee, args));
    if (namespace) return namespace;
    const named =
      first !== null && this.namespaces.read(facts, callee, first, keyIn(around, first), () => args.at(1));
    if (named) return named;
    const contained = containerCall(this.evaluation, callee, args, (items) => {
      const key = first === null ? null : keyIn(around, first);
      if (key !== null) return [key];
      return first === null ? null : keysOf(this.evaluation, facts, [first], items);
    });
    if (contained) return contained;
    if (IMPORTERS.has(name)) return this.importedModule(facts, row, first, name);
    if (name === 'builtins.super') {
      const after = this.superClass(facts, row);
      return after
        ? [this.evaluation.values.parents(after, this.objectOfSuper(facts, row, after))]
        : NO_VALUES;
    }
    if (name === 'typing.cast' && first !== null)
      return withCode(
        this.evaluation,
        this.evaluation.typeValues(facts, first, facts.evidence.calls.def[row]!),
        () => args.at(1),
      );
    if (name === 'builtins.getattr') return this.attributeNamed(facts, row, args, around);
    if (name === 'builtins.type.__subclasses__') return this.subclassesOf(callee);
    const text = literalArgument(facts, row, 0);
    if (text === null) return null;
    if (TYPE_VARIABLES.has(name)) {
      const mark = name === 'typing.TypeVarTuple' ? VARIADIC : '';
      return [this.evaluation.values.typeVariable(`${facts.path}|${mark}${text}`)];
    }
    return null;
  }

  /** `import_module('a.b')`, `import_module('.b', 'a')`; null where nothing says what the name is. */
  private importedModule(
    facts: FileFacts,
    row: number,
    first: ExprRef | null,
    importer: string,
  ): readonly Value[] | null {
    const texts = first === null ? [] : this.evaluation.textsIn(facts, first);
    if (texts.length === 0) return null;
    return union(texts.map((text) => this.moduleNamed(facts, row, text, importer)));
  }

  private moduleNamed(facts: FileFacts, row: number, text: string, importer: string): readonly Value[] {
    const level = /^\.*/.exec(text)![0].length;
    const around = level === 0 ? null : argumentGiven(facts, row, 1, 'package');
    const [packaged] = around === null ? [] : this.evaluation.textsIn(facts, around);
    const parent = packaged?.split('.').slice(0, level > 1 ? 1 - level : undefined);
    const module = level === 0 ? text : parent ? [...parent, text.slice(level)].join('.') : '';
    if (module === '' || this.evaluation.program.locate(module).kind === 'missing') return NO_VALUES;
    // The package above all, unless the call asks for names of the module.
    const isTop =
      importer === 'builtins.__import__' && argumentGiven(facts, row, FROM_LIST, 'fromlist') === null;
    const entity = this.evaluation.program.moduleEntity(isTop ? module.split('.', 1)[0]! : module);
    return entity.kind === 'module' ? [entity.value] : NO_VALUES;
  }

  /** `C.__subclasses__()`: the classes that name C as a base; null where none is known. */
  private subclassesOf(callee: Value): readonly Value[] | null {
    const { program } = this.evaluation;
    if (callee.kind !== 'function' || callee.receiver?.kind !== 'class') return null;
    const { definition } = callee.receiver;
    const below = program.subclasses(definition).filter((of) => hasBase(program, of, definition.place));
    return below.length === 0
      ? null
      : [this.evaluation.standardInstance('builtins', 'list', [below.map(({ value }) => value)])];
  }

  /** `getattr(x, name)`: the attributes that the code says it may be; null where it says none. */
  private attributeNamed(
    facts: FileFacts,
    row: number,
    args: Arguments,
    around: KnownAround | null,
  ): readonly Value[] | null {
    const { args: rows, calls } = facts.evidence;
    const from = calls.argStart[row]!;
    const isPlain = (arg: number): boolean => rows.star[arg] === 0 && rows.keyword[arg]! < 0;
    if (calls.argCount[row]! < 2 || !isPlain(from) || !isPlain(from + 1)) return null;
    const found: Value[] = [];
    let isNamed = false;
    const given = keyIn(around, rows.expr[from + 1]!);
    for (const value of this.evaluation.expand(args.at(0))) {
      const items = given?.startsWith("'")
        ? this.evaluation.attribute(value, given.slice(1), facts.path)
        : this.evaluation.attributesNamed(facts, rows.expr[from + 1]!, value);
      if (items === null) continue;
      isNamed = true;
      for (const item of items) addUnique(found, item);
    }
    if (!isNamed) return null;
    if (calls.argCount[row]! > 2) for (const item of args.at(2)) addUnique(found, item);
    return atMostValues(found);
  }

  /** The class of which the object of `super(C, self)` is: its MRO goes on behind C as that of C alone may not. */
  private objectOfSuper(facts: FileFacts, row: number, after: Definition): Definition {
    const { args, calls } = facts.evidence;
    if (calls.argCount[row] !== 2) return after;
    const [object] = this.evaluation.evaluate(facts, args.expr[calls.argStart[row]! + 1]!);
    const of = object?.kind === 'instance' ? object.of : object?.kind === 'class' ? object.definition : after;
    return this.evaluation.program.mro(of).entries.includes(after) ? of : after;
  }

  /** The class whose bases `super()` (or `super(C, x)`) starts from. */
  private superClass(facts: FileFacts, row: number): Definition | null {
    const { calls, args } = facts.evidence;
    if (calls.argCount[row]! > 0) {
      const first = this.evaluation.evaluate(facts, args.expr[calls.argStart[row]!]!)[0];
      return first?.kind === 'class' ? first.definition : null;
    }
    const owner = classAround(facts, calls.def[row]!);
    return owner < 0 ? null : this.evaluation.program.definition(facts, owner);
  }
}

/** Classes that are made of pairs of a key and what is under it. */
const MAPPINGS: ReadonlySet<string> = new Set(['builtins.dict', 'collections.OrderedDict']);

/** Dotted name of a callee of the standard library, whether its stub could be read or not. */
function calleeName(callee: Value): string | null {
  if (callee.kind === 'class' || callee.kind === 'function') return standardName(callee.definition);
  return callee.kind === 'external' ? `${callee.entity.module}.${callee.entity.names.join('.')}` : null;
}

/** The first argument, when it is positional; null for others. */
function firstPositional(facts: FileFacts, row: number): ExprRef | null {
  const { calls, args } = facts.evidence;
  const arg = calls.argStart[row]!;
  return calls.argCount[row]! > 0 && args.star[arg] === 0 && args.keyword[arg]! < 0 ? args.expr[arg]! : null;
}

/** An argument at a position of a call, or of a name; null where there is none. */
export function argumentGiven(facts: FileFacts, row: number, position: number, name: string): ExprRef | null {
  const { calls, args } = facts.evidence;
  const from = calls.argStart[row]!;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    if (args.star[arg] !== 0) return null;
    const isIt = args.keyword[arg]! < 0 ? arg - from === position : facts.text(args.keyword[arg]!) === name;
    if (isIt) return args.expr[arg]!;
  }
  return null;
}

/** The positional arguments of a call, up to the first starred one. */
export function plainArguments(facts: FileFacts, row: number): readonly ExprRef[] {
  const { calls, args } = facts.evidence;
  const found: ExprRef[] = [];
  for (let arg = calls.argStart[row]!; arg < calls.argStart[row]! + calls.argCount[row]!; arg++) {
    if (args.star[arg] !== 0) break;
    if (args.keyword[arg]! < 0) found.push(args.expr[arg]!);
  }
  return found;
}

/** The text of a string literal at a position of a call's arguments; null for anything else. */
export function literalArgument(facts: FileFacts, row: number, position: number): string | null {
  const { calls, args } = facts.evidence;
  if (position >= calls.argCount[row]!) return null;
  const arg = calls.argStart[row]! + position;
  const ref = args.expr[arg]!;
  const isPlain = args.star[arg] === 0 && args.keyword[arg]! < 0;
  return isPlain && exprRefKind(ref) === 'string' ? facts.text(exprRefRow(ref)) : null;
}
