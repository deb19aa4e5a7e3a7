/**
 * Which tests a change reaches: every test function that may run code which may behave differently, by calls, by
 * pytest's fixtures, by the set-up methods of its class, or because its file cannot be imported as before.
 */
import type { ImpactStrategy } from '@cpgd/shared';
import { ReasonChains } from '../../impact/reason-chains.ts';
import {
  SETUP_FUNCTIONS,
  SETUP_METHODS,
  type TestClass,
  testClasses,
  testFunctions,
  testMethods,
} from '../../impact/test-conventions.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { functionsOf } from '../../linker/pytest-fixtures.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import { isTestFile, matchesFile, type PytestConfig } from '../../workspace/pytest-patterns.ts';
import type { EngineState } from '../engine/engine.ts';
import type { Turns } from '../engine/turns.ts';
import type { AnswerContext } from './answer-context.ts';
import { type BehaviourReach, behaviourReach, type Chain, type Unnamed } from './behaviour-reach.ts';
import type { ReasonedSymbol } from './impact-symbols.ts';
import type { ImportChange } from './import-changes.ts';
import { ClassIndex, nameSpan, TestFixtures } from './test-fixtures.ts';

export interface FoundTest {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly framework: 'pytest' | 'unittest';
  /** Of the test's name, absolute UTF-8 byte offsets. */
  readonly bstart: number;
  readonly bend: number;
  readonly chain: Chain;
}

export interface TestsInput {
  readonly state: EngineState;
  readonly turns: Turns;
  readonly context: AnswerContext;
  readonly pytest: PytestConfig;
  /** What the change reaches by links, and variables it assigns anew. */
  readonly seeds: readonly ReasonedSymbol[];
  /** Files whose import may end another way. */
  readonly imports: readonly ImportChange[];
  readonly impacted: readonly ImpactedFile[];
  readonly strategy: ImpactStrategy;
  readonly depth: number;
}

/** Sorted by the length of the chain, then by id. Rejects with what `checkpoint` throws. */
export async function findTests(input: TestsInput): Promise<FoundTest[]> {
  const { state, turns, context, pytest, seeds, imports, impacted, strategy, depth } = input;
  const assumesUnseenCallers = strategy !== 'symbol_closure';
  const isTest = (path: string): boolean => isTestFile(path, pytest);
  const { chain, importChain, unused } = await behaviourReach({
    isTestFile: isTest,
    state,
    turns,
    context,
    seeds,
    imports,
    depth,
    assumesUnseenCallers,
  });
  const files = wholeFiles(state, impacted, unused, strategy);
  return new TestSearch(state, { chain, importChain }, files, depth, pytest).find(turns);
}

/**
 * Files all of whose tests count, with the chain that says why: those that only the coarse part of a strategy
 * reports, and the importers of changed definitions that nothing names.
 */
function wholeFiles(
  { resident }: EngineState,
  impacted: readonly ImpactedFile[],
  unused: readonly Unnamed[],
  strategy: ImpactStrategy,
): ReadonlyMap<string, Chain> {
  const files = new Map<string, Chain>();
  if (strategy === 'symbol_closure') return files;
  const chains = new ReasonChains(impacted);
  for (const { path, reason } of impacted) {
    if (reason === 'import_closure_fallback') files.set(path, chains.of(path));
  }
  const moduleOf = (path: string): string | null => resident.file(path)?.module ?? null;
  const nearest = new Map<string, Chain>();
  for (const { path, chain } of unused) {
    const known = nearest.get(path);
    if (!known || chain.length < known.length) nearest.set(path, chain);
  }
  for (const [path, chain] of nearest) {
    const importers = resident.imports.closure([path], moduleOf);
    const ways = new ReasonChains([{ ...chain[0]!, path, viaPath: null }, ...importers]);
    for (const { path: importer } of importers) {
      const way = [...ways.of(importer).slice(0, -1), ...chain];
      const known = files.get(importer);
      if (!known || way.length < known.length) files.set(importer, way);
    }
  }
  return files;
}

class TestSearch {
  private readonly state: EngineState;
  private readonly chainOf: BehaviourReach['chain'];
  private readonly importChainOf: BehaviourReach['importChain'];
  private readonly files: ReadonlyMap<string, Chain>;
  private readonly depth: number;
  private readonly config: PytestConfig;
  private readonly classes: ClassIndex;
  private readonly fixtures: TestFixtures;
  private readonly found = new Map<string, FoundTest>();

  constructor(
    state: EngineState,
    { chain: chainOf, importChain }: Pick<BehaviourReach, 'chain' | 'importChain'>,
    files: ReadonlyMap<string, Chain>,
    depth: number,
    config: PytestConfig,
  ) {
    this.state = state;
    this.chainOf = chainOf;
    this.importChainOf = importChain;
    this.files = files;
    this.depth = depth;
    this.config = config;
    this.classes = new ClassIndex(state);
    this.fixtures = new TestFixtures(state, chainOf, this.classes);
  }

