/**
 * Which calls of a wrapper run one of the functions that it was made for. A decorator makes a wrapper for each function
 * that it decorates, and links know one symbol for all of them:
 *
 *     def traced(f):
 *         def wrapper(*args):
 *             return f(*args)
 *         return wrapper
 *
 * A call of `wrapper` that names another function which `traced` decorates does not run this one; every other call of it
 * may. The same holds for methods of a class that decorates (`return self.f(*args)` in `__call__`). Knows no tests.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow, NO_EXPR } from '../../evidence/expr-ref.ts';
import { SiteKind } from '../../evidence/schema.ts';
import {
  decoratorTaking,
  definitionsWithin,
  isOnlyReturned,
  isWithin,
} from '../../impact/decorator-closures.ts';
import { reboundNames } from '../../impact/rebound-names.ts';
import { receiverParameter } from '../../linker/definition-facts.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { type Link, RELATIONS, type Relation, SymbolRole } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { namesSet } from '../../linker/set-attributes.ts';
import { patchedNames, storedAttributes } from '../../linker/stored-places.ts';
import type { FoundLink } from '../../store/records.ts';
import type { EngineState } from '../engine/engine.ts';
import { type AnswerContext, definitionAround } from './answer-context.ts';
import type { ReasonedSymbol } from './impact-symbols.ts';
import { linksTo } from './links-to.ts';
import type { Steps } from './steps.ts';

/** A decorator, and what in its code is made for each function that it decorates. */
export interface Decoration {
  readonly facts: FileFacts;
  /** Row of `defs`: the function whose parameter is what was decorated, or the class whose objects hold it. */
  readonly maker: number;
  /** Symbols that are called to decorate: the maker and the functions around it, or what makes objects of the class. */
  readonly decorators: ReadonlySet<string>;
  /** Symbols of what runs the decorated function. */
  readonly parts: readonly string[];
}

/** Links to a part of a decorator's code. */
interface Callers {
  /** Those that do not tell by a name which function it runs for them. */
  readonly untold: readonly FoundLink[];
  /** By the last names of the decorated functions that they name. */
  readonly told: ReadonlyMap<string, readonly FoundLink[]>;
}

const NO_SYMBOLS: ReadonlySet<string> = new Set();

export class DecoratedCalls {
  private readonly state: EngineState;
  private readonly context: AnswerContext;
  private readonly relations: readonly Relation[];
  private readonly callers = new Map<string, Callers>();
  /** Links by left row, by path and chunk. */
  private readonly links = new Map<string, ReadonlyMap<number, readonly Link[]>>();
  private readonly decorators = new Map<string, ReadonlySet<string>>();
  private readonly rebound = new Set<string>();
  private readonly patched = new Set<string>();
  private isPrepared = false;

  /** `relations`: those whose links make a place a user of something. */
  constructor(state: EngineState, context: AnswerContext, relations: readonly Relation[]) {
    this.state = state;
    this.context = context;
    this.relations = relations;
  }

  /** To be run before the others are asked about a function: reads every file when it is the first that is decorated. */
  *prepare(symbol: string): Steps<void> {
    if (this.isPrepared || this.decoratorsOf(symbol).size === 0) return;
    const { resident } = this.state;
    for (const path of resident.paths()) {
      const facts = resident.file(path)!;
      for (const name of reboundNames(facts)) this.rebound.add(name);
      for (const name of patchedNames(facts)) this.patched.add(name);
      for (const name of namesSet(facts)) this.patched.add(name);
      yield;
    }
    this.isPrepared = true;
  }

  /**
   * The decorator of a function in whose code a link calls what was decorated; null where the call is none of that, and
   * where what is made for the function may get elsewhere than to its name.
   */
  decorationAt(decorated: string, facts: FileFacts, link: FoundLink): Decoration | null {
    const call = this.decoratorsOf(decorated).size === 0 ? -1 : callRow(facts, link);
    return call < 0 ? null : this.decorationBy(decorated, facts, call);
  }

  /**
   * Whether a definition is reached only where it calls what it decorates: by functions that changed, which have calls
   * for `decorationAt`, and by what the called parameter is inferred to be. `symbolsOf` gives what changed under a name.
   */
  isOnlyDecorating(
    { path, bstart, reasons }: ReasonedSymbol,
    symbolsOf: (name: string) => readonly string[],
  ): boolean {
    const facts = this.state.resident.file(path);
    if (!facts) return false;
    const layout = facts.layout();
    const chunk = layout.chunkAt(bstart);
    const { calls } = facts.evidence;
    const rows = facts.rowsOfChunk('calls', chunk);
    const changed = reasons.flatMap(({ ref }) => symbolsOf(ref));
    return reasons.every((reason) => {
      const call = rows.find((row) => layout.toAbsolute(chunk, calls.start[row]!) === reason.bstart);
      return call !== undefined && changed.some((symbol) => this.decorationBy(symbol, facts, call) !== null);
    });
  }

