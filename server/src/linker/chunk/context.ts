/** What linking one chunk works with: the file, the program around it, and the links found so far. */
import type { ExprRef } from '../../evidence/expr-ref.ts';
import { CALLING_ITERATORS } from '../calling-iterators.ts';
import type { Resolution, Value } from '../entities.ts';
import type { Evaluator } from '../evaluator.ts';
import type { FileFacts } from '../file-facts.ts';
import { atMostValues } from '../limit-hits.ts';
import { type Link, METHODS, type Method, type Relation } from '../links.ts';
import type { Program } from '../program.ts';
import { placeRead, type Traced } from '../query-trace.ts';
import type { LinkWriter } from '../stable-links.ts';
import { type RowsByStart, rowsByStart } from './rows-by-start.ts';

/** What a link carries beyond relation, left and target; confidence defaults to the method's. */
interface Qualities {
  readonly roles?: number;
  readonly confidence?: number;
  readonly aux?: number;
}

const NO_LINKS: readonly Link[] = [];

export class ChunkContext {
  readonly program: Program;
  readonly evaluator: Evaluator;
  readonly facts: FileFacts;
  readonly chunk: number;
  readonly links: Link[] = [];
  private readonly values = new Map<ExprRef, Traced<readonly Value[]>>();
  private readonly defined = new Map<string, Traced<boolean>>();
  /** Nearly all rows have one link of a relation. */
  private readonly byLeft = new Map<Relation, Map<number, Link | Link[]>>();
  /** Where links go part by part; null where it is of no interest how they came about. */
  private readonly writer: LinkWriter | null;
  private byStart: RowsByStart | null = null;

  constructor(program: Program, facts: FileFacts, chunk: number, writer: LinkWriter | null = null) {
    this.program = program;
    this.evaluator = program.evaluator;
    program.beginChunk(facts);
    this.facts = facts;
    this.chunk = chunk;
    this.writer = writer;
  }

  /** Names and attributes of the chunk in the order in which they stand. */
  get rowsByStart(): RowsByStart {
    return (this.byStart ??= rowsByStart(this.facts, this.chunk));
  }

  add(relation: Relation, left: number, target: string, method: Method, qualities: Qualities = {}): void {
    const link: Link = {
      relation,
      left,
      target,
      method,
      confidence: qualities.confidence ?? METHODS[method].confidence,
      roles: qualities.roles ?? 0,
      aux: qualities.aux ?? 0,
    };
    this.links.push(link);
    let rows = this.byLeft.get(relation);
    if (!rows) this.byLeft.set(relation, (rows = new Map()));
    const same = rows.get(left);
    if (same === undefined) rows.set(left, link);
    else if (Array.isArray(same)) same.push(link);
    else rows.set(left, [same, link]);
  }

  /** What an expression of the chunk can be, evaluated once: names, attributes, calls and operators all ask. */
  valuesOf(ref: ExprRef): readonly Value[] {
    return this.evaluator.withMembers(this.calleesOf(ref));
  }

  /** The same, where attributes that are named in part are one value. */
  calleesOf(ref: ExprRef): readonly Value[] {
    const { evaluator, facts } = this;
    return this.program.once(this.values, ref, () => evaluator.passed(evaluator.evaluate(facts, ref)));
  }

  /** Whether a class of the workspace defines a method of that name, asked once: nearly every expression asks. */
  isDefined(method: string): boolean {
    return this.program.once(this.defined, method, () => this.program.isPassed(`def ${method}`));
  }

  /** Whether a class of the workspace inherits from something of that name. */
  isInherited(name: string): boolean {
    return this.program.once(this.defined, `class ${name}`, () => this.program.isPassed(`class ${name}`));
  }

  /** Whether any file makes iterators that call a function for each element. */
  get hasCallingIterators(): boolean {
    return this.program.once(this.defined, CALLING_ITERATORS, () => this.program.isPassed(CALLING_ITERATORS));
  }

  addAll(relation: Relation, left: number, targets: readonly Resolution[], roles: number): void {
    for (const { entity, method, confidence } of atMostValues(targets)) {
      this.add(relation, left, entity.symbol, method, { roles, confidence });
    }
  }

  /** Links of this chunk made so far for one left row. */
  linksOf(relation: Relation, left: number): readonly Link[] {
    const found = this.byLeft.get(relation)?.get(left);
    const made = found === undefined ? NO_LINKS : Array.isArray(found) ? found : [found];
    const place = this.writer?.place(relation, left) ?? null;
    if (place === null) return made;
    this.program.engine.note(placeRead(place));
    const kept = this.writer!.keptOf(place);
    return kept.length === 0 ? made : [...kept, ...made];
  }
}
