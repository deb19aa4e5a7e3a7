/**
 * Seeded damage to real files: whatever is done to a text, the way from bytes to links neither throws nor hangs,
 * its evidence keeps the invariants, and definitions that nobody touched are still there.
 *
 * `CPGD_MUTATIONS=5000` runs more; `CPGD_MUTATIONS=405-405` runs the seeds of a failure again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPythonParser, type PythonParser } from '../server/src/syntax/parser.ts';
import { SKIP_REASONS, sourceOfBytes } from '../server/src/workspace/source-file.ts';
import { confinedMutation } from './support/confined-mutation.ts';
import { hasDjango, pythonFilesBelow, standardLibrary, unpackDjango } from './support/corpora.ts';
import { evidenceViolations } from './support/evidence-invariants.ts';
import { applyEdits, type Mutation, movedStart, mutation } from './support/mutate.ts';
import { type Definition, definitionsOf, evidenceOf, linksOf } from './support/pipeline.ts';
import { Random } from './support/random.ts';

const SEEDS = /^(?:(?<from>\d+)-)?(?<to>\d+)$/.exec(process.env.CPGD_MUTATIONS ?? '400')?.groups;
if (SEEDS === undefined)
  throw new Error('CPGD_MUTATIONS is a number of mutations, or a range of seeds: 405-405');
const FIRST_SEED = Number(SEEDS.from ?? 1);
const LAST_SEED = Number(SEEDS.to);

/** Milliseconds for one file on a busy machine; the slowest takes a second. Only a hang takes longer. */
const TIME_LIMIT_MS = 60_000;

/** Files outside of these sizes, in bytes, are not taken: too little to damage, or slow without saying more. */
const MIN_BYTES = 300;
const MAX_BYTES = 60_000;

/**
 * Shares of intact definitions that must survive. An edit confined to one definition costs its neighbours
 * next to nothing: the few lost ones follow nonsense such as `class class:`, after which the parser reads the
 * next header as an expression. Elsewhere a stray quote may swallow half a file, as it does for CPython.
 */
const MIN_SHARE_OF_NEIGHBOURS = 0.995;
const MIN_SHARE_OF_INTACT = 0.88;

interface Survival {
  intact: number;
  kept: number;
  readonly lost: string[];
}

const library = standardLibrary();

