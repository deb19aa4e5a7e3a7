/**
 * What a function says of itself: what its parameters can hold, what their defaults are, and what calling it gives, as
 * annotations tell, else its code. What calls pass is not looked at here.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { BlockKind, DefFlag, ExprKind, ParamKind, ReturnKind } from '../evidence/schema.ts';
import { around } from './block-tree.ts';
import { isSilent } from './calls-in-file.ts';
import { itemsOf } from './container-calls.ts';
import { union } from './containers.ts';
import { isKnownOneOf, isTelling, leavesOpen, withCode } from './declared-types.ts';
import { declaredFields, receiverOf, returnsOf } from './definition-facts.ts';
import { addUnique, type Definition, isOutside, mayBeBelow, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { collectVariables, type Generics } from './generics.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS, MAX_MADE_BELOW } from './limits.ts';
import type { QueryKind } from './queries.ts';
import { isRestKind } from './signatures.ts';
import { unpackedType } from './unpacked-types.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import { valueAnswers } from './widening.ts';

export class FunctionValues {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;
  /** What a parameter can hold: (path, def key of the function, name). */
  private readonly parameters: QueryKind<readonly Value[]>;
  /** What the default of a parameter is: (path, def key of the function, name). */
  private readonly defaults: QueryKind<readonly Value[]>;
  /** What calling a function gives: (path, def key). */
  private readonly returns: QueryKind<readonly Value[]>;
  /** The same as its code alone tells: (path, def key). */
  private readonly coded: QueryKind<readonly Value[]>;
  /** What methods of a name make in classes below one: (path, def key, name). */
  private readonly below: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
    const { program } = evaluation;
    // What a function's own rows decide changes with those, wherever else the file is edited.
    const read = (path: string, key: string): FileFacts | undefined =>
      program.factsOfChunk(path, (facts) => facts.chunkOfDef(key));
    this.parameters = valuesKind(evaluation, 'argument', 3, read, (facts, owner, name) =>
      this.parameterNamed(facts, owner, name),
    );
    this.defaults = valuesKind(evaluation, 'default', 3, read, (facts, owner, name) =>
      this.defaultNamed(facts, owner, name),
    );
    this.returns = valuesKind(evaluation, 'returns', 2, read, (facts, key) => this.returnedBy(facts, key));
    this.coded = valuesKind(evaluation, 'returns_of_code', 2, read, (facts, key) => {
      const row = facts.defRow(key);
      return row === undefined ? NO_VALUES : this.givenByCode(facts, row);
    });
    this.below = program.kind<readonly Value[]>({
      name: 'made_below',
      arity: 3,
      compute: (path, key, name) => {
        const above = program.definitionAt(path, key);
        return above === null ? NO_VALUES : this.findBelow(above, name);
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** What a parameter can hold, given the key of its function. */
  argument(path: string, owner: string, name: string): readonly Value[] {
    return this.parameters.ask(path, owner, name);
  }

  /** What a parameter is where a call leaves it out. */
  defaultOf(definition: Definition, name: string): readonly Value[] {
    return this.defaults.askAbout(definition, name);
  }

  /** What calling a function gives, in terms of its parameters and type variables. */
  returned(definition: Definition): readonly Value[] {
    return this.returns.askAbout(definition);
  }

  /** The same, whatever it is declared to give. */
  returnedByCode(definition: Definition): readonly Value[] {
    return this.coded.askAbout(definition);
  }

  /**
   * The classes, functions, and objects of classes, of the workspace that methods of a name give in classes below one, whatever
   * they are called with; none where they are many: then they say less than the one that is known.
   */
  madeBelow(above: Definition, name: string): readonly Value[] {
    return this.below.askAbout(above, name);
  }

  private findBelow(above: Definition, name: string): readonly Value[] {
    const found: Value[] = [];
    const methods = this.evaluation.program.overridesBelow(above, name);
    if (exceeds('madeBelow', methods.length, MAX_MADE_BELOW)) return NO_VALUES;
    for (const method of methods)
      for (const value of this.returned(method)) {
        if (value.kind === 'class' && !value.isSelf) addUnique<Value>(found, value.definition.value);
        else if (value.kind === 'instance' && !value.isSelf && !isOutside(value.of.path))
          addUnique<Value>(found, value.of.instance);
        else if (value.kind === 'function' && !isOutside(value.definition.path))
          addUnique<Value>(found, value);
      }
    return found;
  }

  private returnedBy(facts: FileFacts, key: string): readonly Value[] {
    const row = facts.defRow(key);
    if (row === undefined) return NO_VALUES;
    const { defs, typeExprs } = facts.evidence;
    const annotation = defs.returnType[row]!;
    if (annotation < 0) return this.givenByCode(facts, row);
    const declared = this.evaluation.typeValues(facts, typeExprs.expr[annotation]!, row);
    if (isOutside(facts.path)) return declared;
    if (this.isSolvedAround(facts, row, declared)) {
      const given = this.givenByCode(facts, row);
      if (given.length > 0) return given;
    }
    return (
      this.knownByCode(facts, row, declared) ??
      withCode(this.evaluation, declared, () => this.givenByCode(facts, row))
    );
  }

  /**
   * What a function (a row of `defs`) returns that is declared to return objects of classes with others below them, where
   * all of its statements give objects that are known to be of those; null where that is not so, or says no more.
   */
  private knownByCode(facts: FileFacts, row: number, declared: readonly Value[]): readonly Value[] | null {
    const { defs, returns } = facts.evidence;
    if ((defs.flags[row]! & (DefFlag.generator | DefFlag.async)) !== 0) return null;
    const isWide = (type: Value): boolean =>
      type.kind === 'instance' && mayBeBelow(type) && !isOutside(type.of.path) && this.isOpen(type);
    if (declared.length === 0 || !declared.every(isWide)) return null;
    const found: Value[] = [];
    for (const statement of returnsOf(facts, row)) {
      const ref = returns.value[statement]!;
      if (isSilent(ref)) continue;
      const values = this.evaluation.evaluate(facts, ref);
      if (values.length === 0 || !values.every((value) => isKnownOneOf(this.evaluation, value, declared)))
        return null;
      for (const value of values) addUnique(found, value);
    }
    return found.length > 0 ? found : null;
  }

  /**
   * Whether a function (a row of `defs`) returns type variables of the function around it, as wrappers of decorators do
   * (PEP 612): a call of the inner one does not solve them.
   */
  private isSolvedAround(facts: FileFacts, row: number, declared: readonly Value[]): boolean {
    const { defs, params, typeExprs } = facts.evidence;
    const container = defs.container[row]!;
    if (container < 0 || facts.isClass(container)) return false;
    const variables: Value[] = [];
    for (const type of declared) collectVariables(type, variables);
    if (variables.length === 0) return false;
    const own: Value[] = [];
    const { from, to } = facts.paramsOf(row);
    for (let param = from; param < to; param++) {
      const type = params.type[param]!;
      if (type < 0) continue;
      for (const value of this.evaluation.typeValues(facts, typeExprs.expr[type]!, row))
        collectVariables(value, own);
    }
    return variables.some((variable) => !own.includes(variable));
  }

  /** What the statements of a function (a row of `defs`) return or yield. */
  private givenByCode(facts: FileFacts, row: number): readonly Value[] {
    const { defs, returns } = facts.evidence;
    const isGenerator = (defs.flags[row]! & DefFlag.generator) !== 0;
    const yielded: (readonly Value[])[] = [];
    const given: (readonly Value[])[] = [];
    for (const statement of returnsOf(facts, row)) {
      const values = this.evaluation.evaluate(facts, returns.value[statement]!);
      if (returns.kind[statement] === ReturnKind.yield) yielded.push(values);
      else if (returns.kind[statement] === ReturnKind.yield_from)
        yielded.push(this.evaluation.iterate(values));
      else given.push(values);
    }
    if (!isGenerator) return union(given);
    const isAsync = (defs.flags[row]! & DefFlag.async) !== 0;
    const sent = takesSent(facts).has(row) ? [sentTo(this.evaluation, facts, row)] : NO_VALUES;
    const args = [union(yielded), sent, union(given)];
    const made = this.evaluation.standardInstance('typing', isAsync ? 'AsyncGenerator' : 'Generator', args);
    const isInOrder = !isAsync && made.kind === 'instance' && yieldsInOrder(facts, row);
    return [isInOrder ? this.evaluation.values.instance(made.of, args, itemsOf(yielded)) : made];
  }

  /** What a `yield` of a function (a row of `defs`) gives it: what `send` is called with (PEP 342, 525). */
  received(facts: FileFacts, def: number): readonly Value[] {
    if (facts.evidence.defs.returnType[def]! < 0) return [sentTo(this.evaluation, facts, def)];
    return union(
      this.returned(this.evaluation.program.definition(facts, def)).map((declared) =>
        declared.kind === 'instance' ? (declared.args[1] ?? NO_VALUES) : NO_VALUES,
      ),
    );
  }

  private defaultNamed(facts: FileFacts, owner: string, name: string): readonly Value[] {
    const def = facts.defRow(owner);
    if (def === undefined) return NO_VALUES;
    if (facts.isClass(def)) return this.fieldDefault(facts, def, name);
    const { params } = facts.evidence;
    const { from, to } = facts.paramsOf(def);
    for (let param = from; param < to; param++)
      if (facts.text(params.name[param]!) === name)
        return this.evaluation.evaluate(facts, params.default[param]!);
    return NO_VALUES;
  }

  /** What a field is that no call gives: what the class says behind its declaration. */
  private fieldDefault(facts: FileFacts, def: number, name: string): readonly Value[] {
    const { assigns } = facts.evidence;
    const declared = declaredFields(facts, def).filter((field) => field.name === name);
    return union(declared.map(({ row }) => this.evaluation.evaluate(facts, assigns.value[row]!)));
  }

  private parameterNamed(facts: FileFacts, owner: string, name: string): readonly Value[] {
    const def = facts.defRow(owner);
    if (def === undefined) return NO_VALUES;
    const { from, to } = facts.paramsOf(def);
    for (let param = from; param < to; param++) {
      if (facts.text(facts.evidence.params.name[param]!) === name) return this.parameter(facts, param);
    }
    return NO_VALUES;
  }

  /** What a parameter (a row of `params`) can hold; what calls pass is left open. */
  parameter(facts: FileFacts, param: number): readonly Value[] {
    const { params, typeExprs } = facts.evidence;
    const def = params.def[param]!;
    const type = params.type[param]!;
    const declared = type < 0 ? NO_VALUES : this.evaluation.typeValues(facts, typeExprs.expr[type]!, def);
    if (type >= 0 && isOutside(facts.path)) return declared;
    if (type >= 0 && isRestKind(params.kind[param]!)) {
      const unpacked = unpackedType(this.evaluation, facts, typeExprs.expr[type]!);
      return unpacked === null
        ? this.restOf(facts, param, declared)
        : this.unpackedRest(facts, param, this.evaluation.typeValues(facts, unpacked, def));
    }
    const isOpen = declared.some((value) => this.isOpen(value));
    if (declared.length > 0 && !isOpen) return declared;
    const known = this.receiver(facts, param) ?? [this.parameterOf(facts, param)];
    return declared.length === 0 ? known : merge(declared.filter(isTelling), known);
  }

  /** What a method receives its object or class as; null for other parameters. */
  private receiver(facts: FileFacts, param: number): readonly Value[] | null {
    const { defs, params } = facts.evidence;
    const def = params.def[param]!;
    const owner = facts.classOf(def);
    const receiver = receiverOf(facts, def);
    if (params.position[param] !== 0 || isRestKind(params.kind[param]!) || receiver === 'none' || owner < 0)
      return null;
    const definition = this.evaluation.program.definition(facts, owner);
    // It runs for classes below, never for the one it is written in (PEP 487).
    if (facts.text(defs.name[def]!) === '__init_subclass__') {
      const below = this.evaluation.program.subclasses(definition).map(({ value }) => value);
      if (below.length > 0) return below;
    }
    const args = this.generics.parametersOf(definition).map((parameter) => [parameter]);
    return [
      receiver === 'class'
        ? this.evaluation.values.class(definition, args, true)
        : this.evaluation.values.instance(definition, args, null, true),
    ];
  }

  /** What `*args` or `**kwargs` holds whose elements are declared to be of these types. */
  private restOf(facts: FileFacts, param: number, declared: readonly Value[]): readonly Value[] {
    const { evaluation } = this;
    const { params, typeExprs } = facts.evidence;
    const isTuple = params.kind[param] === ParamKind.VAR_POS;
    // `**kwargs: Unpack[TD]` declares the dictionary, not what is in it (PEP 692).
    if (!isTuple && unpackedType(evaluation, facts, typeExprs.expr[params.type[param]!]!) !== null)
      return declared;
    const held = isTuple
      ? evaluation.standardInstance('builtins', 'tuple', [declared])
      : evaluation.standardInstance('builtins', 'dict', [
          [evaluation.standardInstance('builtins', 'str')],
          declared,
        ]);
    return declared.some((value) => this.isOpen(value)) ? [held, this.parameterOf(facts, param)] : [held];
  }

  /** The same of `*args: *tuple[A, B]` and `**kwargs: Unpack[Movie]` (PEP 646, 692): of `*Ts` calls say what it holds. */
  private unpackedRest(facts: FileFacts, param: number, declared: readonly Value[]): readonly Value[] {
    const held = declared.filter((value) => value.kind === 'instance');
    const isTold =
      held.length > 0 && !held.some(({ args }) => args.flat().some((value) => this.isOpen(value)));
    return isTold ? held : [...held, this.parameterOf(facts, param)];
  }

  /** Whether what calls pass says what a value is that is declared so: its class may be one of those below, too. */
  private isOpen(type: Value): boolean {
    if (leavesOpen(this.evaluation, type)) return true;
    if (type.kind !== 'instance' || isOutside(type.of.path)) return false;
    return this.evaluation.program.subclasses(type.of).length > 0;
  }

  private parameterOf(facts: FileFacts, param: number): Value {
    const { params } = facts.evidence;
    return this.evaluation.values.parameter(
      facts.path,
      facts.defKey(params.def[param]!),
      facts.text(params.name[param]!),
    );
  }
}

/** Whether a generator comes to all that it yields, once each, in the order in which it is written. */
function yieldsInOrder(facts: FileFacts, def: number): boolean {
  const { defs, returns } = facts.evidence;
  const rows = returnsOf(facts, def);
  const scope = defs.bodyScope[def]!;
  if (rows.length === 0 || rows.length > MAX_ELEMENTS) return false;
  return rows.every((row) => {
    if (returns.kind[row] === ReturnKind.return) return true;
    const position = facts.layout().toAbsolute(returns.chunk[row]!, returns.start[row]!);
    const isPlain = around(facts, scope, position).every(({ kind }) => kind === BlockKind.plain);
    return isPlain && returns.kind[row] === ReturnKind.yield;
  });
}

/** Name of what is sent to a generator, as a parameter of it; no parameter can be called so. */
export const SENT = 'yield';

/** What is sent to a generator: unknown, as what is passed to a parameter is. */
const sentTo = ({ values }: Evaluation, facts: FileFacts, def: number): Value =>
  values.parameter(facts.path, facts.defKey(def), SENT);

/** Rows of `defs` of functions that use what a `yield` of theirs gives. */
function takesSent(facts: FileFacts): ReadonlySet<number> {
  return facts.memo('takes sent', () => {
    const { assigns, exprs } = facts.evidence;
    const found = new Set<number>();
    for (let row = 0; row < assigns.length; row++) {
      const value = assigns.value[row]!;
      const isYield = exprRefKind(value) === 'expr' && exprs.kind[exprRefRow(value)] === ExprKind.yield;
      if (isYield) found.add(assigns.def[row]!);
    }
    return found;
  });
}
