/**
 * Which parameters of a function decide what it returns: those that conditions around its statements ask for, and those
 * that returned expressions are chosen by. A view over one file's rows; what calls give for them is not known here.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { DefFlag, ExprKind, SiteKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { returnsOf } from './definition-facts.ts';
import { builtinName, guardRows, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_GUARDED_RETURNS, MAX_MENTION_STEPS } from './limits.ts';
import { bindingOf } from './name-sites.ts';

/** A stretch of code that runs only where a condition held, or did not; own offsets. */
export interface Guard {
  readonly start: number;
  readonly end: number;
  readonly condition: ExprRef;
  readonly holds: boolean;
}

const NO_GUARDS: readonly Guard[] = [];

/** The guards of a function's own code. */
export const guardsOf = (facts: FileFacts, def: number): readonly Guard[] =>
  facts
    .memo('guards of functions', () => {
      const { exprs, operands, scopes } = facts.evidence;
      const guards = guardRows(facts).map((row) => ({
        owner: scopes.def[exprs.scope[row]!]!,
        start: exprs.start[row]!,
        end: exprs.end[row]!,
        condition: operands.expr[exprs.operandStart[row]!]!,
        holds: facts.text(exprs.detail[row]!) === 'true',
      }));
      return Map.groupBy(guards, ({ owner }) => owner);
    })
    .get(def) ?? NO_GUARDS;

/**
 * The constants that make a difference for each parameter by its name, as `constantKey` writes them: none where only
 * truth and kind are asked for; `ANY` and `ANY_TEXT` where all do.
 */
export type Deciding = ReadonlyMap<string, ReadonlySet<string>>;

export const ANY = '*';
export const ANY_TEXT = '+';

const NONE: Deciding = new Map();

/** Nothing decides what a function with an annotation returns. */
export function decidingParameters(facts: FileFacts, def: number): Deciding {
  const { defs } = facts.evidence;
  if (defs.returnType[def]! >= 0 || (defs.flags[def]! & DefFlag.generator) !== 0) return NONE;
  const { from, to } = facts.paramsOf(def);
  return from === to ? NONE : new Collection(facts, def).collect();
}

class Collection {
  private readonly facts: FileFacts;
  private readonly def: number;
  private readonly found = new Map<string, Set<string>>();
  /** Bindings of what is returned by its name. */
  private readonly returned = new Set<number>();
  /** Something was too deep to be looked at: what it asks for is not known, so nothing may be told apart. */
  private isCut = false;

  constructor(facts: FileFacts, def: number) {
    this.facts = facts;
    this.def = def;
  }

  collect(): Deciding {
    const { facts } = this;
    const { assigns, returns, bindings, bindingSites } = facts.evidence;
    const guards = guardsOf(facts, this.def);
    const rows = returnsOf(facts, this.def);
    if (exceeds('guardedReturns', guards.length * rows.length, MAX_GUARDED_RETURNS)) return NONE;
    for (const { condition } of guards) this.asked(condition, 0);
    for (const row of rows) this.chosen(returns.value[row]!);
    for (const binding of [...this.returned])
      for (let i = 0; i < bindings.siteCount[binding]!; i++) {
        const site = bindings.siteStart[binding]! + i;
        if (bindingSites.kind[site] !== SiteKind.name) continue;
        for (const assign of facts.assignsOfName(bindingSites.row[site]!))
          this.chosen(assigns.value[assign]!);
      }
    return this.isCut ? NONE : this.found;
  }

  private isTooDeep(depth: number): boolean {
    this.isCut ||= exceeds('mentionSteps', depth, MAX_MENTION_STEPS);
    return this.isCut;
  }

  /** Notes a parameter, and constants that it is compared with; other expressions are none. */
  private note(ref: ExprRef, ...constants: readonly string[]): void {
    const { facts } = this;
    const { bindings, bindingSites, params } = facts.evidence;
    const binding = bindingOf(facts, ref);
    if (binding < 0 || bindings.siteCount[binding] === 0) return;
    const site = bindings.siteStart[binding]!;
    if (bindingSites.kind[site] !== SiteKind.param || params.def[bindingSites.row[site]!] !== this.def)
      return;
    const name = facts.text(bindings.name[binding]!);
    const known = this.found.get(name) ?? new Set();
    this.found.set(name, known);
    for (const constant of constants) known.add(constant);
  }

