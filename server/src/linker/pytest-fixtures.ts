/**
 * What pytest gives the parameters of tests and fixtures: what fixtures of that name give, the nearest first (pytest
 * reference, "Fixtures": the class, the module, then each `conftest.py` outwards), and the values of `parametrize`.
 */
import { constantRef, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefKind } from '../evidence/schema.ts';
import { union } from './containers.ts';
import { GENERATORS } from './declared-types.ts';
import { hasDecorator } from './decorator-names.ts';
import { type Definition, isOutside, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { listKind } from './list-kind.ts';
import type { QueryKind } from './queries.ts';

export interface Fixture {
  readonly name: string;
  readonly def: number;
  readonly isAutouse: boolean;
}

/** Fixtures among the functions of a class, or with -1 of the module: what `@pytest.fixture` decorates. */
export function fixturesOf(facts: FileFacts, container: number): Fixture[] {
  const { defs, decorators, calls } = facts.evidence;
  return functionsOf(facts, container).flatMap((def): Fixture[] => {
    const from = defs.decoratorStart[def]!;
    for (let row = from; row < from + defs.decoratorCount[def]!; row++) {
      const ref = decorators.expr[row]!;
      const call = exprRefKind(ref) === 'call' ? exprRefRow(ref) : -1;
      const callee = call >= 0 ? calls.callee[call]! : ref;
      if (!/(^|\.)(?:yield_)?fixture$/.test(dottedName(facts, callee))) continue;
      const given = call >= 0 ? keyword(facts, call, 'name') : null;
      const autouse = call >= 0 ? keyword(facts, call, 'autouse') : null;
      return [
        {
          name:
            given !== null && exprRefKind(given) === 'string'
              ? facts.text(exprRefRow(given))
              : facts.text(defs.name[def]!),
          def,
          isAutouse: autouse !== null && autouse !== constantRef('False'),
        },
      ];
    }
    return [];
  });
}

/** Functions directly in a class, or with -1 in the module. */
export function functionsOf({ evidence: { defs } }: FileFacts, container: number): number[] {
  const found: number[] = [];
  for (let def = 0; def < defs.length; def++) {
    const kind = defs.kind[def];
    if (defs.container[def] === container && kind !== DefKind.class && kind !== DefKind.lambda)
      found.push(def);
  }
  return found;
}

export function dottedName(facts: FileFacts, ref: ExprRef): string {
  const { names, attrs } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'name') return facts.text(names.name[row]!);
  return exprRefKind(ref) === 'attr' && attrs.chain[row]! >= 0 ? facts.text(attrs.chain[row]!) : '';
}

function keyword(facts: FileFacts, call: number, name: string): ExprRef | null {
  const { calls, args } = facts.evidence;
  for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++)
    if (args.keyword[arg]! >= 0 && facts.text(args.keyword[arg]!) === name) return args.expr[arg]!;
  return null;
}

const CONFTEST = 'conftest.py';

export class PytestFixtures {
  private readonly evaluation: Evaluation;
  /** The fixtures of a class, or with '' of a module, each as its name, a space and its def key: (path, class key). */
  private readonly declared: QueryKind<readonly string[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    this.declared = listKind(program, 'pytest_fixtures', 2, (path, key) => {
      const facts = program.facts(path);
      const container = key === '' ? -1 : facts?.defRow(key);
      if (!facts || container === undefined) return null;
      return fixturesOf(facts, container).map(({ name, def }) => `${name} ${facts.defKey(def)}`);
    });
  }

  /** What a test or fixture (a row of `defs`) gets for a parameter; nothing for other functions. */
  given(facts: FileFacts, def: number, name: string): readonly Value[] {
    if (!asksFixtures(facts, def)) return NO_VALUES;
    const parametrized = this.parametrized(facts, def, name);
    if (parametrized !== null) return parametrized;
    const fixture = this.visible(facts, def, name);
    return fixture === null ? NO_VALUES : this.madeBy(fixture);
  }

