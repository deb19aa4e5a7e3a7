/**
 * Which code may behave differently because some definitions do: from the definitions that a change reaches to who
 * calls them, inherits from them, stores them, and so on. Coarser than links, which stay the same where only a body
 * changed; what tests must run follows from it. Knows no tests.
 *
 * A user of a changed thing is the function it stands in. In a class body or at a module's top level it is what is
 * assigned there, and for a class also the class. A method that overrides another is run by calls of that one. With a
 * function goes what is nested in it, which others may have been given (`HOOKS.append(inner)` has `inner` run elsewhere),
 * and what it binds by `global`.
 */
import type { ReasonKind } from '@cpgd/shared';
import { ChunkKind } from '../../evidence/schema.ts';
import type { Site } from '../../impact/reason-sites.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { CALL_RELATIONS, type Relation, SymbolRole } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import type { FoundLink } from '../../store/records.ts';
import type { EngineState } from '../engine/engine.ts';
import type { Turns } from '../engine/turns.ts';
import type { AnswerContext } from './answer-context.ts';
import { DecoratedCalls, type Decoration, lastName } from './decorated-calls.ts';
import { chunkSymbol, type ReachedSymbol, type ReasonedSymbol } from './impact-symbols.ts';
import type { ImportChange } from './import-changes.ts';
import { Importers } from './importers.ts';
import { linksTo } from './links-to.ts';
import {
  type Assigned,
  assignedVariables,
  isInAnnotation,
  type Nested,
  nestedDefinitions,
} from './parts-of-code.ts';
import { inTurns, type Steps } from './steps.ts';
import { attributesOfUnknown } from './unresolved-mentions.ts';

/** How a link makes its place a user of the target. Imports and annotations alone run nothing of it. */
const USES: { readonly [R in Relation]?: ReasonKind } = {
  ...(Object.fromEntries(CALL_RELATIONS.map((relation) => [relation, 'caller_symbol'])) as {
    readonly [R in (typeof CALL_RELATIONS)[number]]: 'caller_symbol';
  }),
  name_symbol: 'caller_symbol',
  attribute_symbol: 'attribute',
  class_base: 'inherits',
};
const RELATIONS = Object.keys(USES) as Relation[];

/** Links followed in one step. */
const STEP_LINKS = 500;

/** Methods that run when the class is called. */
const CONSTRUCTORS = /#__(?:init|new|post_init)__\(\)\.$/;

const METHOD = /#[^#/]+\(\)\.$/;

/** Special methods but for those: syntax runs them, and code outside of the workspace does, which is not linked. */
const SPECIAL_METHOD = /#__(?!(?:init|new|post_init)__)\w+__\(\)\.$/;

export type Chain = readonly ImpactedFile[];

export interface BehaviourInput {
  readonly state: EngineState;
  readonly turns: Turns;
  readonly context: AnswerContext;
  readonly seeds: readonly ReasonedSymbol[];
  readonly imports: readonly ImportChange[];
  /** Longest chain, in steps after the changed definition. */
  readonly depth: number;
  /**
   * What nothing names is run by something unseen: then users of its class count, or importers of its file. And what is
   * called when a file is imported may fail.
   */
  readonly assumesUnseenCallers: boolean;
  /** Files whose functions are run by a test runner, not by code. */
  readonly isTestFile: (path: string) => boolean;
}

export interface BehaviourReach {
  /** The shortest chain of a definition that may behave differently, ending at a `changed_file`. */
  readonly chain: (path: string, symbol: string) => Chain | undefined;
  /** The shortest chain of a file that may do something else when it is imported. */
  readonly importChain: (path: string) => Chain | undefined;
  /** What nothing names, not even by its class. */
  readonly unused: readonly Unnamed[];
}

/** Something that is run, or read, and that no code names. */
export interface Unnamed {
  readonly symbol: string;
  readonly path: string;
  readonly chain: Chain;
}

