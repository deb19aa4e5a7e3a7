/**
 * Random edits of the programs that fixtures and the call graph's bench are made of, in which there is everything the
 * linker knows: after each edit what the resident program says equals what a fresh one says. A failing sequence is
 * shortened before it is printed. `CPGD_SMALL_EDITS` sets the number of edits of each program, `CPGD_SEED` the first seed.
 */
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { caseStates } from '../fixtures/case-states.ts';
import { parseFixture } from '../fixtures/fixture-file.ts';
import { openStandardLibrary } from '../support/pipeline.ts';
import { ALONE, COMPANY, failureOf, type LinkedEdits } from './linked-edits.ts';
import { readTexts, type Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const EDITS = Number(process.env.CPGD_SMALL_EDITS ?? 1);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which a program starts again as it was written: long sequences are mostly broken code. */
const SEQUENCE = 5;
const LONG_MS = 300_000 + EDITS * 600_000;

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** What the edits of each of the programs came to that is wrong, in words. */
async function failuresIn(programs: ReadonlyMap<string, Texts>): Promise<string[]> {
  const failures: string[] = [];
  for (const [i, [name, originals]] of [...programs].entries()) {
    const company = (i + SEED) % 3 === 0 ? COMPANY : ALONE;
    const edits: LinkedEdits = {
      parser,
      outside,
      originals,
      company,
      compared: ({ after }) => new Set(after.keys()),
    };
    for (let first = 0; first < EDITS; first += SEQUENCE) {
      const count = Math.min(SEQUENCE, EDITS - first);
      const seeds = Array.from({ length: count }, (_, j) => SEED * 1_000_003 + i * 1_009 + first + j);
      const failure = await failureOf(edits, seeds);
      if (failure === null) continue;
      const again = (shorter: readonly number[]): Promise<Failure | null> => failureOf(edits, shorter);
      const short = await shrink(seeds.slice(0, failure.at + 1), again);
      failures.push(`${name}: ${(await again(short))!.text}\nseeds ${short.join(' ')}`);
      break;
    }
  }
  return failures;
}

function programsOfFixtures(): ReadonlyMap<string, Texts> {
  const found = new Map<string, Texts>();
  for (const path of globSync('fixtures/**/*.md', { cwd: ROOT }).sort()) {
    const fixture = parseFixture(path, readFileSync(join(ROOT, path), 'utf8'));
    for (const fixtureCase of fixture.cases) {
      const [first] = caseStates(path, fixtureCase);
      const files = [...first!.files.values()].filter((file) => /\.pyi?$/.test(file.path));
      if (files.length > 0)
        found.set(`${path} > ${fixtureCase.title}`, new Map(files.map((file) => [file.path, file.text])));
    }
  }
  return found;
}

function programsOfCallGraph(): ReadonlyMap<string, Texts> {
  const folder = join(ROOT, 'bench', 'callgraph', 'cases');
  const found = new Map<string, Texts>();
  for (const name of readdirSync(folder).sort()) {
    const isFolder = statSync(join(folder, name)).isDirectory();
    if (isFolder) found.set(name, readTexts(join(folder, name), '**/*.py'));
    else if (name.endsWith('.py')) found.set(name, readTexts(folder, name));
  }
  return found;
}

test.each([
  ['fixtures', programsOfFixtures],
  ["the call graph's programs", programsOfCallGraph],
])('edits of %s link as a fresh program links', { timeout: LONG_MS }, async (_, programs) => {
  expect(await failuresIn(programs())).toEqual([]);
});
