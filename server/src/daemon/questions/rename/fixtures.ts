/** Names by which pytest gives fixtures to tests and to other fixtures (pytest, "How to use fixtures"). */
import { fixtureUses } from '../../../impact/test-conventions.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { fixturesOf } from '../../../linker/pytest-fixtures.ts';
import { isTestFile, matchesName, PYTEST_DEFAULTS } from '../../../workspace/pytest-patterns.ts';
import type { AnswerContext } from '../answer-context.ts';

/** Whether a symbol is a fixture. */
export function isFixture(context: AnswerContext, symbol: string): boolean {
  return context.definitionsOf(symbol).some((link) => {
    const facts = context.snapshot.file(link.path)?.facts();
    return link.relation === 'def_symbol' && facts ? isFixtureAt(facts, context.leftRow(link)) : false;
  });
}

/** Whether pytest fills a parameter of a function (a row of `defs`) that is called so. */
export function isFilledByFixture(facts: FileFacts, def: number, name: string): boolean {
  const isTest =
    isTestFile(facts.path, PYTEST_DEFAULTS) &&
    matchesName(facts.text(facts.evidence.defs.name[def]!), PYTEST_DEFAULTS.functions);
  return (isTest || isFixtureAt(facts, def)) && fixtureUses(facts, def).some((use) => use.name === name);
}

const isFixtureAt = (facts: FileFacts, def: number): boolean =>
  fixturesOf(facts, facts.evidence.defs.container[def]!).some((fixture) => fixture.def === def);
