/**
 * Random edits of real code: after each, what the resident program says of the edited files and of some others equals
 * what a fresh one says, and after every tenth what it says of all. A failing sequence is shortened before it is
 * printed. `CPGD_RANDOM_EDITS` sets the number of edits per corpus (CI's
 * default takes seconds), `CPGD_SEED` the first seed.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_FILES_OF_WHOLE } from '../../server/src/linker/limits.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { hasDjango, standardLibrary, unpackDjango } from '../support/corpora.ts';
import { Random } from '../support/random.ts';
import { LinkedTexts } from './linked-texts.ts';
import { editTexts, type Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';

const EDITS = Number(process.env.CPGD_RANDOM_EDITS ?? 120);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which a sequence starts again from the originals: long ones are mostly broken code. */
const SEQUENCE = 40;
/** Edits after which everything is compared. */
const WHOLE = 10;
/** Files beside the edited ones that are compared after the other edits. */
const OTHERS = 6;
/** Edits between two words about how far the proof is. */
const REPORTED = 400;
/** Empty files that nobody imports, beside which a workspace is too large to be followed whole. */
const COMPANY: Texts = new Map(
  Array.from({ length: MAX_FILES_OF_WHOLE }, (_, i) => [`company/f${i}.py`, '']),
);
const ALONE: Texts = new Map();
const stdlib = standardLibrary();

function read(root: string, patterns: readonly string[]): Texts {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const parser = await createPythonParser();

/**
 * What goes wrong with the edits that these seeds stand for, and where; null when nothing does. `isEach`: everything
 * is compared after each edit, so that the edit which broke something is the last one. `company`: files that stay.
 */
async function failureOf(
  originals: Texts,
  seeds: readonly number[],
  isEach: boolean,
  company: Texts,
): Promise<Failure | null> {
  const linked = new LinkedTexts(parser);
  await linked.step(new Map([...originals, ...company]));
  let texts = originals;
  for (const [i, seed] of seeds.entries()) {
    const before = texts;
    const edit = editTexts(texts, originals, seed);
    texts = edit.texts;
    await linked.step(new Map([...texts, ...company]));
    const isWhole = isEach || i % WHOLE === WHOLE - 1 || i === seeds.length - 1;
    const difference = linked.difference(isWhole ? undefined : sliceOf(before, texts, seed));
    if (difference !== null) return { at: i, text: `after ${edit.what} (seed ${seed}):\n${difference}` };
  }
  return null;
}

/** The files that an edit changed, and some others. */
function sliceOf(before: Texts, after: Texts, seed: number): ReadonlySet<string> {
  const random = new Random(seed);
  const paths = [...after.keys()].sort();
  const slice = new Set(paths.filter((path) => before.get(path) !== after.get(path)));
  for (let i = 0; i < OTHERS; i++) slice.add(paths[random.below(paths.length)]!);
  return slice;
}

async function prove(originals: Texts): Promise<void> {
  for (let first = 0; first < EDITS; first += SEQUENCE) {
    const count = Math.min(SEQUENCE, EDITS - first);
    const seeds = Array.from({ length: count }, (_, i) => SEED * 1_000_003 + first + i);
    // What a workspace is linked like depends on its size; two of three are large.
    const company = (first / SEQUENCE) % 3 === 1 ? ALONE : COMPANY;
    const failure = await failureOf(originals, seeds, false, company);
    if (!failure) {
      const done = first + count;
      if (done % REPORTED === 0) process.stderr.write(`${done} edits, 0 differences\n`);
      continue;
    }
    const short = await shrink(seeds.slice(0, failure.at + 1), (shorter) =>
      failureOf(originals, shorter, true, company),
    );
    const whats: string[] = [];
    let texts = originals;
    for (const seed of short) {
      const edit = editTexts(texts, originals, seed);
      texts = edit.texts;
      whats.push(edit.what);
    }
    expect.fail(
      `${(await failureOf(originals, short, true, company))!.text}\nseeds ${short.join(' ')}: ${whats.join('; ')}`,
    );
  }
}

const LONG_MS = 60_000 + EDITS * 2_000;

test.skipIf(!hasDjango())('edits of Django link as a fresh program links', { timeout: LONG_MS }, async () => {
  const members = ['django/forms', 'django/http', 'django/dispatch'];
  await prove(read(unpackDjango(members), ['django/**/*.py']));
});

test.skipIf(stdlib === null)(
  'edits of the standard library link as a fresh program links',
  { timeout: LONG_MS },
  async () => {
    await prove(
      read(stdlib!, [
        'json/*.py',
        'unittest/*.py',
        'asyncio/*.py',
        'collections/*.py',
        'typing.py',
        'enum.py',
      ]),
    );
  },
);
