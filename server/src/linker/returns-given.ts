/**
 * What a function returns to a call that says which constants it gives: the statements that such a call does not come to
 * are left out, what stands under a parameter in a dict is looked up; and what a method returns to a call on an object whose
 * class is known, where other classes have something else under the names that it reads of its object. Follows the function's own code only, as far as
 * parameters that it does not bind anew decide.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, SiteKind } from '../evidence/schema.ts';
import { storesLike } from './attribute-stores.ts';
import { around } from './block-tree.ts';
import { definitionOfPlace } from './call-places.ts';
import type { CallValues } from './call-values.ts';
import { withClassSet } from './class-stores.ts';
import { constantKey } from './constant-key.ts';
import { decide, displayedConstant, EMPTY, FILLED, type Known, OBJECT, truthOf } from './constant-tests.ts';
import { writtenConstant } from './constant-values.ts';
import { additionsTo, argumentsThatAre } from './container-additions.ts';
import { type Containers, union } from './containers.ts';
import { ANY, ANY_TEXT, guardsOf } from './deciding-parameters.ts';
import { receiverOf, receiverParameter, returnsOf } from './definition-facts.ts';
import { type Definition, type FunctionValue, isOutside, mayBeBelow, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { parameterList } from './given-arguments.ts';
import { guardsOfAttribute } from './guards.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_GIVEN_TEXT } from './limits.ts';
import type { NameValues } from './name-values.ts';
import type { QueryKind } from './queries.ts';
import type { Signature, SignatureParameter } from './signatures.ts';
import { sitePosition } from './site-order.ts';
import { valuesKind } from './values-kind.ts';
import { visibleSites } from './visible-sites.ts';

/** In the place of a parameter's name: the object or class that the function is a method of. */
const RECEIVER = '.';
/** What a call leaves out: the parameter has its default. */
const LEFT_OUT = '~';
/** Stands before a constant that the caller was given itself. */
const HANDED_ON = '>';

interface ReturnParts {
  readonly containers: Containers;
  readonly callValues: CallValues;
  readonly names: NameValues;
}

/** A function's code with what is known of its parameters, by their bindings. */
interface Given {
  readonly facts: FileFacts;
  readonly def: number;
  readonly constants: ReadonlyMap<number, Known>;
  /** Its own object or class, whose class is known; null where that makes no difference. */
  readonly receiver: Value | null;
  /** Some of them were handed on by a function that was given them. */
  readonly isHandedOn: boolean;
}