  async find(turns: Turns): Promise<FoundTest[]> {
    const { resident } = this.state;
    for (const path of [...resident.paths()].sort()) {
      const wait = turns.pause();
      if (wait) await wait;
      turns.checkpoint();
      const facts = resident.file(path)!;
      if (facts.isStub || !mayHaveTests(facts, this.config)) continue;
      const classes = testClasses(facts, resident.linksOf(path, 'class_base'), this.config);
      const around = this.moduleChain(facts);
      for (const def of testFunctions(facts, this.config)) {
        const fixtures = this.fixtures.visible(facts, null);
        this.add(facts, def, null, [
          around,
          this.chainOf(facts.path, defSymbol(facts, def)),
          this.fixtures.chain(facts, def, fixtures),
        ]);
      }
      for (const cls of classes) this.findInClass(facts, cls, around);
    }
    return [...this.found.values()].sort(
      (a, b) => a.chain.length - b.chain.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
  }

  /** Own and inherited test methods; an own one hides an inherited one of its name. */
  private findInClass(facts: FileFacts, cls: TestClass, around: Chain | undefined): void {
    const seen = new Set<string>();
    const fixtures = this.fixtures.visible(facts, cls);
    const owners = [
      { facts, def: cls.def, symbol: cls.symbol },
      ...cls.bases.flatMap((base) => this.classes.at(base)),
    ];
    const setup = owners.flatMap((owner) =>
      functionsOf(owner.facts, owner.def)
        .filter((def) => SETUP_METHODS.has(nameOf(owner.facts, def)))
        .map((def) => this.through(owner.facts, def, facts, cls.def)),
    );
    const whole = [around, this.chainOf(facts.path, cls.symbol), ...setup];
    for (const owner of owners) {
      for (const def of testMethods(owner.facts, owner.def, cls.framework === 'unittest', this.config)) {
        const name = nameOf(owner.facts, def);
        if (seen.has(name)) continue;
        seen.add(name);
        const own = this.chainOf(owner.facts.path, defSymbol(owner.facts, def));
        const asked = this.fixtures.chain(owner.facts, def, fixtures);
        this.add(facts, def, cls, [...whole, own, asked], owner.facts);
      }
    }
  }

  /** A test counts by its shortest chain; `owner` is where the function stands, when it is inherited. */
  private add(
    facts: FileFacts,
    def: number,
    cls: TestClass | null,
    chains: readonly (Chain | undefined)[],
    owner: FileFacts = facts,
  ): void {
    const shortest = chains.filter((chain) => chain !== undefined).sort((a, b) => a.length - b.length)[0];
    if (!shortest || shortest.length - 1 > this.depth) return;
    const name = nameOf(owner, def);
    const id = [facts.path, ...(cls ? classPath(facts, cls.def) : []), name].join('::');
    const place = owner === facts ? nameSpan(facts, def) : nameSpan(facts, cls!.def);
    this.found.set(id, {
      id,
      path: facts.path,
      name,
      framework: cls?.framework ?? 'pytest',
      ...place,
      chain: shortest,
    });
  }

  /** Why all tests of a file count: its top-level code, what it imports, the module's set-up, or the file as a whole. */
  private moduleChain(facts: FileFacts): Chain | undefined {
    const setup = functionsOf(facts, -1)
      .filter((def) => SETUP_FUNCTIONS.has(nameOf(facts, def)))
      .map((def) => this.chainOf(facts.path, defSymbol(facts, def)));
    const own = this.chainOf(facts.path, moduleSymbol(facts.symbolPrefix));
    return [own, this.importChainOf(facts.path), this.files.get(facts.path), ...setup]
      .filter((chain) => chain !== undefined)
      .sort((a, b) => a.length - b.length)[0];
  }

  /** The chain of something that runs with the tests of a class, from the class's place. */
  private through(owner: FileFacts, def: number, facts: FileFacts, cls: number): Chain | undefined {
    const symbol = defSymbol(owner, def);
    const chain = this.chainOf(owner.path, symbol);
    if (!chain) return undefined;
    const { path } = facts;
    const step = {
      path,
      ref: symbolName(symbol),
      viaPath: chain[0]!.path,
      ...nameSpan(facts, cls),
      hop: chain.length,
    };
    return [{ ...step, reason: 'caller_symbol' }, ...chain];
  }
}

const nameOf = ({ evidence }: FileFacts, def: number): string =>
  evidence.strings[evidence.defs.name[def]!] ?? '';

/** Names of the class and those it is nested in, outermost first. */
function classPath(facts: FileFacts, cls: number): string[] {
  const names: string[] = [];
  for (let def = cls; def >= 0; def = facts.evidence.defs.container[def]!) names.unshift(nameOf(facts, def));
  return names;
}

/** Links are read only of files that have something called like a test. */
function mayHaveTests(facts: FileFacts, config: PytestConfig): boolean {
  if (matchesFile(facts.path, config.files)) return true;
  const { defs } = facts.evidence;
  for (let def = 0; def < defs.length; def++)
    if (defs.container[def]! >= 0 && nameOf(facts, def).startsWith('test')) return true;
  // A class that only inherits its tests is called like one.
  for (let def = 0; def < defs.length; def++)
    if (facts.isClass(def) && /Test/.test(nameOf(facts, def))) return true;
  return false;
}