/** Rejects with what `checkpoint` throws. */
export async function behaviourReach(input: BehaviourInput): Promise<BehaviourReach> {
  const { seeds, imports, depth, assumesUnseenCallers, turns } = input;
  const walk = new Walk(input);
  const unused: Unnamed[] = [];
  let level: Reached[] = [];
  const starts = await inTurns(walk.startsOf(seeds), turns.pause);
  // Nearest first, so that no chain is longer than it must be.
  const byLength = Map.groupBy(starts, ({ chain }) => chain.length - 1);
  const imported = Map.groupBy(imports, ({ chain }) => chain.length - 1);
  const lengths = [...byLength.keys(), ...imported.keys()];
  for (let length = 0; level.length > 0 || lengths.some((one) => one >= length); length++) {
    for (const seed of byLength.get(length) ?? []) {
      if (walk.reach(seed.path, seed.symbol, seed.chain)) level.push(seed.symbol);
      level.push(...walk.reachNested(seed));
    }
    for (const { path, chain } of imported.get(length) ?? []) level.push(...walk.reachImport(path, chain));
    const next: Reached[] = [];
    if (length < depth) {
      for (const reached of level) {
        const wait = turns.pause();
        if (wait) await wait;
        turns.checkpoint();
        next.push(...(await inTurns(walk.step(reached), turns.pause)));
      }
    }
    if (length < depth)
      for (const user of assumesUnseenCallers ? walk.unnamed(level, next) : []) {
        const owner = walk.reachOwner(user);
        if (owner === null) unused.push(user);
        else next.push(...owner);
      }
    level = next;
  }
  return {
    chain: (path, symbol) => walk.chainOf(path, symbol),
    importChain: (path) => walk.imported.get(path),
    unused,
  };
}

/** A part of a decorator's code, as far as it runs one of the functions that are decorated. */
interface Part {
  readonly symbol: string;
  readonly decorated: string;
  readonly decoration: Decoration;
  readonly chain: Chain;
}

/** A file that may do something else when it is imported. */
interface Import {
  readonly imported: string;
  readonly chain: Chain;
}

/** What was reached in one step: symbols, parts of decorators, and imports. */
type Reached = string | Part | Import;

const isPart = (reached: Reached): reached is Part => typeof reached !== 'string' && 'decorated' in reached;

/** In the place of a path: whatever file defines the symbol. */
const ANYWHERE = '';

class Walk {
  /** By symbol, then by path: modules of one name in several folders have the same symbols. */
  private readonly chains = new Map<string, Map<string, Chain>>();
  /** Symbols that something names. */
  readonly hasUsers = new Set<string>();
  /** Files whose import is reached. */
  readonly imported = new Map<string, Chain>();
  private readonly importers: Importers;
  /** Functions in functions, and lambdas: who uses what they stand in uses them. */
  private readonly nested = new Set<string>();
  private readonly input: BehaviourInput;
  private readonly assigned = new Map<FileFacts, readonly Assigned[]>();
  private readonly decorated: DecoratedCalls;
  /** Parts of decorators that are reached for one function, as `part\0function`. */
  private readonly parts = new Set<string>();

  constructor(input: BehaviourInput) {
    this.input = input;
    this.decorated = new DecoratedCalls(input.state, input.context, RELATIONS);
    this.importers = new Importers(input.state, input.context, input.isTestFile);
  }

  /** The seeds but for decorators that are reached only by what they decorate: the walk goes through those by itself. */
  *startsOf(seeds: readonly ReasonedSymbol[]): Steps<readonly ReachedSymbol[]> {
    for (const { symbol } of seeds) yield* this.decorated.prepare(symbol);
    const byName = Map.groupBy(seeds, ({ name }) => name);
    const symbolsOf = (name: string): readonly string[] =>
      (byName.get(name) ?? []).map(({ symbol }) => symbol);
    return seeds.filter((seed) => !this.decorated.isOnlyDecorating(seed, symbolsOf));
  }

  /** True when the symbol is reached for the first time, so that its users are still to be found. */
  reach(path: string, symbol: string, chain: Chain): boolean {
    const known = this.chains.get(symbol);
    if (!known) {
      this.chains.set(symbol, new Map([[path, chain]]));
      return true;
    }
    if (!known.has(path)) known.set(path, chain);
    return false;
  }

  /** What is nested in a definition that is reached, as far as it was not reached before. */
  reachNested({ path, kind, bstart, chain }: ReachedSymbol): string[] {
    const facts = this.input.state.resident.file(path);
    if (!facts || kind === 'variable') return [];
    const chunk = kind === 'module' ? 0 : facts.layout().chunkAt(bstart);
    return this.partsOf(facts, chunk).filter((symbol) => this.reach(path, symbol, chain));
  }

  chainOf(path: string, symbol: string): Chain | undefined {
    const known = this.chains.get(symbol);
    return known?.get(path) ?? known?.get(ANYWHERE);
  }

  /** The import of a file, where that is reached for the first time. */
  reachImport(path: string, chain: Chain): Import[] {
    if (this.imported.has(path)) return [];
    this.imported.set(path, chain);
    return [{ imported: path, chain }];
  }

