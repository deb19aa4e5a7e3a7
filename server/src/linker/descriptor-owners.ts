/**
 * What a descriptor is told of the classes whose bodies bind it (data model 3.3.2.2, 3.3.3.6): `__get__` is given an object of
 * such a class, or of one below it, and the class, `__set_name__` the class. Goes to the files that bind or decorate with what
 * has a name of the descriptor's class, or of one below it.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { definitionOfPlace } from './call-places.ts';
import { classAssignments } from './definition-facts.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_MADE_BELOW } from './limits.ts';
import { NamedReceivers } from './named-receivers.ts';
import { lastName } from './passed-values.ts';

/** Stands before what class bodies bind what it gives of, or decorate methods with (`passed-functions.ts`). */
export const BOUND = 'bound';

/** What a method of a descriptor is given at a position, itself being the first. */
const TOLD: ReadonlyMap<string, readonly ('object' | 'class' | 'maker' | null)[]> = new Map([
  ['__get__', [null, 'object', 'class']],
  ['__set__', [null, 'object']],
  ['__delete__', [null, 'object']],
  ['__set_name__', [null, 'maker']],
]);

/** What a class body (of a row of `defs`) binds to what a call gives, or decorates a method with (a row of `decorators`). */
interface BoundInBody {
  readonly owner: number;
  readonly ref: ExprRef | null;
  readonly decorator: number;
}

/** Last names of what makes the objects that class bodies of the file bind. */
export const namesBoundInBodies = (facts: FileFacts): Iterable<string> => byName(facts).keys();

export class DescriptorOwners {
  private readonly evaluation: Evaluation;
  private readonly receivers: NamedReceivers;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.receivers = new NamedReceivers(evaluation, {
      kind: 'descriptor_owners',
      listedAs: (name) => `${BOUND} ${name}`,
      find: (facts, name, target) => this.find(facts, name, target),
    });
  }

  /** What the parameter at a position of a method holds where that is one of a descriptor. To be asked by a query. */
  to(method: Definition, position: number): readonly Value[] {
    const told = TOLD.get(method.name)?.[position] ?? null;
    const { program, values } = this.evaluation;
    const key = told === null ? null : program.signature(method)?.owner;
    const of = key == null ? null : program.definitionAt(method.path, key);
    if (of === null) return NO_VALUES;
    const names = [of, ...program.subclasses(of)].flatMap(({ name }) => program.namesOf(name));
    const found: Value[] = [];
    for (const owner of this.receivers.of(method, [...new Set(names)])) {
      if (owner.kind !== 'class') continue;
      if (told === 'object') addUnique<Value>(found, values.declared(values.instance(owner.definition)));
      else for (const one of told === 'class' ? this.readThrough(owner) : [owner]) addUnique(found, one);
    }
    return found;
  }

  /** The classes through which what a class binds may be read: those below it, too, unless they are many. */
  private readThrough(owner: Value & { readonly kind: 'class' }): readonly Value[] {
    const below = this.evaluation.program.subclasses(owner.definition);
    return exceeds('madeBelow', below.length, MAX_MADE_BELOW)
      ? [owner]
      : [owner, ...below.map(({ value }) => value)];
  }

  private find(facts: FileFacts, name: string, target: string): readonly Value[] {
    const { program } = this.evaluation;
    const method = definitionOfPlace(program, target);
    if (method === null) return NO_VALUES;
    const found: Value[] = [];
    for (const bound of byName(facts).get(name) ?? [])
      if (this.classesOf(facts, bound).some((of) => this.has(of, method)))
        addUnique(found, program.definition(facts, bound.owner).value);
    return found;
  }

  /** The classes of the objects that are bound. */
  private classesOf(facts: FileFacts, { ref, decorator }: BoundInBody): readonly Definition[] {
    const { evaluation } = this;
    if (ref === null)
      return evaluation
        .decorators(facts, decorator)
        .flatMap((value) => (value.kind === 'class' ? [value.definition] : []));
    return evaluation
      .expand(evaluation.evaluate(facts, ref))
      .flatMap((value) => (value.kind === 'instance' ? [value.of] : []));
  }

  private has(of: Definition, method: Definition): boolean {
    const { found } = this.evaluation.program.member(of, method.name);
    return found.some(({ entity }) => entity.kind === 'definition' && entity.definition === method);
  }
}

const byName = (facts: FileFacts): ReadonlyMap<string, readonly BoundInBody[]> =>
  facts.memo('bound in bodies by name', () => {
    const { assigns, calls, decorators, scopes } = facts.evidence;
    const found = new Map<string, BoundInBody[]>();
    const add = (callee: ExprRef, bound: BoundInBody): void => {
      const name = lastName(facts, callee);
      if (name === null) return;
      const known = found.get(name);
      if (known) known.push(bound);
      else found.set(name, [bound]);
    };
    for (const row of classAssignments(facts)) {
      const ref = assigns.value[row]!;
      if (exprRefKind(ref) !== 'call') continue;
      add(calls.callee[exprRefRow(ref)]!, { owner: scopes.def[assigns.scope[row]!]!, ref, decorator: -1 });
    }
    for (let decorator = 0; decorator < decorators.length; decorator++) {
      const owner = facts.classOf(decorators.def[decorator]!);
      if (owner >= 0) add(decorators.expr[decorator]!, { owner, ref: null, decorator });
    }
    return found;
  });
