/**
 * The arguments of the calls written in a file, as parameters see them: by position and by name, those that `*` and `**`
 * bring included, as far as the elements of what they stand for are known (language reference 6.3.4, "Calls").
 */
import type { ExprRef } from '../evidence/expr-ref.ts';
import type { Known } from './constant-tests.ts';
import { union } from './containers.ts';
import type { Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { merge } from './values.ts';

const NONE_NAMED = new Map<string, never>();
const NO_NAMES = new Set<string>();
const NO_KEYWORDS: readonly string[] = [];

/** What is known of the expressions of some code besides what they are by themselves. */
export interface KnownAround {
  evaluate(ref: ExprRef): readonly Value[];
  known(ref: ExprRef): Known | null;
  /** The same of an expression as an argument. */
  handedOn(ref: ExprRef): Known | null;
}

/**
 * The arguments of a call row, evaluated when they are looked at, once; starred ones at once, to be counted. `isFlow`:
 * what starred parameters hold in any call is wanted, not only what is known of this one. `around`: see `KnownAround`.
 */
export function argumentsOfCall(
  evaluation: Evaluation,
  facts: FileFacts,
  row: number,
  isFlow = false,
  around: KnownAround | null = null,
): Arguments {
  const { calls, args } = facts.evidence;
  const positions = new Positions();
  const names = new Names();
  const from = calls.argStart[row]!;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    const star = args.star[arg]!;
    if (star === 0) {
      if (args.keyword[arg]! >= 0) names.add(facts.text(args.keyword[arg]!), arg);
      else positions.add(arg, () => evaluation.evaluate(facts, args.expr[arg]!));
      continue;
    }
    const written = evaluation.evaluate(facts, args.expr[arg]!);
    const given = isFlow ? evaluation.expand(written) : written;
    if (star === 1) positions.addStarred(evaluation, given);
    else names.addStarred(given);
  }
  // What some give by position others may give by name.
  if (positions.isOpen) names.doubtStarred();
  return new CallArguments(evaluation, facts, positions, names, around);
}

/** A row of `args`, or the values of one element of a starred argument. */
type Given = number | readonly Value[];

/** What the positions of a call are given, one argument after the other. */
class Positions {
  /** Those that every such call gives. */
  readonly counted: Given[] = [];
  /** What some give to the positions behind, where a `*` stands for sequences of several lengths. */
  readonly uncounted: (readonly Value[])[] = [];
  /** What may be given to any of those behind. */
  spread: readonly Value[] = NO_VALUES;
  /** How many are given at most. */
  most = 0;
  private isCounted = true;

  /** Whether not every such call gives as many. */
  get isOpen(): boolean {
    return !this.isCounted;
  }

  add(arg: number, evaluate: () => readonly Value[]): void {
    this.most++;
    if (this.isCounted) this.counted.push(arg);
    else this.spread = merge(this.spread, evaluate());
  }

  /** What a `*` stands for: sequences with known elements, and things of which nobody knows how many they have. */
  addStarred(evaluation: Evaluation, given: readonly Value[]): void {
    const sequences = given.flatMap((value) => (value.kind === 'instance' ? (value.items ?? []) : []));
    const others = given.filter((value) => value.kind !== 'instance' || value.items === null);
    const sizes = sequences.map(({ size }) => size);
    const most = Math.max(0, ...sizes);
    const isKnown = others.length === 0 && sizes.length > 0;
    const least = isKnown ? Math.min(...sizes) : 0;
    for (let i = 0; i < most; i++) {
      const element = union(sequences.map((items) => items.get(String(i)) ?? NO_VALUES));
      if (!this.isCounted) this.spread = merge(this.spread, element);
      else if (i < least) this.counted.push(element);
      else this.uncounted.push(element);
    }
    this.isCounted &&= isKnown && least === most;
    this.most += isKnown ? most : Infinity;
    if (!isKnown)
      this.spread = merge(this.spread, evaluation.iterate(others.filter(({ kind }) => kind !== 'parameter')));
  }
}

/** What a call gives by name. Nearly all calls have none: what nobody fills is shared. */
class Names {
  named: Map<string, Given> = NONE_NAMED;
  /** Those that not every such call has. */
  possible: Set<string> = NO_NAMES;
  /** What may be given to any name. */
  spread: readonly Value[] = NO_VALUES;
  /** Whether there may be other names. */
  isOpen = false;
  private starred: Set<string> = NO_NAMES;

  add(name: string, given: Given): void {
    if (this.named === NONE_NAMED) this.named = new Map();
    this.named.set(name, given);
  }

