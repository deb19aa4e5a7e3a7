/**
 * Compares what we say of a repository with a SCIP index of it, occurrence by occurrence.
 *
 * usage: node scripts/compare-scip.ts INDEX.scip[.gz] ROOT [--cache-dir DIR] [--samples N] [--min PERCENT]
 *
 * The other index is an independent answer, not the truth: disagreements are classes to look at. Percentages
 * of outcomes are of the comparable occurrences of a category, those of classes of all its occurrences.
 */
import { createReadStream, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProject } from '../server/src/daemon/open-project.ts';
import { packageNames } from '../server/src/daemon/workspace-plan.ts';
import type { Evidence } from '../server/src/evidence/evidence.ts';
import { DocumentGate } from '../server/src/evidence/scip/document-path.ts';
import type { Metadata } from '../server/src/evidence/scip/generated/scip.ts';
import { importAliases } from '../server/src/evidence/scip/identifier-check.ts';
import { readIndex } from '../server/src/evidence/scip/read-index.ts';
import { ExportedSymbols } from '../server/src/relations/scip-export/exported-symbols.ts';
import type { Snapshot } from '../server/src/relations/snapshot.ts';
import { Definitions, type Occurrence, ourAnswers, theirAnswers } from './compare-scip/answers.ts';
import { CATEGORIES, judge, OUTCOMES, type Outcome, type Sides } from './compare-scip/classify.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'cache-dir': { type: 'string' },
    samples: { type: 'string', default: '3' },
    min: { type: 'string', default: '0.1' },
  },
});
const [indexFile, rootArgument] = positionals;
if (indexFile === undefined || rootArgument === undefined || positionals.length > 2) {
  process.stderr.write(
    'usage: compare-scip.ts INDEX.scip[.gz] ROOT [--cache-dir DIR] [--samples N] [--min PERCENT]\n',
  );
  process.exit(2);
}

const root = realpathSync(rootArgument);
const cacheDir = values['cache-dir'] ?? mkdtempSync(join(tmpdir(), 'cpgd-compare-'));
const project = await openProject({ root, cacheDir });
try {
  await project.index();
  report(await compare(project.snapshot(), new ExportedSymbols(project.snapshot(), packageNames(root))));
} finally {
  await project.close();
  if (values['cache-dir'] === undefined) rmSync(cacheDir, { recursive: true, force: true });
}

/** A class of disagreement: how often, and a few places. */
interface Class {
  count: number;
  readonly samples: string[];
}

interface Tally {
  total: number;
  readonly outcomes: Map<Outcome, number>;
  readonly classes: Map<string, Class>;
}

interface Comparison {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly sides: Sides;
}

async function compare(snapshot: Snapshot, symbols: ExportedSymbols): Promise<Comparison> {
  const sides = { theirs: new Definitions(), ours: new Definitions() };
  const ours = new Map(
    snapshot.files
      .filter((file) => file.evidence() !== null)
      .map((file) => [file.path, ourAnswers(file, symbols, sides.ours)] as const),
  );
  const workspaceAliases = importAliases(evidences(snapshot));
  const gate = new DocumentGate((path) =>
    snapshot.file(path) === null ? 'missing' : ours.has(path) ? 'indexed' : 'skipped',
  );
  const occurrences: Occurrence[] = [];
  let metadata: Metadata | null = null;
  let unknown = 0;
  for await (const part of readIndex(createReadStream(indexFile!))) {
    if (part.kind === 'metadata') metadata = part.metadata;
    else if (part.kind === 'damage') process.stderr.write(`${part.error.message}\n`);
    else if (part.kind === 'document') {
      const { path } = gate.admit(part.document.path);
      if (path === null) {
        unknown++;
        continue;
      }
      const file = snapshot.file(path)!;
      const beside = { metadata, ours: ours.get(path)!, workspaceAliases };
      for (const one of theirAnswers(part.document, file, beside, sides.theirs)) occurrences.push(one);
    }
  }
  if (unknown > 0) process.stderr.write(`${unknown} documents of the index are of no indexed file\n`);
  const tallies = new Map<string, Tally>(
    CATEGORIES.map((name) => [name, { total: 0, outcomes: new Map(), classes: new Map() }]),
  );
  // Only now is every definition of the other index known.
  for (const occurrence of occurrences) count(occurrence, tallies, sides);
  return { tallies, sides };
}

function count(occurrence: Occurrence, tallies: ReadonlyMap<string, Tally>, sides: Sides): void {
  const { category, outcome, why } = judge(occurrence, sides);
  const tally = tallies.get(category)!;
  tally.total++;
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  if (why === '') return;
  const name = `${outcome}: ${why}`;
  let known = tally.classes.get(name);
  if (!known) tally.classes.set(name, (known = { count: 0, samples: [] }));
  known.count++;
  // Every tenth, hundredth … is kept too, so that samples do not all come from one file.
  if (known.samples.length < Number(values.samples) || /^10+$/.test(String(known.count)))
    known.samples.push(sampleOf(occurrence));
}

function sampleOf({ path, line, text, symbol, ours }: Occurrence): string {
  return `${path}:${line} ${JSON.stringify(text)} theirs ${symbol.replace(/^\S+ \S+ /, '')}${
    ours.length > 0 ? ` ours ${ours.map((one) => one.replace(/^\S+ \S+ /, '')).join(' | ')}` : ''
  }`;
}

function* evidences(snapshot: Snapshot): Generator<Evidence> {
  for (const file of snapshot.files) {
    const evidence = file.evidence();
    if (evidence !== null) yield evidence;
  }
}

function report({ tallies, sides }: Comparison): void {
  const percent = (part: number, whole: number): string =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
  const theirs = sides.theirs.symbols();
  const ours = sides.ours.symbols();
  const both = [...theirs].filter((symbol) => ours.has(symbol)).length;
  print(
    `symbols defined: theirs ${theirs.size}, ours ${ours.size}, both ${both} (${percent(both, theirs.size)} of theirs)`,
  );
  for (const [who, one, other] of [
    ['theirs', theirs, ours],
    ['ours', ours, theirs],
  ] as const) {
    const alone = [...one].filter((symbol) => !other.has(symbol)).sort();
    print(`  only ${who}: ${alone.length}`);
    const step = Math.ceil(alone.length / Number(values.samples)) || 1;
    for (let at = 0; at < alone.length; at += step) print(`      ${alone[at]}`);
  }
  for (const [category, { total, outcomes, classes }] of tallies) {
    const of = (outcome: Outcome): number => outcomes.get(outcome) ?? 0;
    const comparable = total - of('not comparable');
    const agreeing = of('same symbol') + of('same definition');
    print(`\n${category}: ${total}, comparable ${comparable}`);
    print(
      `  agreement ${percent(agreeing, comparable)}, with candidates ${percent(agreeing + of('among candidates'), comparable)}`,
    );
    for (const outcome of OUTCOMES) {
      if (of(outcome) === 0) continue;
      const share =
        outcome === 'not comparable'
          ? `${percent(of(outcome), total)} of all`
          : percent(of(outcome), comparable);
      print(`  ${outcome.padEnd(18)}${String(of(outcome)).padStart(8)}  ${share}`);
    }
    const ranked = [...classes].sort(([, a], [, b]) => b.count - a.count);
    for (const [name, { count: found, samples }] of ranked) {
      if ((100 * found) / total < Number(values.min)) continue;
      print(`  - ${name}: ${found} (${percent(found, total)})`);
      for (const sample of samples) print(`      ${sample}`);
    }
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