  /** What runs a file by importing it. */
  private *importing({ imported, chain }: Import): Steps<Reached[]> {
    const found: Reached[] = [];
    const ref = this.input.state.resident.file(imported)?.module ?? imported;
    for (const { facts, chunk, bstart, bend } of this.importers.of(imported)) {
      const { path } = facts;
      const step = { path, reason: 'import_module' as const, ref, viaPath: imported, bstart, bend };
      const next: Chain = [{ ...step, hop: chain.length }, ...chain];
      if (chunk === null) found.push(...this.reachImport(path, next));
      else found.push(...this.usersAt(facts, chunk, bstart).filter((user) => this.reach(path, user, next)));
      yield;
    }
    return found;
  }

  /** What uses a symbol, or runs a decorated function by a part of its decorator, as far as it was not reached before. */
  *step(reached: Reached): Steps<Reached[]> {
    if (typeof reached !== 'string' && 'imported' in reached) return yield* this.importing(reached);
    if (typeof reached !== 'string') {
      const { symbol, decorated, decoration, chain } = reached;
      const links = yield* this.decorated.callersFor(decoration, symbol, decorated);
      return [...(yield* this.usersBy(links, reached, decorated)), ...this.dispatch(symbol, chain)];
    }
    // Who names a module uses something of it, which is reached by its own name.
    if (parseSymbol(reached)?.kind === 'module') return [];
    yield* this.decorated.prepare(reached);
    const chain = [...this.chains.get(reached)!.values()][0]!;
    const links = yield* linksTo(this.input.context, reached, RELATIONS);
    const users = yield* this.usersBy(links, { symbol: reached, chain }, reached);
    const isDecorated = users.some(isPart);
    if (isDecorated && METHOD.test(reached)) {
      const unknown = yield* attributesOfUnknown(this.input.context, lastName(reached));
      users.push(...(yield* this.usersBy(unknown, { symbol: reached, chain }, reached)));
    }
    return [...users, ...this.dispatch(reached, chain)];
  }

  /** The users that links to something make, which runs the function `runs`. */
  private *usersBy(
    links: readonly FoundLink[],
    { symbol, chain }: Pick<Part, 'symbol' | 'chain'>,
    runs: string,
  ): Steps<Reached[]> {
    const found: Reached[] = [];
    for (const [at, link] of links.entries()) {
      if (at % STEP_LINKS === STEP_LINKS - 1) yield;
      const { path, chunk, relation, roles, bstart, bend } = link;
      if (roles & SymbolRole.definition) continue;
      const facts = this.input.state.resident.file(path);
      if (!facts || isInAnnotation(facts, link)) continue;
      const step = {
        path,
        ref: symbolName(symbol),
        viaPath: chain[0]!.path,
        bstart,
        bend,
        hop: chain.length,
      };
      const next: Chain = [{ ...step, reason: USES[relation] ?? 'attribute' }, ...chain];
      const decoration = this.decorated.decorationAt(runs, facts, link);
      if (decoration) {
        found.push(...this.reachParts(decoration, runs, next), ...this.reachGlobals(facts, chunk, next));
        continue;
      }
      this.hasUsers.add(runs);
      for (const user of this.usersAt(facts, chunk, bstart))
        if (this.reach(path, user, next)) found.push(user);
      if (this.input.assumesUnseenCallers && this.importers.callAtImport(facts, link))
        found.push(...this.reachImport(path, next));
    }
    return found;
  }

  /** Those of a decorator's parts that were not reached before, neither for the function nor for all. */
  private reachParts(decoration: Decoration, decorated: string, chain: Chain): Part[] {
    return decoration.parts.flatMap((symbol): Part[] => {
      const key = `${symbol}\0${decorated}`;
      if (this.chains.has(symbol)) this.hasUsers.add(decorated);
      if (this.chains.has(symbol) || this.parts.has(key)) return [];
      this.parts.add(key);
      return [{ symbol, decorated, decoration, chain }];
    });
  }

  private reachGlobals(facts: FileFacts, chunk: number, chain: Chain): string[] {
    const symbols = this.globalsOf(facts, chunk).map(({ symbol }) => symbol);
    return symbols.filter((symbol) => this.reach(facts.path, symbol, chain));
  }

  /** Those of a level that nothing names, and special methods, where they are defined; of the next one parts of decorators are still to come. */
  unnamed(level: readonly Reached[], next: readonly Reached[]): Unnamed[] {
    const waiting = new Set(next.filter(isPart).map(({ decorated }) => decorated));
    const functions = level.flatMap((one) =>
      isPart(one) ? one.decorated : typeof one === 'string' ? one : [],
    );
    return [...new Set(functions)].flatMap((symbol): Unnamed[] => {
      // Importing a module runs its top level; what that changes for others has names of its own.
      const isUsed = this.hasUsers.has(symbol) && !SPECIAL_METHOD.test(symbol);
      if (isUsed || this.nested.has(symbol) || parseSymbol(symbol)?.kind === 'module') return [];
      if (waiting.has(symbol)) return [];
      return [...this.chains.get(symbol)!].flatMap(([path, chain]) =>
        path === ANYWHERE || this.input.isTestFile(path) ? [] : [{ symbol, path, chain }],
      );
    });
  }