  /** What a condition asks for. */
  private asked(ref: ExprRef, depth: number): void {
    const { args, calls, exprs, operands } = this.facts.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'call') {
      for (let i = 0; i < calls.argCount[row]!; i++) this.note(args.expr[calls.argStart[row]! + i]!);
      return;
    }
    if (exprRefKind(ref) !== 'expr') {
      this.note(ref);
      return;
    }
    if (this.isTooDeep(depth)) return;
    const parts = [0, 1].map((i) => operands.expr[exprs.operandStart[row]! + i] ?? NO_EXPR);
    switch (exprs.kind[row]) {
      case ExprKind.truth:
      case ExprKind.not:
        this.asked(parts[0]!, depth + 1);
        break;
      case ExprKind.boolean:
        for (const part of parts) this.asked(part, depth + 1);
        break;
      case ExprKind.compare:
      case ExprKind.matches: {
        const isOrder = /[<>]/.test(exprs.detail[row]! < 0 ? '' : this.facts.text(exprs.detail[row]!));
        this.note(parts[0]!, ...(isOrder ? [ANY] : this.constantsIn(parts[1]!)));
        this.note(parts[1]!, ...(isOrder ? [ANY] : this.constantsIn(parts[0]!)));
        break;
      }
    }
  }

  private constantsIn(ref: ExprRef): readonly string[] {
    const own = constantKey(this.facts, ref);
    if (own !== null || exprRefKind(ref) !== 'expr') return own === null ? [] : [own];
    return [...operandsOf(this.facts, exprRefRow(ref))].flatMap(
      (part) => constantKey(this.facts, part) ?? [],
    );
  }

  /** What an expression that is returned is chosen by: tests, keys, what a function of the code is called with. */
  private chosen(ref: ExprRef, depth = 0): void {
    if (this.isTooDeep(depth)) return;
    const { args, attrs, calls, exprs, nameBindings, operands } = this.facts.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'name') {
      if (nameBindings.resolved[row]! >= 0) this.returned.add(nameBindings.resolved[row]!);
      return;
    }
    if (exprRefKind(ref) === 'call') {
      const callee = calls.callee[row]!;
      const first = calls.argStart[row]!;
      this.chosen(callee, depth + 1);
      const isOfCode = exprRefKind(callee) === 'name' && nameBindings.resolved[exprRefRow(callee)]! >= 0;
      for (let i = 0; isOfCode && i < calls.argCount[row]!; i++) this.note(args.expr[first + i]!, ANY_TEXT);
      const isKeyed =
        exprRefKind(callee) === 'attr' && KEYED.has(this.facts.text(attrs.name[exprRefRow(callee)]!));
      if (isKeyed && calls.argCount[row]! > 0) this.note(args.expr[first]!, ANY);
      const isNamed = calls.argCount[row]! > 1 && builtinName(this.facts, callee) === 'getattr';
      if (isNamed) this.note(args.expr[first + 1]!, ANY_TEXT);
      return;
    }
    if (exprRefKind(ref) !== 'expr') return;
    const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i] ?? NO_EXPR;
    switch (exprs.kind[row]) {
      case ExprKind.conditional:
        this.asked(operand(1), 0);
        this.chosen(operand(0), depth + 1);
        this.chosen(operand(2), depth + 1);
        break;
      case ExprKind.boolean:
        this.asked(operand(0), 0);
        this.chosen(operand(1), depth + 1);
        break;
      case ExprKind.subscript:
        this.note(operand(1), ANY);
        break;
    }
  }
}

/** Methods of mappings that give what is under the key that is their first argument. */
const KEYED: ReadonlySet<string> = new Set(['get', 'pop']);
