/**
 * Random edits of real code on a disk: after each, every table equals, byte for byte, what a fresh index in a new cache
 * says. A failing sequence is shortened before it is printed. `CPGD_DUMPED_EDITS` sets the number of edits per corpus
 * (CI's default takes seconds), `CPGD_SEED` the first seed. What is edited is small, because all of it is indexed anew
 * each time; larger parts, without a disk: `random-edits.test.ts`.
 */
import { expect, test } from 'vitest';
import { hasDjango, standardLibrary, unpackDjango } from '../support/corpora.ts';
import { EditedProject } from './edited-project.ts';
import { editTexts, fitsOnDisk, readTexts, type Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';

const EDITS = Number(process.env.CPGD_DUMPED_EDITS ?? 8);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which another part of the corpus takes the place of what has been edited. */
const SEQUENCE = 20;
/** Edits between two words about how far the proof is. */
const REPORTED = 200;
const LONG_MS = 300_000 + EDITS * 10_000;

/** An engine on a folder that holds what it is told to. */
class Living {
  private readonly project: EditedProject;
  private texts: Texts = new Map();

  private constructor(project: EditedProject) {
    this.project = project;
  }

  static async of(): Promise<Living> {
    return new Living(await EditedProject.of({}));
  }

  /** Has the texts on the disk and indexed. */
  async become(after: Texts): Promise<void> {
    await this.project.tell(...this.project.save(this.texts, after));
    this.texts = after;
  }

  /** What is wrong in the store after one of the edits that the seeds stand for; null when nothing is. */
  async failureOf(originals: Texts, seeds: readonly number[]): Promise<Failure | null> {
    await this.become(originals);
    for (const [at, seed] of seeds.entries()) {
      const edit = editTexts(this.texts, originals, seed);
      if (!fitsOnDisk(edit.texts)) continue;
      await this.become(edit.texts);
      const difference = await this.project.expectFresh().then(
        () => null,
        (error: Error) => error.message,
      );
      if (difference !== null) return { at, text: `after ${edit.what} (seed ${seed}):\n${difference}` };
    }
    return null;
  }
}

/** Lives through the edits with one engine, which goes from part to part without starting again. */
async function prove(parts: readonly Texts[]): Promise<void> {
  const living = await Living.of();
  for (let first = 0; first < EDITS; first += SEQUENCE) {
    const originals = parts[(first / SEQUENCE) % parts.length]!;
    const count = Math.min(SEQUENCE, EDITS - first);
    const seeds = Array.from({ length: count }, (_, i) => SEED * 1_000_003 + first + i);
    const failure = await living.failureOf(originals, seeds);
    if (failure === null) {
      const done = first + count;
      if (done % REPORTED === 0) process.stderr.write(`${done} edits, 0 differences\n`);
      continue;
    }
    const anew = async (shorter: readonly number[]): Promise<Failure | null> =>
      (await Living.of()).failureOf(originals, shorter);
    const short = await shrink(seeds.slice(0, failure.at + 1), anew);
    expect.fail(`${((await anew(short)) ?? failure).text}\nseeds ${short.join(' ')}`);
  }
}

test.skipIf(!hasDjango())(
  'edits of Django are stored as a fresh index stores them',
  { timeout: LONG_MS },
  async () => {
    const members = [
      'dispatch',
      'http',
      'contrib/sites',
      'contrib/sessions',
      'contrib/messages',
      'core',
      'forms',
    ];
    const root = unpackDjango(members.map((member) => `django/${member}`));
    const parts = [
      'django/{dispatch,contrib/sites}/*.py',
      'django/http/{__init__,cookie,request}.py',
      'django/contrib/{messages,sessions}/**/*.py',
      'django/core/{mail,checks}/*.py',
      'django/forms/{__init__,formsets,renderers,utils}.py',
    ];
    await prove(parts.map((pattern) => readTexts(root, pattern)));
  },
);

const stdlib = standardLibrary();

test.skipIf(stdlib === null)(
  'edits of the standard library are stored as a fresh index stores them',
  { timeout: LONG_MS },
  async () => {
    const parts = [
      'json/*.py',
      'wsgiref/*.py',
      '{contextlib,queue,sched}.py',
      'concurrent/**/{__init__,_base,thread}.py',
      'dbm/*.py',
    ];
    await prove(parts.map((pattern) => readTexts(stdlib!, pattern)));
  },
);
