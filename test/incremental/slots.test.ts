/**
 * Edits of dense small programs (`slots/README.md`): one slot at a time holds something else, or a statement moves, and what
 * the resident program says equals what a fresh one says, the standard library's stubs included. A failing sequence is
 * shortened before it is printed. `CPGD_SLOT_EDITS` sets the number of edits of each program, `CPGD_SEED` the first seed.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary } from '../support/pipeline.ts';
import { Random } from '../support/random.ts';
import { ALONE, COMPANY } from './linked-edits.ts';
import { LinkedTexts } from './linked-texts.ts';
import type { Texts } from './semantic-edits.ts';
import { type Failure, shrink } from './shrink.ts';
import { filesOf, SlotProgram, withFewLines } from './slot-programs.ts';

const EDITS = Number(process.env.CPGD_SLOT_EDITS ?? 25);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits after which a program begins with other alternatives. */
const SEQUENCE = 25;
/** Runs spent on leaving out lines of a program. */
const MAX_RUNS = 400;
const LONG_MS = 120_000 + EDITS * 1_000;

const parser = await createPythonParser();
const outside = await openStandardLibrary();

const PROGRAMS = globSync(join(import.meta.dirname, 'slots', '*.txt'))
  .sort()
  .map((path) => [basename(path, '.txt'), readFileSync(path, 'utf8')] as const);

/** After which of these states of a program links are not those of a fresh program; null after none. */
async function failureOf(states: readonly string[], company: Texts): Promise<Failure | null> {
  const linked = new LinkedTexts(parser, outside);
  for (const [at, state] of states.entries()) {
    const files = filesOf(state);
    await linked.step(new Map([...files, ...company]));
    const text = linked.difference(new Set(files.keys()));
    if (text !== null) return { at, text };
  }
  return null;
}

/** States of a program, each an edit of the one before. */
function statesOf(template: string, seed: number, edits: number): readonly string[] {
  const program = new SlotProgram(template, new Random(seed));
  return [program.text(), ...Array.from({ length: edits }, () => program.edited())];
}

/** States that fail, as few and as short as can be found, with what differs after the last one. */
async function describe(states: readonly string[], company: Texts): Promise<string> {
  const of = (chosen: readonly number[]): readonly string[] => chosen.map((i) => states[i]!);
  const all = Array.from(states, (_, i) => i);
  const few = await shrink(all, (chosen) => failureOf(of(chosen), company));
  const short = await withFewLines(of(few), MAX_RUNS, async (shorter) => {
    const failure = await failureOf(shorter, company);
    return failure !== null && failure.at === shorter.length - 1;
  });
  const { text } = (await failureOf(short, company))!;
  const shown = short.map(
    (state, i) => `--- ${i === short.length - 1 ? 'after' : 'before'}\n${state.trim()}\n`,
  );
  return `${shown.join('')}---\n${text}`;
}

test.each(PROGRAMS)(
  'edits of %s link as a fresh program links',
  { timeout: LONG_MS },
  async (_, template) => {
    const at = PROGRAMS.findIndex(([, each]) => each === template);
    for (let first = 0; first < EDITS; first += SEQUENCE) {
      const seed = SEED * 1_000_003 + at * 1_009 + first;
      const company = (at + SEED + first / SEQUENCE) % 3 === 0 ? COMPANY : ALONE;
      const states = statesOf(template, seed, Math.min(SEQUENCE, EDITS - first));
      const failure = await failureOf(states, company);
      if (failure !== null)
        expect.fail(`seed ${SEED}:\n${await describe(states.slice(0, failure.at + 1), company)}`);
    }
  },
);