export class ReturnsGiven {
  private readonly evaluation: Evaluation;
  private readonly parts: ReturnParts;
  /** What it returns to a call that gives these constants: (path, def key, constants as `nameGiven` writes them). */
  private readonly returns: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, parts: ReturnParts) {
    this.evaluation = evaluation;
    this.parts = parts;
    const { program } = evaluation;
    const read = (path: string, key: string): FileFacts | undefined =>
      program.factsOfChunk(path, (facts) => facts.chunkOfDef(key));
    this.returns = valuesKind(evaluation, 'returns_given', 3, read, (facts, key, constants) =>
      this.returnedBy(facts, key, constants),
    );
  }

  /** Null where the call says nothing that decides. */
  of(
    definition: Definition,
    signature: Signature,
    { isBound, receiver }: Pick<FunctionValue, 'isBound' | 'receiver'>,
    args: Arguments,
  ): readonly Value[] | null {
    const constants = this.constantsGiven(signature, isBound, args);
    const own = isBound ? this.classOf(definition, signature, receiver) : null;
    if (own === null) return constants === '' ? null : this.asked(definition, constants);
    const found = this.asked(definition, `${RECEIVER}=${own.place}\n${constants}`);
    // What an object is given from elsewhere is known of any, if at all.
    if (found !== null && found.length > 0) return found;
    return constants === '' ? null : this.asked(definition, constants);
  }

  private asked(definition: Definition, text: string): readonly Value[] | null {
    return exceeds('givenText', text.length, MAX_GIVEN_TEXT)
      ? null
      : this.returns.ask(definition.path, definition.key, text);
  }

  /** The class of the object that a method is called on, where it is known and others would give something else. */
  private classOf(
    method: Definition,
    { owner, readsOfReceiver }: Signature,
    receiver: Value | null,
  ): Definition | null {
    if (readsOfReceiver.length === 0 || owner === null) return null;
    if (receiver?.kind !== 'instance' && receiver?.kind !== 'class') return null;
    const of = receiver.kind === 'instance' ? receiver.of : receiver.definition;
    if (mayBeBelow(receiver) || isOutside(of.path)) return null;
    const { program } = this.evaluation;
    const above = program.definitionAt(method.path, owner);
    if (above === null || !readsOfReceiver.some((name) => program.mayDifferBelow(above, name))) return null;
    return this.evaluation.typeParameters(of).length === 0 ? of : null;
  }

  /** As text what a call says of the parameters that decide. */
  private constantsGiven(signature: Signature, isBound: boolean, args: Arguments): string {
    if (!signature.parameters.some(({ decides }) => decides !== null)) return '';
    const { positional } = parameterList(signature, isBound);
    const given: string[] = [];
    let isHandedOn = false;
    for (const parameter of signature.parameters) {
      const { decides, name } = parameter;
      if (decides === null) continue;
      const known = knownFor(parameter, positional.indexOf(parameter), args);
      if (known === null) continue;
      const isPassedOn = known.startsWith(HANDED_ON);
      isHandedOn ||= isPassedOn;
      given.push(`${name}=${likeIt(isPassedOn ? known.slice(HANDED_ON.length) : known, decides)}`);
    }
    if (isHandedOn) given.push(`${HANDED_ON}=`);
    return given.join('\n');
  }

  /** What is known of an expression as an argument; null for what may be None or any constant. */
  known(facts: FileFacts, ref: ExprRef): Known | null {
    const row = exprRefRow(ref);
    const written = writtenConstant(facts, ref);
    if (written !== null) return written;
    switch (exprRefKind(ref)) {
      case 'name':
        return this.evaluation.boundTo(facts, ref);
      case 'attr':
        return this.member(facts, row);
      case 'call': {
        const callees = this.evaluation.evaluate(facts, facts.evidence.calls.callee[row]!);
        return callees.length > 0 && callees.every(({ kind }) => kind === 'class') ? OBJECT : null;
      }
      case 'expr':
        return MADE.has(facts.evidence.exprs.kind[row]!)
          ? displayedConstant(facts, row)
          : constantKey(facts, ref);
      default:
        return null;
    }
  }

  /** `Color.RED`: members of one enumeration are told apart by their names. */
  private member(facts: FileFacts, attr: number): Known | null {
    const { attrs } = facts.evidence;
    const [only, ...others] = this.evaluation.evaluate(facts, attrs.base[attr]!);
    return only?.kind === 'class' && others.length === 0 && this.evaluation.isEnum(only.definition)
      ? `@ ${only.definition.place}.${facts.text(attrs.name[attr]!)}`
      : null;
  }

  private returnedBy(facts: FileFacts, key: string, text: string): readonly Value[] {
    const def = facts.defRow(key);
    if (def === undefined) return NO_VALUES;
    const given = this.givenBy(facts, def, text);
    const { returns } = facts.evidence;
    const found: (readonly Value[])[] = [];
    for (const row of returnsOf(facts, def))
      if (!this.isPassedBy(given, returns.start[row]!)) found.push(this.evaluate(given, returns.value[row]!));
    return union(found);
  }

  private givenBy(facts: FileFacts, def: number, text: string): Given {
    const { params } = facts.evidence;
    const named = new Map(
      text.split('\n').map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), part.slice(at + 1)] as const;
      }),
    );
    const constants = new Map<number, Known>();
    const { from, to } = facts.paramsOf(def);
    for (let param = from; param < to; param++) {
      const name = facts.text(params.name[param]!);
      const written = named.get(name);
      const known = written === LEFT_OUT ? this.known(facts, params.default[param]!) : (written ?? null);
      const binding = facts.binding(params.scope[param]!, name);
      if (known !== null && binding >= 0) constants.set(binding, known);
    }
    const place = named.get(RECEIVER);
    const of = place === undefined ? null : definitionOfPlace(this.evaluation.program, place);
    const isClass = of !== null && receiverOf(facts, def) === 'class';
    const receiver = of === null ? null : isClass ? of.value : of.instance;
    return { facts, def, constants, receiver, isHandedOn: named.has(HANDED_ON) };
  }

  /** Whether a place of the function's code (an own offset) is one that the call does not come to. */
  private isPassedBy(given: Given, position: number): boolean {
    return guardsOf(given.facts, given.def).some(
      ({ start, end, condition, holds }) =>
        start <= position && position < end && this.decided(given, condition) === !holds,
    );
  }

  private decided(given: Given, condition: ExprRef): boolean | null {
    return decide(given.facts, condition, (ref) => this.knownIn(given, ref));
  }

  private knownIn({ facts, constants }: Given, ref: ExprRef): Known | null {
    if (exprRefKind(ref) === 'name') {
      const row = exprRefRow(ref);
      const constant = constants.get(facts.evidence.nameBindings.resolved[row]!);
      if (constant === EMPTY || constant === FILLED) return isUntouched(facts, row) ? constant : OBJECT;
      if (constant !== undefined) return isParameterStill(facts, row) ? constant : null;
    }
    return this.known(facts, ref);
  }

  /** A constant is handed on once: functions that call each other could hand it round all of them. */
  private handedOn(given: Given, ref: ExprRef): Known | null {
    const { nameBindings } = given.facts.evidence;
    const isOwn = exprRefKind(ref) === 'name' && given.constants.has(nameBindings.resolved[exprRefRow(ref)]!);
    const known = this.knownIn(given, ref);
    if (!isOwn || known === null) return known;
    return given.isHandedOn ? null : `${HANDED_ON}${known}`;
  }

  private evaluate(given: Given, ref: ExprRef): readonly Value[] {
    const { facts } = given;
    const { exprs, operands } = facts.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'name') return this.nameValues(given, row);
    if (exprRefKind(ref) === 'attr') return this.attributeValues(given, row);
    if (exprRefKind(ref) === 'call')
      return this.parts.callValues.evaluate(facts, row, {
        evaluate: (part) => this.evaluate(given, part),
        known: (part) => this.knownIn(given, part),
        handedOn: (part) => this.handedOn(given, part),
      });
    if (exprRefKind(ref) !== 'expr') return this.evaluation.evaluate(facts, ref);
    const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
    switch (exprs.kind[row]) {
      case ExprKind.conditional: {
        const holds = this.decided(given, operand(1));
        return union([
          holds === false ? NO_VALUES : this.evaluate(given, operand(0)),
          holds === true ? NO_VALUES : this.evaluate(given, operand(2)),
        ]);
      }
      case ExprKind.boolean: {
        const isOr = facts.text(exprs.detail[row]!) === 'or';
        const holds = truthOf(this.knownIn(given, operand(0)));
        if (holds === isOr) return this.evaluate(given, operand(0));
        return holds === null ? this.evaluation.evaluate(facts, ref) : this.evaluate(given, operand(1));
      }
      case ExprKind.subscript: {
        const key = exprs.operandCount[row] === 2 ? this.knownIn(given, operand(1)) : null;
        const found =
          key === null
            ? null
            : this.parts.containers.itemsUnder(
                this.evaluation.expand(this.evaluation.evaluate(facts, operand(0))),
                key,
              );
        return found ?? this.evaluation.evaluate(facts, ref);
      }
      default:
        return this.evaluation.evaluate(facts, ref);
    }
  }

  /** An attribute of the function's own object or class, or of what it is given by that. */
  private attributeValues(given: Given, row: number): readonly Value[] {
    const { facts, receiver } = given;
    const { attrs } = facts.evidence;
    const base = attrs.base[row]!;
    const isOwn = receiver !== null && receiverParameter(facts, base)?.method === given.def;
    const isGiven = receiver !== null && (exprRefKind(base) === 'call' || exprRefKind(base) === 'attr');
    // What the function itself stores or tests there is seen where it is read.
    const isPlain = storesLike(facts, row).length === 0 && guardsOfAttribute(facts, row).length === 0;
    if ((!isOwn && !isGiven) || !isPlain) return this.evaluation.evaluate(facts, exprRef('attr', row));
    const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
    const bases = isOwn ? [receiver] : this.evaluation.expand(this.evaluate(given, base));
    return union(bases.map((value) => this.evaluation.attribute(value, name, facts.path)));
  }

  private nameValues(given: Given, row: number): readonly Value[] {
    const { facts } = given;
    const { names } = facts.evidence;
    return withClassSet(this.evaluation, facts, row, this.boundValues(given, row), (base) => {
      if (this.isPassedBy(given, names.start[base]!)) return false;
      return this.surelyComesTo(given, base, names.start[row]!) || null;
    });
  }

  /** A local variable: of its sites only those that the call comes to count. */
  private boundValues(given: Given, row: number): readonly Value[] {
    const { facts } = given;
    const { names, nameBindings, bindings, bindingSites, assigns, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    const scope = binding < 0 ? -1 : bindings.scope[binding]!;
    if (scope < 0 || scopes.def[scope] !== given.def || names.scope[row] !== scope)
      return this.evaluation.evaluate(facts, exprRefOfName(row));
    const first = bindings.siteStart[binding]!;
    const visible =
      visibleSites(facts, row) ?? Array.from({ length: bindings.siteCount[binding]! }, (_, i) => first + i);
    const kept = visible.filter((site) => {
      const isName = bindingSites.kind[site] === SiteKind.name;
      if (isName && this.isPassedBy(given, names.start[bindingSites.row[site]!]!)) return false;
      return !visible.some((later) => later > site && this.surelyBinds(given, later, names.start[row]!));
    });
    const [only] = kept;
    if (only !== undefined && kept.length === 1 && bindingSites.kind[only] === SiteKind.name) {
      const [assign, ...others] = facts.assignsOfName(bindingSites.row[only]!);
      if (assign !== undefined && others.length === 0 && assigns.how[assign] === AssignHow.assign) {
        const ref = assigns.value[assign]!;
        if (exprRefKind(ref) === 'expr' || exprRefKind(ref) === 'call') {
          const values = this.evaluate(given, ref);
          if (values.length > 0) return values;
        }
      }
    }
    // A call that binds it nowhere does not come here.
    if (kept.length === 0) return NO_VALUES;
    return kept.length === visible.length
      ? this.evaluation.evaluate(facts, exprRefOfName(row))
      : this.parts.names.ofSites(facts, row, kept);
  }

  /** Whether a call surely comes to a site before it comes to `end`, an own offset, and binds it. */
  private surelyBinds(given: Given, site: number, end: number): boolean {
    const { facts } = given;
    const { bindingSites, assigns } = facts.evidence;
    const name = bindingSites.row[site]!;
    return (
      bindingSites.kind[site] === SiteKind.name &&
      facts.assignsOfName(name).every((assign) => assigns.how[assign] === AssignHow.assign) &&
      this.surelyComesTo(given, name, end)
    );
  }

  /** Whether a call surely comes to a name before it comes to `end`, an own offset: one body holds it, whose condition is met. */
  private surelyComesTo(given: Given, name: number, end: number): boolean {
    const { facts } = given;
    const { names } = facts.evidence;
    const position = names.start[name]!;
    const [guard, ...others] = guardsOf(facts, given.def).filter(
      ({ start, end }) => start <= position && position < end,
    );
    if (guard === undefined || others.length > 0 || guard.end > end) return false;
    return (
      around(facts, names.scope[name]!, sitePosition(facts, SiteKind.name, name)).length === 1 &&
      this.decided(given, guard.condition) === guard.holds
    );
  }
}