  /** As `decorationAt`, for a row of `calls`. */
  private decorationBy(decorated: string, facts: FileFacts, call: number): Decoration | null {
    const decorators = this.decoratorsOf(decorated);
    if (decorators.size === 0) return null;
    const ofFunction = decoratingFunction(facts, call, decorators);
    if (ofFunction) return ofFunction;
    const ofClass = this.decoratingClass(facts, call);
    return ofClass && overlaps(ofClass.decorators, decorators) ? ofClass : null;
  }

  /** Links to a part of a decorator's code that may run it for a decorated function. */
  *callersFor(decoration: Decoration, part: string, decorated: string): Steps<readonly FoundLink[]> {
    const key = `${decoration.facts.path}\0${part}`;
    let callers = this.callers.get(key);
    if (!callers) this.callers.set(key, (callers = yield* this.findCallers(decoration, part)));
    return [...callers.untold, ...(callers.told.get(lastName(decorated)) ?? [])];
  }

  private *findCallers({ facts, maker, decorators }: Decoration, part: string): Steps<Callers> {
    const untold: FoundLink[] = [];
    const told = new Map<string, FoundLink[]>();
    for (const link of yield* linksTo(this.context, part, this.relations)) {
      const there = this.state.resident.file(link.path);
      if (!there || link.roles & SymbolRole.definition) continue;
      if (there === facts && isOfMaker(facts, link, maker)) continue;
      const names = this.namesTold(there, link, decorators);
      if (names.length === 0) untold.push(link);
      for (const name of names) told.set(name, [...(told.get(name) ?? []), link]);
    }
    return { untold, told };
  }

  /** Last names of the functions that a link's place names, where those are all decorated so, and it calls nothing else. */
  private namesTold(facts: FileFacts, link: FoundLink, decorators: ReadonlySet<string>): readonly string[] {
    const symbols = this.symbolsAt(facts, link.chunk, calledAt(facts, link));
    return symbols.every((symbol) => this.isOnly(symbol, decorators)) ? symbols.map(lastName) : [];
  }

  /** What a name or an attribute of a chunk refers to. */
  private symbolsAt(facts: FileFacts, chunk: number, ref: ExprRef): readonly string[] {
    const kind = exprRefKind(ref);
    if (kind !== 'name' && kind !== 'attr') return [];
    const relation = kind === 'name' ? 'name_symbol' : 'attribute_symbol';
    return this.targetsAt(facts, chunk, relation, exprRefRow(ref));
  }

  /** Whether a symbol is a decorated function, and nothing else is ever put under its name. */
  private isOnly(symbol: string, decorators: ReadonlySet<string>): boolean {
    if (!overlaps(this.decoratorsOf(symbol), decorators) || this.rebound.has(lastName(symbol))) return false;
    return this.functions(symbol).every(({ facts, def }) => {
      const { bindings, bindingSites, defs } = facts.evidence;
      const binding = facts.binding(defs.scope[def]!, facts.text(defs.name[def]!));
      const from = bindings.siteStart[binding]!;
      const kinds = bindingSites.kind.subarray(from, from + bindings.siteCount[binding]!);
      return kinds.every((kind) => kind === SiteKind.def);
    });
  }

  /** What the decorators of a function call, as symbols. */
  private decoratorsOf(symbol: string): ReadonlySet<string> {
    let found = this.decorators.get(symbol);
    if (!found) {
      const targets = this.functions(symbol).flatMap(({ facts, def }) => {
        const { decorators, defs } = facts.evidence;
        const from = defs.decoratorStart[def]!;
        const rows = Array.from({ length: defs.decoratorCount[def]! }, (_, i) => from + i);
        return rows.flatMap((row) => this.targetsAt(facts, decorators.chunk[row]!, 'decorator_call', row));
      });
      this.decorators.set(symbol, (found = targets.length === 0 ? NO_SYMBOLS : new Set(targets)));
    }
    return found;
  }

  /** Where a function is defined, as rows of `defs`. */
  private functions(symbol: string): { readonly facts: FileFacts; readonly def: number }[] {
    return this.context.definitionsOf(symbol).flatMap((link) => {
      const facts = this.state.resident.file(link.path);
      if (link.relation !== 'def_symbol' || !facts) return [];
      const def = leftRow(facts, link);
      return facts.isClass(def) ? [] : [{ facts, def }];
    });
  }

  /** Targets of a row of a chunk by the links of a relation. */
  private targetsAt(facts: FileFacts, chunk: number, relation: Relation, row: number): readonly string[] {
    const { resident } = this.state;
    const { path } = facts;
    const place = `${path}\0${chunk}`;
    let links = this.links.get(place);
    if (!links) {
      const key = resident.keys(facts)[chunk]!;
      links = Map.groupBy(resident.links({ path, key }).links, ({ left }) => left);
      this.links.set(place, links);
    }
    return (links.get(row) ?? []).filter((link) => link.relation === relation).map(({ target }) => target);
  }

