/**
 * Pytest's fixtures as a test sees them, and the classes of a workspace by their symbols: what a test runs beside
 * its own code. Knows which definitions were reached, not how.
 */
import { fixtureUses, type TestClass } from '../../impact/test-conventions.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { conftests, type Fixture, fixturesOf } from '../../linker/pytest-fixtures.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import type { EngineState } from '../engine/engine.ts';
import type { BehaviourReach, Chain } from './behaviour-reach.ts';

/** A fixture where it is defined. */
export interface PlacedFixture extends Fixture {
  readonly facts: FileFacts;
  readonly symbol: string;
}

export class TestFixtures {
  private readonly state: EngineState;
  private readonly chainOf: BehaviourReach['chain'];
  private readonly classes: ClassIndex;
  private readonly fixtures = new Map<string, readonly PlacedFixture[]>();

  constructor(state: EngineState, chainOf: BehaviourReach['chain'], classes: ClassIndex) {
    this.state = state;
    this.chainOf = chainOf;
    this.classes = classes;
  }

  /** The nearest fixture that was reached, with what a test asks for and what those fixtures ask for in turn. */
  chain(facts: FileFacts, def: number, visible: ReadonlyMap<string, PlacedFixture>): Chain | undefined {
    const test = nameSpan(facts, def);
    let level = [
      ...fixtureUses(facts, def).map((use) => ({ ...use, path: facts.path, steps: [] as ImpactedFile[] })),
      ...[...visible.values()]
        .filter(({ isAutouse }) => isAutouse)
        .map(({ name }) => ({ name, ...test, path: facts.path, steps: [] as ImpactedFile[] })),
    ];
    const seen = new Set<string>();
    while (level.length > 0) {
      const next: typeof level = [];
      for (const { name, path, bstart, bend, steps } of level) {
        const fixture = visible.get(name);
        if (!fixture || seen.has(name)) continue;
        seen.add(name);
        const chain = this.chainOf(fixture.facts.path, fixture.symbol);
        const step: ImpactedFile = {
          path,
          reason: 'caller_symbol',
          ref: symbolName(fixture.symbol),
          viaPath: fixture.facts.path,
          bstart,
          bend,
          hop: chain?.length ?? 0,
        };
        if (chain) return [...steps, step, ...chain];
        for (const use of fixtureUses(fixture.facts, fixture.def))
          next.push({ ...use, path: fixture.facts.path, steps: [...steps, step] });
      }
      level = next;
    }
    return undefined;
  }

  /** Fixtures by name as a test of the file sees them: class, module, then conftest.py files outwards. */
  visible(facts: FileFacts, cls: TestClass | null): ReadonlyMap<string, PlacedFixture> {
    const found = new Map<string, PlacedFixture>();
    const add = (fixtures: readonly PlacedFixture[]): void => {
      for (const fixture of fixtures) if (!found.has(fixture.name)) found.set(fixture.name, fixture);
    };
    if (cls) {
      add(this.fixturesIn(facts, cls.def));
      for (const base of cls.bases.flatMap((symbol) => this.classes.at(symbol)))
        add(this.fixturesIn(base.facts, base.def));
    }
    add(this.fixturesIn(facts, -1));
    for (const path of conftests(facts.path)) {
      const conftest = this.state.resident.file(path);
      if (conftest) add(this.fixturesIn(conftest, -1));
    }
    return found;
  }

  private fixturesIn(facts: FileFacts, container: number): readonly PlacedFixture[] {
    const key = `${facts.path}\0${container}`;
    let found = this.fixtures.get(key);
    if (!found) {
      found = fixturesOf(facts, container).map((fixture) => ({
        ...fixture,
        facts,
        symbol: defSymbol(facts, fixture.def),
      }));
      this.fixtures.set(key, found);
    }
    return found;
  }
}

export class ClassIndex {
  private readonly state: EngineState;
  private byPrefix: Map<string, string[]> | null = null;

  constructor(state: EngineState) {
    this.state = state;
  }

  /** A class of the workspace by its symbol. */
  at(symbol: string): { facts: FileFacts; def: number; symbol: string }[] {
    const { resident } = this.state;
    for (const path of this.pathsOfModule(symbol)) {
      const facts = resident.file(path);
      const { defs } = facts?.evidence ?? {};
      if (!facts || !defs) continue;
      for (let def = 0; def < defs.length; def++)
        if (facts.isClass(def) && defSymbol(facts, def) === symbol) return [{ facts, def, symbol }];
    }
    return [];
  }

  private pathsOfModule(symbol: string): readonly string[] {
    if (!this.byPrefix) {
      this.byPrefix = new Map();
      for (const path of this.state.resident.paths()) {
        const { symbolPrefix } = this.state.resident.file(path)!;
        const known = this.byPrefix.get(symbolPrefix);
        if (known) known.push(path);
        else this.byPrefix.set(symbolPrefix, [path]);
      }
    }
    const end = symbol.lastIndexOf('/');
    return this.byPrefix.get(symbol.slice(0, end + 1)) ?? [];
  }
}

/** Where a definition's name stands: absolute UTF-8 byte offsets. */
export function nameSpan(facts: FileFacts, def: number): { readonly bstart: number; readonly bend: number } {
  const { chunk, nameStart, nameEnd } = facts.evidence.defs;
  const layout = facts.layout();
  return {
    bstart: layout.toAbsolute(chunk[def]!, nameStart[def]!),
    bend: layout.toAbsolute(chunk[def]!, nameEnd[def]!),
  };
}
