/**
 * Call graph fixtures, one file for each construct: how many of the callees a call can run are found, and how
 * many of those found it can run. `#> a b` at the end of a line names what the calls of that line reach, by
 * qualified name and in any order; names that the file does not define count for nothing.
 *
 * Usage: node bench/callgraph/run.ts [CONSTRUCT…]; fails below the bar of `docs/reference/resolution.md`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bind } from '../../server/src/binder/bind.ts';
import { openOutside } from '../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../server/src/daemon/outside/typeshed.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import { parseSymbol } from '../../server/src/linker/scip-symbol.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';

const PYTHON = { major: 3, minor: 13 };
const MIN_PRECISION = 0.98;
const MIN_RECALL = 0.95;
const CASES = join(import.meta.dirname, 'cases');

interface Score {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  /** Lines that differ, for people. */
  readonly differences: readonly string[];
}

/** Scores one fixture. */
export function scoreFixture(parser: PythonParser, outside: OutsideWorld, name: string, text: string): Score {
  const path = `${name}.py`;
  const names = { projectName: 'bench', projectVersion: '', pythonVersion: '3.13' };
  const index = new ModuleIndex(new Map([[name, [path]]]), names, outside);
  const builder = extract({ tree: parser.parseFlat(text), text, path });
  bind(builder, { pythonVersion: PYTHON });
  const info = { path, moduleFqn: name, isPackage: false };
  const facts = new FileFacts(info, finishEvidence(builder), index.workspacePackage);
  const lines = text.split('\n');
  const found = lines.map((): string[] => []);
  const { calls } = facts.evidence;
  for (const { links } of new Linker(new Map([[path, facts]]), index).linkFile(facts)) {
    for (const { relation, left, target } of links) {
      const symbol = relation === 'callsite_symbol' ? parseSymbol(target) : null;
      if (symbol?.module !== name) continue;
      const offset = facts.layout().toAbsolute(calls.chunk[left]!, calls.start[left]!);
      const nth = /\(\+(\d+)\)\.$/.exec(target)?.[1];
      found[lineOf(text, offset)]!.push(symbol.path.join('.') + (nth === undefined ? '' : `+${nth}`));
    }
  }
  return compare(lines, found);
}

function compare(lines: readonly string[], found: readonly (readonly string[])[]): Score {
  const differences: string[] = [];
  let expectedCount = 0;
  let foundCount = 0;
  let right = 0;
  for (const [i, line] of lines.entries()) {
    const expected = /#>(.*)$/.exec(line)?.[1]?.trim().split(/\s+/).filter(Boolean) ?? [];
    const rest = [...expected];
    for (const name of found[i]!) {
      const at = rest.indexOf(name);
      if (at < 0) continue;
      rest.splice(at, 1);
      right++;
    }
    expectedCount += expected.length;
    foundCount += found[i]!.length;
    if (rest.length > 0 || found[i]!.length !== expected.length)
      differences.push(`  ${i + 1}: ${line.trim()}   found: ${found[i]!.join(' ') || 'nothing'}`);
  }
  return { expected: expectedCount, found: foundCount, right, differences };
}

/** All fixtures hold ASCII, so bytes are characters. */
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

async function main(wanted: readonly string[]): Promise<void> {
  const parser = await createPythonParser();
  const outside = await openOutside({
    typeshed: findTypeshed(),
    sitePackages: [],
    python: { ...PYTHON, platform: 'linux' },
    cacheDirectory: null,
  });
  const total = { expected: 0, found: 0, right: 0 };
  console.log('construct            precision  recall  calls');
  for (const file of readdirSync(CASES).sort()) {
    const name = file.replace(/\.py$/, '');
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const score = scoreFixture(parser, outside, name, readFileSync(join(CASES, file), 'utf8'));
    total.expected += score.expected;
    total.found += score.found;
    total.right += score.right;
    print(name, score);
    for (const difference of score.differences) console.log(difference);
  }
  print('all', total);
  if (total.right / total.found < MIN_PRECISION || total.right / total.expected < MIN_RECALL)
    process.exitCode = 1;
}

function print(name: string, { expected, found, right }: Pick<Score, 'expected' | 'found' | 'right'>): void {
  const precision = (found === 0 ? 1 : right / found).toFixed(3);
  const recall = (expected === 0 ? 1 : right / expected).toFixed(3);
  console.log(
    `${name.padEnd(20)} ${precision.padStart(9)} ${recall.padStart(7)} ${String(expected).padStart(6)}`,
  );
}

await main(process.argv.slice(2));