  /** What a `**` stands for: mappings with known keys, and things of which nobody knows what they have. */
  addStarred(given: readonly Value[]): void {
    const mappings = given.flatMap((value) => (value.kind === 'instance' ? (value.items ?? []) : []));
    this.isOpen ||= mappings.length < Math.max(1, given.length);
    for (const value of given)
      if (value.kind === 'instance' && value.items === null)
        this.spread = merge(this.spread, value.args[1] ?? NO_VALUES);
    const keys = new Set(mappings.flatMap((items) => [...items.keys()]));
    if (keys.size === 0) return;
    this.starred = new Set(this.starred);
    this.possible = new Set(this.possible);
    for (const key of keys) {
      const name = key.slice(1);
      const known = this.named.get(name);
      const values = union(mappings.map((items) => items.get(key) ?? NO_VALUES));
      this.add(name, typeof known === 'object' ? merge(known, values) : (known ?? values));
      this.starred.add(name);
      const isSure = mappings.length === given.length && mappings.every((items) => items.has(key));
      if (!isSure) this.possible.add(name);
    }
  }

  /** Says of all that a `**` brings that not every call gives it by name. */
  doubtStarred(): void {
    if (this.starred.size > 0) this.possible = this.starred;
  }
}

class CallArguments implements Arguments {
  private readonly evaluation: Evaluation;
  private readonly facts: FileFacts;
  private readonly positions: Positions;
  private readonly byName: Names;
  private readonly around: KnownAround | null;
  private evaluated: Map<number, readonly Value[]> | null = null;
  private keywords: readonly string[] | null = null;

  constructor(
    evaluation: Evaluation,
    facts: FileFacts,
    positions: Positions,
    names: Names,
    around: KnownAround | null,
  ) {
    this.evaluation = evaluation;
    this.facts = facts;
    this.positions = positions;
    this.byName = names;
    this.around = around;
  }

  get count(): number {
    return this.positions.counted.length;
  }

  get names(): readonly string[] {
    const { named } = this.byName;
    return named.size === 0 ? NO_KEYWORDS : (this.keywords ??= [...named.keys()]);
  }

  get possibleNames(): ReadonlySet<string> {
    return this.byName.possible;
  }

  get most(): number {
    return this.positions.most;
  }

  get hasMoreNames(): boolean {
    return this.byName.isOpen;
  }

  get isOpen(): boolean {
    return this.positions.isOpen || this.byName.isOpen || this.byName.possible.size > 0;
  }

  at(position: number): readonly Value[] {
    return this.valuesOf(this.positions.counted[position]);
  }

  named(name: string): readonly Value[] {
    return this.valuesOf(this.byName.named.get(name));
  }

  literalsAt(position: number, isSearched: boolean): readonly string[] | null {
    return this.literalsOf(this.positions.counted[position], isSearched);
  }

  literalsNamed(name: string, isSearched: boolean): readonly string[] | null {
    return this.literalsOf(this.byName.named.get(name), isSearched);
  }

  knownAt(position: number): Known | null {
    return this.knownOf(this.positions.counted[position]);
  }

  knownNamed(name: string): Known | null {
    const { named, possible } = this.byName;
    return possible.has(name) ? null : this.knownOf(named.get(name));
  }

  mayTellAt(position: number): boolean {
    return this.mayTell(this.positions.counted[position]);
  }

  mayTellNamed(name: string): boolean {
    return this.mayTell(this.byName.named.get(name));
  }

  spreadAt(position: number): readonly Value[] {
    const { counted, uncounted, spread } = this.positions;
    return merge(spread, uncounted[position - counted.length] ?? NO_VALUES);
  }

  spread(from = 0): readonly Value[] {
    const { counted, uncounted, spread } = this.positions;
    return union([spread, ...uncounted.slice(Math.max(0, from - counted.length))]);
  }

  keywordSpread(): readonly Value[] {
    return this.byName.spread;
  }

  private refOf(arg: number): ExprRef {
    return this.facts.evidence.args.expr[arg]!;
  }

  private valuesOf(given: Given | undefined): readonly Value[] {
    if (typeof given !== 'number') return given ?? NO_VALUES;
    this.evaluated ??= new Map();
    let values = this.evaluated.get(given);
    if (values === undefined)
      this.evaluated.set(given, (values = this.evaluation.evaluate(this.facts, this.refOf(given))));
    return values;
  }

  private literalsOf(given: Given | undefined, isSearched: boolean): readonly string[] | null {
    return typeof given === 'number'
      ? this.evaluation.literalsOf(this.facts, this.refOf(given), isSearched)
      : null;
  }

  private knownOf(given: Given | undefined): Known | null {
    if (typeof given !== 'number') return null;
    const ref = this.refOf(given);
    return this.around ? this.around.handedOn(ref) : this.evaluation.knownOf(this.facts, ref);
  }

  private mayTell(given: Given | undefined): boolean {
    return typeof given !== 'number' || this.evaluation.mayBeTold(this.facts, this.refOf(given));
  }
}
