/**
 * Random edits of the programs that fixtures and the call graph's bench are made of, in which there is everything the
 * linker knows: after each edit what the resident program says equals what a fresh one says. A failing sequence is
 * shortened before it is printed. `CPGD_SMALL_EDITS` sets the number of edits of each program, `CPGD_SEED` the first seed.
 */
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_FILES_OF_WHOLE } from '../../server/src/linker/limits.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { caseStates } from '../fixtures/case-states.ts';
import { parseFixture } from '../fixtures/fixture-file.ts';
import { LinkedTexts } from './linked-texts.ts';
import { editTexts, type Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const EDITS = Number(process.env.CPGD_SMALL_EDITS ?? 1);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which a program starts again as it was written: long sequences are mostly broken code. */
const SEQUENCE = 5;
const LONG_MS = 60_000 + EDITS * 300_000;
const COMPANY: Texts = new Map(
  Array.from({ length: MAX_FILES_OF_WHOLE }, (_, i) => [`company/f${i}.py`, '']),
);

const parser = await createPythonParser();

async function failureOf(
  originals: Texts,
  seeds: readonly number[],
  company: Texts,
): Promise<Failure | null> {
  const linked = new LinkedTexts(parser);
  await linked.step(new Map([...originals, ...company]));
  let texts = originals;
  for (const [at, seed] of seeds.entries()) {
    const edit = editTexts(texts, originals, seed);
    texts = edit.texts;
    await linked.step(new Map([...texts, ...company]));
    const difference = linked.difference(new Set(texts.keys()));
    if (difference !== null) return { at, text: `after ${edit.what} (seed ${seed}):\n${difference}` };
  }
  return null;
}

/** What the edits of each of the programs came to that is wrong, in words. */
async function failuresIn(programs: ReadonlyMap<string, Texts>): Promise<string[]> {
  const failures: string[] = [];
  for (const [i, [name, originals]] of [...programs].entries()) {
    const company = (i + SEED) % 3 === 0 ? COMPANY : new Map();
    for (let first = 0; first < EDITS; first += SEQUENCE) {
      const count = Math.min(SEQUENCE, EDITS - first);
      const seeds = Array.from({ length: count }, (_, j) => SEED * 1_000_003 + i * 1_009 + first + j);
      const failure = await failureOf(originals, seeds, company);
      if (failure === null) continue;
      const again = (shorter: readonly number[]): Promise<Failure | null> =>
        failureOf(originals, shorter, company);
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
    const paths = isFolder
      ? globSync('**/*.py', { cwd: join(folder, name) }).sort()
      : name.endsWith('.py')
        ? [name]
        : [];
    const root = isFolder ? join(folder, name) : folder;
    if (paths.length > 0)
      found.set(name, new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
  }
  return found;
}

test.each([
  ['fixtures', programsOfFixtures],
  ["the call graph's programs", programsOfCallGraph],
])('edits of %s link as a fresh program links', { timeout: LONG_MS }, async (_, programs) => {
  expect(await failuresIn(programs())).toEqual([]);
});