/** `position`: -1 for what is given by name only, and for the receiver. */
function knownFor({ name, hasDefault }: SignatureParameter, position: number, args: Arguments): Known | null {
  if (position >= 0 && position < args.count) return args.knownAt(position);
  if (args.names.includes(name)) return args.knownNamed(name);
  return hasDefault && !args.isOpen ? LEFT_OUT : null;
}

/** A constant in whose place no other makes a difference: functions are asked with few, however many their calls give. */
function likeIt(known: Known, decides: readonly string[]): Known {
  const isText = known.startsWith("'");
  if (!isText && !/^-?\d/.test(known)) return known;
  if (decides.includes(known) || decides.includes(ANY) || (isText && decides.includes(ANY_TEXT)))
    return known;
  if (!truthOf(known)) return known;
  return isText ? OTHER_TEXT : OTHER_NUMBER;
}

/** A text and a number that no code writes. */
const OTHER_TEXT = "'\u0001";
const OTHER_NUMBER = '1e99';

/** Expressions that make a container. */
const MADE: ReadonlySet<number> = new Set([
  ExprKind.list,
  ExprKind.tuple,
  ExprKind.set,
  ExprKind.dict,
  ExprKind.comprehension,
]);

const exprRefOfName = (row: number): ExprRef => exprRef('name', row);

/** Whether a container that a parameter holds is as the call made it: nothing changes it, and nobody was given it before. */
function isUntouched(facts: FileFacts, nameRow: number): boolean {
  const { args, calls, nameBindings, names } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  const isBefore = (arg: number): boolean => calls.start[args.call[arg]!]! < names.start[nameRow]!;
  return (
    isParameterStill(facts, nameRow) &&
    additionsTo(facts, binding).length === 0 &&
    !argumentsThatAre(facts, binding).some(isBefore)
  );
}

/** Whether a name of a parameter can hold nothing but what the call gave. */
function isParameterStill(facts: FileFacts, nameRow: number): boolean {
  const { nameBindings, bindings, bindingSites } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  if (bindings.siteCount[binding] === 1) return true;
  const visible = visibleSites(facts, nameRow);
  return visible?.every((site) => bindingSites.kind[site] === SiteKind.param) ?? false;
}
