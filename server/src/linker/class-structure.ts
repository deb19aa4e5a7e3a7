/**
 * Classes by what their statements say: their bases, the order in which members are looked up (C3), their metaclass,
 * and what a protocol asks for. The members themselves are the business of `class-members.ts`.
 */
import { exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { basesOfCall } from './called-classes.ts';
import { classNames, metaclassOf } from './definition-facts.ts';
import {
  addUnique,
  type Definition,
  isTypedDictForm,
  isTypingForm,
  MADE,
  MADE_BY_TYPE,
  sameList,
  standardName,
  type Value,
} from './entities.ts';
import { countHit } from './limit-hits.ts';
import { MAX_MRO } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { Mro } from './lookups.ts';
import { linearize, type MroEntry } from './mro.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';
import { standardClass } from './standard-class.ts';

type Candidates = readonly (readonly Value[])[];

export class ClassStructure {
  private readonly program: ProgramLookups;
  /** Candidate classes of each base expression of a class: (path, def key). */
  private readonly baseCandidates: QueryKind<Candidates>;
  /** Method resolution order: (path, def key). */
  private readonly mros: QueryKind<Mro>;
  /** What a class must have to fulfil a protocol (PEP 544), null for other classes: (path, def key). */
  private readonly protocols: QueryKind<readonly string[] | null>;
  /** The classes a class statement names as its metaclass: (path, def key). */
  private readonly metaclasses: QueryKind<readonly Value[]>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.baseCandidates = program.kind<Candidates>({
      name: 'bases',
      arity: 2,
      compute: (path, key) => this.findBases(path, key),
      bottom: [],
      equal: (a, b) => a.length === b.length && a.every((list, i) => sameList(list, b[i]!)),
    });
    this.mros = program.kind<Mro>({
      name: 'mro',
      arity: 2,
      compute: (path, key) => this.computeMro(path, key),
      bottom: { entries: [], complete: false },
      equal: (a, b) => a.complete === b.complete && sameList(a.entries, b.entries),
    });
    this.protocols = program.kind<readonly string[] | null>({
      name: 'protocol',
      arity: 2,
      compute: (path, key) => this.findProtocol(path, key),
      bottom: null,
      equal: (a, b) => a === b || (a !== null && b !== null && sameList(a, b)),
    });
    this.metaclasses = listKind<Value>(program, 'metaclass', 2, (path, key) => {
      const facts = this.program.facts(path);
      const row = facts?.defRow(key);
      const ref = facts && row !== undefined ? metaclassOf(facts, row) : NO_EXPR;
      return facts && ref !== NO_EXPR
        ? this.program.evaluate(facts, ref).filter((v) => v.kind === 'class')
        : null;
    });
  }

  bases(definition: Definition): Candidates {
    return this.baseCandidates.askAbout(definition);
  }

  mro(definition: Definition): Mro {
    return this.mros.askAbout(definition);
  }

  metaclass(definition: Definition): Definition | null {
    const { entries } = this.mro(definition);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) return null;
      const found = this.metaclasses.askAbout(entry)[0];
      if (found?.kind === 'class') return found.definition;
    }
    return null;
  }

  protocolMembers(definition: Definition): readonly string[] | null {
    return this.protocols.askAbout(definition);
  }

  private findBases(path: string, key: string): Candidates {
    const named = path === MADE ? standardClass(this.program, 'typing', 'NamedTuple') : null;
    if (named) return [[named.value]];
    if (path === MADE_BY_TYPE) return basesOfCall(this.program, key).map((base) => [base]);
    const facts = this.program.factsOfChunk(path, (known) => known.chunkOfDef(key));
    const row = facts?.defRow(key);
    if (!facts || row === undefined) return [];
    const { bases, defs, exprs, operands } = facts.evidence;
    const lists: (readonly Value[])[] = [];
    const from = defs.baseStart[row]!;
    for (let base = from; base < from + defs.baseCount[row]!; base++) {
      if (bases.keyword[base]! >= 0) continue;
      let ref = bases.expr[base]!;
      // `Generic[T]`: the base is what is subscripted (PEP 560).
      while (exprRefKind(ref) === 'expr' && exprs.kind[exprRefRow(ref)] === ExprKind.subscript) {
        ref = operands.expr[exprs.operandStart[exprRefRow(ref)]!]!;
      }
      const values = bases.star[base] ? [] : this.program.evaluator.expand(this.program.evaluate(facts, ref));
      lists.push(values.filter(({ kind }) => kind === 'class' || kind === 'external' || kind === 'opaque'));
    }
    return lists;
  }

  private computeMro(path: string, key: string): Mro {
    const definition = this.program.definitionAt(path, key);
    if (!definition) return { entries: [], complete: false };
    let complete = true;
    const parents: (readonly MroEntry[])[] = [];
    const direct: MroEntry[] = [];
    for (const candidates of this.bases(definition)) {
      const base = candidates[0];
      if (base?.kind === 'class') {
        if (base.definition === definition || standardName(base.definition) === 'builtins.object') continue;
        const mro = this.mro(base.definition);
        complete &&= mro.complete;
        addUnique<MroEntry>(direct, base.definition);
        parents.push(mro.entries);
      } else if (base?.kind === 'external') {
        const { module, names } = base.entity;
        if (module === 'builtins' && names[0] === 'object') continue;
        // What such a class makes are dictionaries (PEP 589).
        const dict = isTypedDictForm(base.entity) ? standardClass(this.program, 'builtins', 'dict') : null;
        complete &&= dict !== null || isTypingForm(base.entity);
        addUnique<MroEntry>(direct, base.entity);
        parents.push(dict === null ? [base.entity] : [base.entity, ...this.mro(dict).entries]);
      } else complete = false;
    }
    const entries = linearize<MroEntry>(definition, parents, direct, MAX_MRO);
    if (entries.length === MAX_MRO) countHit('mroClasses');
    return { entries, complete };
  }

  private findProtocol(path: string, key: string): readonly string[] | null {
    const facts = this.program.facts(path);
    const row = facts?.defRow(key);
    if (!facts || row === undefined) return null;
    const isProtocol = this.baseCandidates
      .ask(path, key)
      .some((values) => values.some((v) => v.kind === 'external' && v.entity.names.at(-1) === 'Protocol'));
    return isProtocol ? classNames(facts, row) : null;
  }
}
