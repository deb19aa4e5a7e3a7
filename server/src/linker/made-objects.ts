/**
 * What objects hold of what they were made with: `Handler(f)` and `Handler(g)` are told apart by what their attributes
 * are, as far as `__init__` stores its parameters (data model 3.3.1), hands them to that of a base, or is the one that
 * fields make (PEP 557). Knows constructors; what an attribute is otherwise is the business of `variable-values.ts`.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { argumentsOfCall } from './call-arguments.ts';
import { callsNamed } from './calls-in-file.ts';
import { type Definition, type Held, isOutside, MADE, sameList, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { displayedItem } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { Generics } from './generics.ts';
import { givenTo, isLeftOut, type ParameterList, parameterList } from './given-arguments.ts';
import type { QueryKind } from './queries.ts';
import type { Signature, SignatureParameter } from './signatures.ts';
import { storedAttributes } from './stored-places.ts';

const NOTHING: Held = new Map();
const INIT: ReadonlySet<string> = new Set(['__init__']);

/** How an object of a class comes to what it holds. */
interface Constructor {
  /** The function, or the class whose fields make one. */
  readonly definition: Definition;
  readonly signature: Signature;
  readonly isBound: boolean;
  readonly held: Held;
  /** The classes that declare the fields. */
  readonly owners?: ReadonlyMap<string, Definition>;
}

export class MadeObjects {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;
  /** What a constructor keeps, in terms of its own parameters: (path, def key of the `__init__`). */
  private readonly kept: QueryKind<Held>;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
    const { program } = evaluation;
    this.kept = program.kind<Held>({
      name: 'kept',
      arity: 2,
      compute: (path, key) => {
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        const def = facts?.defRow(key);
        return facts && def !== undefined ? this.keptBy(facts, def) : NOTHING;
      },
      bottom: NOTHING,
      equal: (a, b) =>
        a.size === b.size && [...a].every(([of, list]) => sameList(list, b.get(of) ?? NO_VALUES)),
    });
  }

  /** The objects of the class that a call of it makes, with what they hold of its arguments. */
  filled(made: readonly Value[], definition: Definition, args: Arguments): readonly Value[] {
    if (isOutside(definition.path) ? definition.path !== MADE : !anyTells(args)) return made;
    const hook = this.constructorOf(definition);
    if (hook === null || hook.held.size === 0) return made;
    const held = this.given(hook, args);
    return made.map((value) =>
      value.kind === 'instance' && value.of === definition && value.held === null
        ? this.evaluation.values.holding(value, held)
        : value,
    );
  }

  /** A copy of an object that is given other values for some of its fields: `replace(x, f=g)`. */
  replaced(value: Value, args: Arguments): Value {
    const fields = value.kind === 'instance' ? this.evaluation.fieldsOf(value.of) : null;
    if (value.kind !== 'instance' || fields === null) return value;
    const held = new Map(value.held);
    for (const name of args.names) {
      const owner = fields.owners.get(name);
      if (owner) held.set(this.evaluation.values.parameter(owner.path, owner.key, name), args.named(name));
    }
    const { values } = this.evaluation;
    return values.holding(values.instanceLike(value, value.args, value.items), held);
  }

  private constructorOf(definition: Definition): Constructor | null {
    const { program } = this.evaluation;
    const { found } = program.member(definition, '__init__');
    const [hook] = found.map(({ entity }) => entity);
    if (hook?.kind === 'definition' && !isOutside(hook.definition.path)) {
      const signature = program.signature(hook.definition);
      const isPlain = found.length === 1 && !hook.definition.isClass && !hook.definition.isDecorated;
      if (!isPlain || !signature) return null;
      const held = this.kept.ask(hook.definition.path, hook.definition.key);
      return { definition: hook.definition, signature, isBound: true, held };
    }
    return this.constructorOfFields(definition);
  }

  /** The parameters of a constructor that is made of fields are the fields themselves. */
  private constructorOfFields(definition: Definition): Constructor | null {
    const { program, values } = this.evaluation;
    const fields = this.evaluation.fieldsOf(definition);
    const hook = program.member(definition, '__new__').found[0]?.entity;
    const isOwn = hook?.kind === 'definition' && !isOutside(hook.definition.path);
    if (fields === null || isOwn) return null;
    const held = new Map<Value, readonly Value[]>();
    for (const [name, { path, key }] of fields.owners) {
      const given = values.parameter(definition.path, definition.key, name);
      held.set(values.parameter(path, key, name), [given]);
    }
    return { definition, signature: fields.signature, owners: fields.owners, isBound: false, held };
  }

  /** What one call gives to hold: where it says nothing worth telling apart, nothing. */
  private given({ definition, signature, isBound, held, owners }: Constructor, args: Arguments): Held {
    const { values } = this.evaluation;
    const list = parameterList(signature, isBound);
    const wanted = new Set([...held.values()].flat());
    const solved = new Map<Value, readonly Value[]>();
    for (const parameter of signature.parameters) {
      const term = values.parameter(definition.path, definition.key, parameter.name);
      if (!wanted.has(term) || !(definition.path === MADE || mayTell(list, parameter, args))) continue;
      const given = givenTo(this.evaluation, list, parameter, args);
      const known =
        given.length === 0 && parameter.hasDefault && isLeftOut(list, parameter, args)
          ? this.evaluation.defaultOf(owners?.get(parameter.name) ?? definition, parameter.name)
          : given;
      if (definition.path === MADE || known.some(isTelling)) solved.set(term, known);
    }
    if (solved.size === 0) return NOTHING;
    const found = new Map<Value, readonly Value[]>();
    for (const [of, terms] of held) {
      const known = this.generics.substitute(terms, { solved, self: null });
      if (!known.includes(of)) found.set(of, known);
    }
    return found;
  }

  private keptBy(facts: FileFacts, def: number): Held {
    const { assigns, calls } = facts.evidence;
    const { values, program } = this.evaluation;
    const found = new Map<Value, readonly Value[]>();
    const keep = (name: string): void => {
      const term = values.parameter(facts.path, facts.defKey(def), name);
      found.set(term, [term]);
    };
    for (const rows of storedAttributes(facts, facts.classOf(def)).values())
      for (const row of rows)
        if (assigns.def[row] === def)
          for (const name of parametersIn(facts, def, assigns.value[row]!)) keep(name);
    for (const row of callsNamed(facts, INIT)) {
      if (calls.def[row] !== def) continue;
      for (const callee of this.evaluation.evaluate(facts, calls.callee[row]!)) {
        if (callee.kind !== 'function' || isOutside(callee.definition.path)) continue;
        const signature = program.signature(callee.definition);
        if (!signature || callee.definition.name !== '__init__') continue;
        const held = this.kept.ask(callee.definition.path, callee.definition.key);
        const { definition, isBound } = callee;
        const args = argumentsOfCall(this.evaluation, facts, row);
        for (const [of, list] of this.given({ definition, signature, isBound, held }, args))
          found.set(of, list);
      }
    }
    return found;
  }
}

