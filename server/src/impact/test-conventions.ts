/**
 * Which functions of a file are tests, and which fixtures they ask for, as pytest and unittest find them by name, base
 * class and decorator. Reads one file's evidence and links; follows no names to other files.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefKind, ParamKind } from '../evidence/schema.ts';
import { symbolName } from '../linker/entity-names.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { defSymbol } from '../linker/file-symbols.ts';
import type { Link } from '../linker/links.ts';
import { dottedName, functionsOf } from '../linker/pytest-fixtures.ts';
import { matchesFile, matchesName, type PytestConfig } from '../workspace/pytest-patterns.ts';

export interface TestClass {
  /** Row of `defs`. */
  readonly def: number;
  readonly symbol: string;
  readonly name: string;
  readonly framework: 'pytest' | 'unittest';
  /** Symbols of the classes it inherits from, nearest first. */
  readonly bases: readonly string[];
}

/** What unittest and pytest run around the tests of a class or module (unittest; pytest, "xunit-style setup"). */
export const SETUP_METHODS = new Set([
  'setUp',
  'tearDown',
  'asyncSetUp',
  'asyncTearDown',
  'setUpClass',
  'tearDownClass',
  'setUpTestData',
  'setup_method',
  'teardown_method',
  'setup_class',
  'teardown_class',
]);
export const SETUP_FUNCTIONS = new Set([
  'setUpModule',
  'tearDownModule',
  'setup_module',
  'teardown_module',
  'setup_function',
  'teardown_function',
]);

/** `unittest.case.TestCase` and what is named like it in packages that cannot be read. */
const isTestCase = (symbol: string): boolean => /(^|\.)\w*TestCase$/.test(symbolName(symbol));

/** Top-level classes and classes nested in them whose methods are tests. `baseLinks` are the file's `class_base` links. */
export function testClasses(facts: FileFacts, baseLinks: readonly Link[], config: PytestConfig): TestClass[] {
  const { defs } = facts.evidence;
  const bases = new Map<number, string[]>();
  for (const { left, target } of baseLinks) {
    const known = bases.get(left);
    if (known) known.push(target);
    else bases.set(left, [target]);
  }
  const isTestFile = matchesFile(facts.path, config.files);
  const found: TestClass[] = [];
  for (let def = 0; def < defs.length; def++) {
    if (defs.kind[def] !== DefKind.class || !isInClasses(facts, def)) continue;
    const name = facts.text(defs.name[def]!);
    const inherited = bases.get(def) ?? [];
    const isUnit = inherited.some(isTestCase);
    if (!isUnit && !(isTestFile && matchesName(name, config.classes))) continue;
    // Pytest does not collect classes that have a constructor.
    if (!isUnit && hasMethod(facts, def, '__init__')) continue;
    const framework = isUnit ? 'unittest' : 'pytest';
    found.push({ def, symbol: defSymbol(facts, def), name, framework, bases: inherited });
  }
  return found;
}

/** Rows of `defs` of the tests that stand in the module itself. */
export function testFunctions(facts: FileFacts, config: PytestConfig): number[] {
  if (!matchesFile(facts.path, config.files)) return [];
  return functionsOf(facts, -1).filter((def) =>
    matchesName(facts.text(facts.evidence.defs.name[def]!), config.functions),
  );
}

/** Rows of `defs` of the tests among a class's own methods; unittest's loader takes all that begin with `test`. */
export function testMethods(
  facts: FileFacts,
  cls: number,
  isUnittest: boolean,
  config: PytestConfig,
): number[] {
  const patterns = isUnittest ? ['test'] : config.functions;
  return functionsOf(facts, cls).filter((def) =>
    matchesName(facts.text(facts.evidence.defs.name[def]!), patterns),
  );
}

/** A fixture that a function asks for, and where: absolute UTF-8 byte offsets. */
export interface FixtureUse {
  readonly name: string;
  readonly bstart: number;
  readonly bend: number;
}

/** By parameters without defaults, and by `@pytest.mark.usefixtures("name")`. */
export function fixtureUses(facts: FileFacts, def: number): FixtureUse[] {
  const { params, defs, decorators, calls, args } = facts.evidence;
  const layout = facts.layout();
  const uses: FixtureUse[] = [];
  const { from, to } = facts.paramsOf(def);
  for (let row = from; row < to; row++) {
    const kind = params.kind[row];
    const isAsked = (kind === ParamKind.POS_OR_KW || kind === ParamKind.KWONLY) && params.default[row] === 0;
    if (!isAsked) continue;
    const chunk = params.chunk[row]!;
    uses.push({
      name: facts.text(params.name[row]!),
      bstart: layout.toAbsolute(chunk, params.nameStart[row]!),
      bend: layout.toAbsolute(chunk, params.nameEnd[row]!),
    });
  }
  const first = defs.decoratorStart[def]!;
  for (let row = first; row < first + defs.decoratorCount[def]!; row++) {
    const ref = decorators.expr[row]!;
    if (exprRefKind(ref) !== 'call') continue;
    const call = exprRefRow(ref);
    if (!dottedName(facts, calls.callee[call]!).endsWith('usefixtures')) continue;
    for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++) {
      if (exprRefKind(args.expr[arg]!) !== 'string') continue;
      const chunk = args.chunk[arg]!;
      uses.push({
        name: facts.text(exprRefRow(args.expr[arg]!)),
        bstart: layout.toAbsolute(chunk, args.start[arg]!),
        bend: layout.toAbsolute(chunk, args.end[arg]!),
      });
    }
  }
  return uses;
}

const hasMethod = (facts: FileFacts, cls: number, name: string): boolean =>
  functionsOf(facts, cls).some((def) => facts.text(facts.evidence.defs.name[def]!) === name);

/** Classes inside functions are no tests. */
function isInClasses({ evidence: { defs } }: FileFacts, def: number): boolean {
  for (let at = defs.container[def]!; at >= 0; at = defs.container[at]!)
    if (defs.kind[at] !== DefKind.class) return false;
  return true;
}