describe.skipIf(library === null && !hasDjango())(`mutations, seeds ${FIRST_SEED} to ${LAST_SEED}`, () => {
  let parser: PythonParser;
  let files: string[] = [];

  beforeAll(async () => {
    parser = await createPythonParser();
    const roots = library === null ? [] : [library];
    if (hasDjango())
      roots.push(unpackDjango(['django/db', 'django/forms', 'django/contrib', 'django/template']));
    files = roots.flatMap((root) => pythonFilesBelow(root).map((path) => join(root, path)));
  });

  test('neither crash nor hang nor break an invariant, and keep what is intact', () => {
    const neighbours: Survival = { intact: 0, kept: 0, lost: [] };
    const others: Survival = { intact: 0, kept: 0, lost: [] };
    const failures: string[] = [];
    let slowestMs = 0;
    for (let seed = FIRST_SEED; seed <= LAST_SEED && failures.length < 5; seed++) {
      const { path, bytes, other, definitions, victim, damage } = mutated(seed);
      const label = `CPGD_MUTATIONS=${seed}-${seed} (${damage.kind} in ${path})`;
      const startedMs = performance.now();
      try {
        const source = sourceOfBytes(applyEdits(bytes, damage.edits));
        if (source.status === 'skipped') {
          expect(SKIP_REASONS).toContain(source.skipReason);
          continue;
        }
        const evidence = evidenceOf(parser, 'mutated.py', source.text);
        const broken = evidenceViolations('mutated.py', evidence, Buffer.byteLength(source.text));
        failures.push(...broken.map((violation) => `${label}: ${violation}`));
        const otherSource = sourceOfBytes(other);
        const workspace = new Map([['mutated', evidence]]);
        if (otherSource.status === 'ok')
          workspace.set('other', evidenceOf(parser, 'other.py', otherSource.text));
        linksOf(workspace, 'mutated');
        const found = new Set(
          definitionsOf(evidence).map(({ start, name, kind }) => `${start} ${name} ${kind}`),
        );
        for (const definition of definitions) {
          const start = movedStart(damage.edits, definition.start, definition.end);
          if (start === null) continue;
          const isNeighbour = victim !== null && definition.container < 0 && definition.row !== victim.row;
          const survival = isNeighbour ? neighbours : others;
          survival.intact++;
          if (found.has(`${start} ${definition.name} ${definition.kind}`)) survival.kept++;
          else survival.lost.push(`${label}: ${definition.name}`);
        }
      } catch (error) {
        failures.push(`${label}: ${error instanceof Error ? error.stack : error}`);
      }
      const tookMs = performance.now() - startedMs;
      slowestMs = Math.max(slowestMs, tookMs);
      if (tookMs > TIME_LIMIT_MS) failures.push(`${label}: took ${Math.round(tookMs)} ms`);
    }
    console.log(
      `${LAST_SEED - FIRST_SEED + 1} mutations: ${report(neighbours)} of the neighbours of a damaged definition and ` +
        `${report(others)} of all other intact definitions survive; the slowest file took ${Math.round(slowestMs)} ms`,
    );
    expect(failures).toEqual([]);
    const lost = neighbours.lost.slice(0, 10).join('\n');
    expect(share(neighbours), lost).toBeGreaterThanOrEqual(MIN_SHARE_OF_NEIGHBOURS);
    expect(share(others)).toBeGreaterThanOrEqual(MIN_SHARE_OF_INTACT);
  });

  /** The file, the damage and the definitions of one seed; every second seed keeps to one definition's body. */
  function mutated(seed: number): {
    readonly path: string;
    readonly bytes: Buffer;
    readonly other: Buffer;
    readonly definitions: readonly Definition[];
    /** The top-level definition the damage is confined to; null when it may be anywhere. */
    readonly victim: Definition | null;
    readonly damage: Mutation;
  } {
    const random = new Random(seed);
    const { path, bytes, text } = randomFile(random);
    const other = readFileSync(random.pick(files)).subarray(0, MAX_BYTES);
    const definitions = definitionsOf(evidenceOf(parser, 'mutated.py', text));
    const victims = definitions.filter(({ container, bodyStart }) => container < 0 && bodyStart >= 0);
    if (seed % 2 === 1 && victims.length > 0) {
      const victim = random.pick(victims);
      const damage = confinedMutation(random, bytes, [victim.bodyStart, victim.bodyEnd]);
      if (damage !== null) {
        const away = definitions.filter(({ container, row, start, end }) => {
          const isApart = container < 0 && row !== victim.row;
          return !isApart || hasBlankLineBetween(bytes, victim, { start, end });
        });
        return { path, bytes, other, definitions: away, victim, damage };
      }
    }
    return { path, bytes, other, definitions, victim: null, damage: mutation(random, bytes, other) };
  }

  /** A UTF-8 file of a middling size; its offsets in evidence are offsets in its bytes. */
  function randomFile(random: Random): { path: string; bytes: Buffer; text: string } {
    for (;;) {
      const path = random.pick(files);
      const bytes = readFileSync(path);
      if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) continue;
      const source = sourceOfBytes(bytes);
      if (source.status === 'ok' && Buffer.from(source.text).equals(bytes))
        return { path, bytes, text: source.text };
    }
  }
});

interface Span {
  readonly start: number;
  readonly end: number;
}

function hasBlankLineBetween(bytes: Buffer, a: Span, b: Span): boolean {
  const [before, after] = a.start < b.start ? [a, b] : [b, a];
  return /\n[ \t]*\n/.test(bytes.toString('latin1', before.end, after.start));
}

const share = ({ intact, kept }: Survival): number => (intact === 0 ? 1 : kept / intact);
const report = (survival: Survival): string =>
  `${(100 * share(survival)).toFixed(2)} % of ${survival.intact}`;
