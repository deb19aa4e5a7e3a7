/**
 * Random edits of real code: after each, what the resident program says of the edited files and of some others equals
 * what a fresh one says, and after every tenth what it says of all. A failing sequence is shortened before it is
 * printed. `CPGD_RANDOM_EDITS` sets the number of edits per corpus (CI's
 * default takes seconds), `CPGD_SEED` the first seed.
 */
import { expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { hasDjango, standardLibrary, unpackDjango } from '../support/corpora.ts';
import { Random } from '../support/random.ts';
import { ALONE, COMPANY, failureOf, type Step } from './linked-edits.ts';
import { editTexts, readTexts, type Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';

const EDITS = Number(process.env.CPGD_RANDOM_EDITS ?? 40);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which a sequence starts again from the originals: long ones are mostly broken code. */
const SEQUENCE = 20;
/** Edits after which everything is compared. */
const WHOLE = 10;
/** Files beside the edited ones that are compared after the other edits. */
const OTHERS = 6;
/** Edits between two words about how far the proof is. */
const REPORTED = 400;

const stdlib = standardLibrary();

const parser = await createPythonParser();

/** `isEach`: everything is compared after each edit, so that the edit which broke something is the last one. */
const failureIn = (
  originals: Texts,
  seeds: readonly number[],
  isEach: boolean,
  company: Texts,
): Promise<Failure | null> => {
  const compared = ({ at, before, after, seed }: Step): ReadonlySet<string> | undefined =>
    isEach || at % WHOLE === WHOLE - 1 || at === seeds.length - 1 ? undefined : sliceOf(before, after, seed);
  return failureOf({ parser, originals, company, compared }, seeds);
};

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
    const failure = await failureIn(originals, seeds, false, company);
    if (!failure) {
      const done = first + count;
      if (done % REPORTED === 0) process.stderr.write(`${done} edits, 0 differences\n`);
      continue;
    }
    const short = await shrink(seeds.slice(0, failure.at + 1), (shorter) =>
      failureIn(originals, shorter, true, company),
    );
    const whats: string[] = [];
    let texts = originals;
    for (const seed of short) {
      const edit = editTexts(texts, originals, seed);
      texts = edit.texts;
      whats.push(edit.what);
    }
    expect.fail(
      `${(await failureIn(originals, short, true, company))!.text}\nseeds ${short.join(' ')}: ${whats.join('; ')}`,
    );
  }
}

const LONG_MS = 300_000 + EDITS * 5_000;

test.skipIf(!hasDjango())('edits of Django link as a fresh program links', { timeout: LONG_MS }, async () => {
  const members = ['django/forms', 'django/http', 'django/dispatch'];
  await prove(readTexts(unpackDjango(members), 'django/**/*.py'));
});

test.skipIf(stdlib === null)(
  'edits of the standard library link as a fresh program links',
  { timeout: LONG_MS },
  async () => {
    await prove(
      readTexts(
        stdlib!,
        'json/*.py',
        'unittest/*.py',
        'asyncio/*.py',
        'collections/*.py',
        'typing.py',
        'enum.py',
      ),
    );
  },
);
