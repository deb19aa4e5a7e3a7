/**
 * Time of single questions inside a running process, over symbols chosen at random with a fixed seed. Uses the
 * same surface as the protocols do (`openProject`), so what it measures is what an editor waits for, without
 * the transport. Prints one JSON object: question → milliseconds of every call.
 *
 * usage: query-latency.js ROOT CACHE_FOLDER
 */
import { openProject } from 'cpgd/dist/daemon/open-project.js';
import type { Snapshot } from 'cpgd/dist/relations/snapshot.js';
import { createRandom, sample } from './statistics.ts';

export type Latencies = Record<'symbol' | 'references' | 'callers', number[]>;

const SYMBOLS = 500;
const SEED = 20_260_801;

const [root, cacheDir] = process.argv.slice(2);
if (root === undefined || cacheDir === undefined)
  throw new Error('usage: query-latency.js ROOT CACHE_FOLDER');

const project = await openProject({ root, cacheDir });
await project.index();
const latencies: Latencies = { symbol: [], references: [], callers: [] };
for (const name of sample(definedNames(project.snapshot()), SYMBOLS, createRandom(SEED))) {
  const answer = timed('symbol', () => project.symbol(name));
  // An ambiguous name is a fair question too; its first candidate stands for it in the next two.
  const symbol = (answer.resolved ?? answer.candidates[0])?.symbol;
  if (symbol === undefined) throw new Error(`${name} is defined, but symbol() does not know it`);
  timed('references', () => project.references(symbol));
  timed('callers', () => project.callers(symbol));
}
await project.close();
process.stdout.write(`${JSON.stringify(latencies)}\n`);

function timed<T>(question: keyof Latencies, ask: () => T): T {
  const started = performance.now();
  const answer = ask();
  latencies[question].push(performance.now() - started);
  return answer;
}

/** Dotted names of the classes, functions and methods of every importable file; what is local to a function is left out. */
function definedNames(snapshot: Snapshot): string[] {
  const names = new Set<string>();
  for (const file of snapshot.files) {
    const evidence = file.evidence();
    if (evidence === null || file.moduleFqn === null) continue;
    for (let row = 0; row < evidence.defs.length; row++) {
      const qualifiedName = evidence.strings[evidence.defs.qualifiedName[row]!]!;
      if (!qualifiedName.includes('<')) names.add(`${file.moduleFqn}.${qualifiedName}`);
    }
  }
  return [...names].sort();
}