  /** The class whose method calls what its object was made with, or another method of it. */
  private decoratingClass(facts: FileFacts, call: number): Decoration | null {
    const { attrs, calls } = facts.evidence;
    const callee = exprRefRow(calls.callee[call]!);
    if (exprRefKind(calls.callee[call]!) !== 'attr') return null;
    const receiver = receiverParameter(facts, attrs.base[callee]!);
    const maker = receiver ? facts.classOf(receiver.method) : -1;
    // A function in the method may be run by whom it was given to.
    if (maker < 0 || receiver!.method !== calls.def[call]) return null;
    const name = facts.text(attrs.name[callee]!);
    if (!isMadeWith(facts, maker, name) || this.patched.has(name)) return null;
    const symbol = defSymbol(facts, maker);
    return {
      facts,
      maker,
      decorators: new Set([symbol, `${symbol}__init__().`]),
      parts: [defSymbol(facts, receiver!.method)],
    };
  }
}

/**
 * The function whose parameter a call calls, where it is one of the decorators or stands in one, and what is made there
 * gets nowhere but to the name that is decorated.
 */
function decoratingFunction(
  facts: FileFacts,
  call: number,
  decorators: ReadonlySet<string>,
): Decoration | null {
  const { calls, defs } = facts.evidence;
  const maker = decoratorTaking(facts, calls.callee[call]!);
  // The decorator itself calls it where it stands, once for each.
  if (maker < 0 || calls.def[call] === maker) return null;
  const around: number[] = [];
  for (let def = maker; def >= 0 && !facts.isClass(def); def = defs.container[def]!) around.push(def);
  const decorator = around.findLast((def) => decorators.has(defSymbol(facts, def)));
  if (decorator === undefined || !isOnlyReturned(facts, decorator)) return null;
  return {
    facts,
    maker,
    decorators: new Set(around.map((def) => defSymbol(facts, def))),
    parts: definitionsWithin(facts, maker).map((def) => defSymbol(facts, def)),
  };
}

/** Whether an attribute of a class's objects is a method, or is stored by the constructor only. */
function isMadeWith(facts: FileFacts, classDef: number, name: string): boolean {
  const { assigns, defs } = facts.evidence;
  const isMethod = (def: number): boolean => facts.classOf(def) === classDef;
  const nameOf = (def: number): string => facts.text(defs.name[def]!);
  const stores = storedAttributes(facts, classDef).get(name);
  if (stores)
    return stores.every((row) => isMethod(assigns.def[row]!) && nameOf(assigns.def[row]!) === '__init__');
  return Array.from({ length: defs.length }, (_, def) => def).some(
    (def) => isMethod(def) && nameOf(def) === name,
  );
}

const leftRow = (facts: FileFacts, { relation, chunk, ordinal }: FoundLink): number =>
  facts.rowsOfChunk(RELATIONS[relation].left, chunk)[ordinal]!;

/** The row of `calls` whose callee a link is about; -1 for what is called by other syntax, and what is only read. */
function callRow(facts: FileFacts, link: FoundLink): number {
  if (link.relation === 'callsite_symbol') return leftRow(facts, link);
  if (link.relation !== 'attribute_symbol') return -1;
  const callee = exprRef('attr', leftRow(facts, link));
  const { calls } = facts.evidence;
  return facts.rowsOfChunk('calls', link.chunk).find((row) => calls.callee[row] === callee) ?? -1;
}

/** What a link's place calls: a callee, a decorator, or an attribute that is read. */
function calledAt(facts: FileFacts, link: FoundLink): ExprRef {
  const row = leftRow(facts, link);
  switch (link.relation) {
    case 'callsite_symbol':
      return facts.evidence.calls.callee[row]!;
    case 'decorator_call':
      return facts.evidence.decorators.expr[row]!;
    case 'attribute_call':
      return exprRef('attr', row);
    default:
      return NO_EXPR;
  }
}

/**
 * Whether a link stands in what a function makes, all of which is made for the same decorated function, or where the
 * function returns it.
 */
function isOfMaker(facts: FileFacts, link: FoundLink, maker: number): boolean {
  if (facts.isClass(maker)) return false;
  const def = definitionAround(facts.evidence, link.relation, leftRow(facts, link));
  return def === maker ? link.relation === 'name_symbol' : isWithin(facts, def, maker);
}

/** The name that a symbol's definition binds. */
export const lastName = (symbol: string): string => parseSymbol(symbol)?.path.at(-1) ?? symbol;

const overlaps = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => others.has(one));