  /** The nearest fixture of a name that a function sees; one of its own name it overrides. */
  private visible(facts: FileFacts, def: number, name: string): Definition | null {
    const { program } = this.evaluation;
    const key = facts.defKey(def);
    const among = (path: string, container: string): Definition | null => {
      const found = this.declared.ask(path, container).find((one) => one.startsWith(`${name} `));
      const own = found?.slice(name.length + 1);
      return own === undefined || (path === facts.path && own === key)
        ? null
        : program.definitionAt(path, own);
    };
    const classDef = facts.classOf(def);
    if (classDef >= 0)
      for (const entry of program.mro(program.definition(facts, classDef)).entries) {
        const found = 'isClass' in entry && !isOutside(entry.path) ? among(entry.path, entry.key) : null;
        if (found) return found;
      }
    for (const path of [facts.path, ...conftests(facts.path)]) {
      const found = among(path, '') ?? this.imported(path, name);
      if (found) return found;
    }
    return null;
  }

  /** A fixture that a file imports under a name. */
  private imported(path: string, name: string): Definition | null {
    const { program } = this.evaluation;
    const [only] = program.global(path, name);
    const definition = only?.entity.kind === 'definition' ? only.entity.definition : null;
    if (definition === null || isOutside(definition.path) || definition.path === path) return null;
    const isFixture = this.declared
      .ask(definition.path, '')
      .some((one) => one.endsWith(` ${definition.key}`));
    return isFixture ? definition : null;
  }

  /** What a fixture gives: what it returns, or what it yields before it cleans up. */
  private madeBy(fixture: Definition): readonly Value[] {
    return union(
      this.evaluation
        .returned(fixture)
        .map((value) =>
          value.kind === 'instance' && GENERATORS.has(standardName(value.of) ?? '')
            ? (value.args[0] ?? NO_VALUES)
            : [value],
        ),
    );
  }

  /** The values that `@pytest.mark.parametrize` gives a parameter; null where it gives it none. */
  private parametrized(facts: FileFacts, def: number, name: string): readonly Value[] | null {
    const { args, calls, decorators, defs } = facts.evidence;
    const from = defs.decoratorStart[def]!;
    for (let row = from; row < from + defs.decoratorCount[def]!; row++) {
      const call = exprRefRow(decorators.expr[row]!);
      if (exprRefKind(decorators.expr[row]!) !== 'call' || calls.argCount[call]! < 2) continue;
      if (!dottedName(facts, calls.callee[call]!).endsWith('parametrize')) continue;
      const [names, values] = [args.expr[calls.argStart[call]!]!, args.expr[calls.argStart[call]! + 1]!];
      if (exprRefKind(names) !== 'string' || keyword(facts, call, 'indirect') !== null) continue;
      const listed = facts.text(exprRefRow(names)).split(/[\s,]+/);
      const position = listed.indexOf(name);
      if (position < 0) continue;
      const rounds = this.evaluation.iterate(this.evaluation.expand(this.evaluation.evaluate(facts, values)));
      if (listed.length === 1) return rounds;
      return union(
        rounds.map((round) =>
          round.kind === 'instance' ? (round.items?.get(String(position)) ?? NO_VALUES) : NO_VALUES,
        ),
      );
    }
    return null;
  }
}

/** Whether pytest calls a function: what is named as a test, and fixtures. */
function asksFixtures(facts: FileFacts, def: number): boolean {
  const { defs } = facts.evidence;
  const container = defs.container[def]!;
  if (container >= 0 && !facts.isClass(container)) return false;
  return (
    facts.text(defs.name[def]!).startsWith('test') ||
    hasDecorator(facts, def, 'fixture') ||
    hasDecorator(facts, def, 'yield_fixture')
  );
}

/** The `conftest.py` files that count for a file, the nearest first. */
export function* conftests(path: string): Iterable<string> {
  for (let folder = path; folder !== ''; ) {
    folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    const found = folder === '' ? CONFTEST : `${folder}/${CONFTEST}`;
    if (found !== path) yield found;
  }
}