  /** The class of a method, empty when it was reached before; null for what is no method. */
  reachOwner({ symbol, path, chain }: Unnamed): string[] | null {
    const end = symbol.lastIndexOf('#');
    if (end < 0 || end === symbol.length - 1) return null;
    const cls = symbol.slice(0, end + 1);
    const [place] = this.definitions(symbol).filter((link) => link.path === path);
    const { bstart, bend } = place ?? chain[0]!;
    const step = { path, ref: symbolName(symbol), viaPath: chain[0]!.path, bstart, bend, hop: chain.length };
    return this.reach(path, cls, [{ ...step, reason: 'attribute' }, ...chain]) ? [cls] : [];
  }

  private definitions(symbol: string): readonly FoundLink[] {
    return this.input.context.store.read((reader) =>
      reader.linksByTarget(symbol, { relations: ['def_symbol'], isDefinition: true }),
    );
  }

  /** Calls of an overridden method may run this one; calling a class runs its constructor. */
  private dispatch(symbol: string, chain: Chain): string[] {
    const { state } = this.input;
    const found: string[] = [];
    // A constructor overrides for its own class only: `super().__init__()` runs no other subclass's.
    if (CONSTRUCTORS.test(symbol)) {
      const cls = symbol.slice(0, symbol.lastIndexOf('#') + 1);
      if (this.reach(ANYWHERE, cls, chain)) found.push(cls);
      return found;
    }
    if (!METHOD.test(symbol)) return found;
    for (const { path, chunk, bstart, bend } of this.definitions(symbol)) {
      const facts = state.resident.file(path);
      const key = facts && state.resident.keys(facts)[chunk];
      if (!facts || key === undefined) continue;
      for (const { relation, target } of state.resident.links({ path, key }).links) {
        if (relation !== 'override') continue;
        const step = {
          path,
          ref: symbolName(symbol),
          viaPath: chain[0]!.path,
          bstart,
          bend,
          hop: chain.length,
        };
        if (this.reach(ANYWHERE, target, [{ ...step, reason: 'inherits' }, ...chain])) found.push(target);
      }
    }
    return found;
  }

  /** What code at a place makes behave differently. `byte` is an absolute UTF-8 offset. */
  private usersAt(facts: FileFacts, chunk: number, byte: number): string[] {
    const own = chunkSymbol(facts, chunk).symbol;
    const kind = facts.evidence.chunks.kind[chunk]!;
    if (isFunction(kind)) return [own, ...this.partsOf(facts, chunk)];
    const variables = this.assignedIn(facts, chunk).filter((one) => isAround(one, byte));
    const lambdas = this.nestedIn(facts, chunk).filter((one) => isAround(one, byte));
    const symbols = [...variables, ...lambdas].map(({ symbol }) => symbol);
    return kind === ChunkKind.class || variables.length === 0 ? [...symbols, own] : symbols;
  }

  /** Symbols of what goes with a chunk: what is nested in it, and variables of the module that a function binds. */
  private partsOf(facts: FileFacts, chunk: number): string[] {
    return [...this.nestedIn(facts, chunk), ...this.globalsOf(facts, chunk)].map(({ symbol }) => symbol);
  }

  /** A test's own functions are run by that test, whoever calls them for it. */
  private nestedIn(facts: FileFacts, chunk: number): readonly Nested[] {
    if (this.input.isTestFile(facts.path)) return [];
    const found = nestedDefinitions(facts, chunk);
    for (const { symbol } of found) this.nested.add(symbol);
    return found;
  }

  /** Variables of the module that a function binds. */
  private globalsOf(facts: FileFacts, chunk: number): readonly Assigned[] {
    return isFunction(facts.evidence.chunks.kind[chunk]!) ? this.assignedIn(facts, chunk) : [];
  }

  /** Variables that are assigned in a chunk. */
  private assignedIn(facts: FileFacts, chunk: number): readonly Assigned[] {
    let found = this.assigned.get(facts);
    if (!found) this.assigned.set(facts, (found = assignedVariables(facts)));
    return found.filter((one) => one.chunk === chunk);
  }
}

const isFunction = (kind: number): boolean => kind !== ChunkKind.module && kind !== ChunkKind.class;

/** `byte` is an absolute UTF-8 offset. */
const isAround = ({ bstart, bend }: Site, byte: number): boolean => bstart <= byte && byte < bend;