/**
 * Names of the parameters that an expression can be as they are: `fn`, `fn or default`, `fn if fn else default`, and what
 * each target of `self.name, self.fn = name, fn` receives.
 */
function parametersIn(facts: FileFacts, def: number, ref: ExprRef): readonly string[] {
  const { exprs, nameBindings, names, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'name') {
    const binding = nameBindings.resolved[row]!;
    const name = facts.text(names.name[row]!);
    const { from, to } = facts.paramsOf(def);
    const { params } = facts.evidence;
    for (let param = from; param < to; param++)
      if (facts.text(params.name[param]!) === name && facts.binding(params.scope[param]!, name) === binding)
        return [name];
    return [];
  }
  if (exprRefKind(ref) !== 'expr') return [];
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
  switch (exprs.kind[row]) {
    case ExprKind.conditional:
      return [...parametersIn(facts, def, operand(0)), ...parametersIn(facts, def, operand(2))];
    case ExprKind.boolean:
      return [...parametersIn(facts, def, operand(0)), ...parametersIn(facts, def, operand(1))];
    case ExprKind.unpack: {
      const item = displayedItem(facts, operand(0), facts.text(exprs.detail[row]!));
      return item === null ? [] : parametersIn(facts, def, item);
    }
    default:
      return [];
  }
}

/** Whether anything that a call writes looks like what can be told apart. */
function anyTells(args: Arguments): boolean {
  for (let position = 0; position < args.count; position++) if (args.mayTellAt(position)) return true;
  return args.names.some((name) => args.mayTellNamed(name));
}

/** Whether what a call writes for a parameter looks like what can be told apart; most arguments need not be evaluated. */
function mayTell(list: ParameterList, parameter: SignatureParameter, args: Arguments): boolean {
  if (parameter === list.rest || parameter === list.keywordRest) return anyTells(args);
  if (isLeftOut(list, parameter, args)) return parameter.hasDefault;
  if (args.names.includes(parameter.name)) return args.mayTellNamed(parameter.name);
  const position = list.positional.indexOf(parameter);
  return position < 0 || position >= args.count || args.mayTellAt(position);
}

/** Whether a value makes an object another than those of its class: what can be called, modules, and what holds such things. */
function isTelling(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'module':
    case 'partial':
    case 'members':
    case 'parameter':
    case 'result':
      return true;
    case 'callable':
      return value.returns.length > 0;
    case 'instance':
      return (
        !isOutside(value.of.path) || value.held !== null || value.args.some((list) => list.some(isTelling))
      );
    default:
      return false;
  }
}
