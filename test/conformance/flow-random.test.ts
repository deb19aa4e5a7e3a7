/**
 * Conformance: our reaching definitions against executions of random functions that are mostly jumps and clean-ups.
 * Every store that a read saw must reach it, and every name that was not bound must be said to be so. Recall is 1.0
 * or the test fails. `CPGD_FLOW_FULL=1` runs more; `CPGD_SEED` another seed.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Boundness } from '../../server/src/flow/reaching.ts';
import { type Analyzed, analyze, firstUnit, reaches } from '../flow/support/flow-of.ts';
import { findPython } from './symtable-oracle.ts';

const SCRIPT = fileURLToPath(new URL('flow_random.py', import.meta.url));
const FUNCTIONS = process.env.CPGD_FLOW_FULL === '1' ? 20_000 : 2000;
const SEED = Number(process.env.CPGD_SEED ?? 1);
const SHOWN = 3;

const python = findPython();
/** `except*` is in the grammar from Python 3.11. */
const isOracle = python !== null && python.version.major === 3 && python.version.minor >= 11;

/** What runs of a function saw; lines count from 1. */
interface Executed {
  readonly text: string;
  readonly pairs: readonly (readonly [store: number, read: number])[];
  readonly unbound: readonly number[];
}

describe.skipIf(!isOracle)('executions of the machine’s python3', () => {
  test(`random functions of seed ${SEED}`, async () => {
    const process = spawn('python3', [SCRIPT, String(SEED), String(FUNCTIONS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const missing: string[] = [];
    let pairs = 0;
    let unbound = 0;
    for await (const line of createInterface({ input: process.stdout })) {
      const executed = JSON.parse(line) as Executed;
      pairs += executed.pairs.length;
      unbound += executed.unbound.length;
      const lacks = missingIn(executed);
      if (lacks.length > 0) missing.push(`${lacks.join(', ')}\n${executed.text}`);
    }
    console.log(`${pairs} definition-use pairs and ${unbound} unbound names executed`);
    expect(missing.slice(0, SHOWN)).toEqual([]);
    expect(pairs).toBeGreaterThan(FUNCTIONS);
    expect(unbound).toBeGreaterThan(FUNCTIONS / 4);
  }, 900_000);
});

function missingIn({ text, pairs, unbound }: Executed): string[] {
  const analyzed = analyze(text, 11);
  const reached = new Set(reaches(analyzed).map((pair) => pair.replace(/^.*@/, '')));
  const marked = unboundLines(analyzed);
  return [
    ...pairs.map(([store, read]) => `${store} → ${read}`).filter((pair) => !reached.has(pair)),
    ...unbound.filter((line) => !marked.has(line)).map((line) => `unbound at ${line}`),
  ];
}

/** Lines where a name is said to be unbound, perhaps or for sure. */
function unboundLines(analyzed: Analyzed): ReadonlySet<number> {
  const { flow, defUse, reaching } = firstUnit(analyzed);
  const lines = new Set<number>();
  for (const [event, boundness] of reaching.boundness.entries()) {
    if (boundness === Boundness.bound) continue;
    const at = flow.points.start[defUse.events.point[event]!]!;
    lines.add(analyzed.source.slice(0, at).split('\n').length);
  }
  return lines;
}
