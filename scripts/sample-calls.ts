/**
 * Calls drawn with a seed, each with its line of code and what the index says it runs: to be checked against the
 * source by eye. Prints no verdict of its own.
 *
 * usage: node scripts/sample-calls.ts ROOT [--count N] [--seed N] [--cache-dir DIR]
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProject } from '../server/src/daemon/open-project.ts';
import type { Snapshot } from '../server/src/relations/snapshot.ts';
import { LineIndex } from '../server/src/text/line-index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    'cache-dir': { type: 'string' },
  },
});
const [rootArgument] = positionals;
if (rootArgument === undefined || positionals.length > 1) {
  process.stderr.write('usage: sample-calls.ts ROOT [--count N] [--seed N] [--cache-dir DIR]\n');
  process.exit(2);
}

const cacheDir = values['cache-dir'] ?? mkdtempSync(join(tmpdir(), 'cpgd-sample-'));
const project = await openProject({ root: realpathSync(rootArgument), cacheDir });
try {
  await project.index();
  print(project.snapshot(), Number(values.count), Number(values.seed));
} finally {
  await project.close();
  if (values['cache-dir'] === undefined) rmSync(cacheDir, { recursive: true, force: true });
}

function print(snapshot: Snapshot, count: number, seed: number): void {
  const files = snapshot.files.flatMap(({ path }) => {
    const calls = snapshot.file(path)?.evidence()?.calls.length ?? 0;
    return calls > 0 ? [{ path, calls }] : [];
  });
  const total = files.reduce((sum, { calls }) => sum + calls, 0);
  const random = generator(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, total)) drawn.add(Math.floor(random() * total));
  let before = 0;
  let nth = 0;
  const wanted = [...drawn].sort((a, b) => a - b);
  for (const { path, calls } of files) {
    for (; nth < wanted.length && wanted[nth]! < before + calls; nth++)
      printCall(snapshot, path, wanted[nth]! - before, nth + 1);
    before += calls;
  }
}

function printCall(snapshot: Snapshot, path: string, row: number, nth: number): void {
  const file = snapshot.file(path)!;
  const { calls } = file.evidence()!;
  const text = file.text() ?? '';
  const lines = new LineIndex(text);
  const layout = file.layout()!;
  const at = (own: number): number => layout.toAbsolute(calls.chunk[row]!, own);
  const line = lines.lineOfByte(at(calls.calleeStart[row]!));
  const callee = Buffer.from(text)
    .subarray(at(calls.calleeStart[row]!), at(calls.calleeEnd[row]!))
    .toString()
    .replace(/\s+/g, ' ');
  const source = text.slice(lines.lineStartUtf16(line), lines.lineEndUtf16(line)).trim();
  console.log(`${nth}. ${path}:${line + 1}  ${callee}(…)   |  ${source.slice(0, 110)}`);
  const links = file.links().flatMap((chunk) => chunk.links);
  for (const { relation, left, target, method, confidence } of links)
    if (left === row && relation.startsWith('callsite_'))
      console.log(
        `     ${relation.slice('callsite_'.length)} ${target.replace(/^scip-python python /, '')} (${method} ${confidence})`,
      );
}

/** Uniform numbers in [0, 1) from a seed (the linear congruential generator of Knuth's MMIX, upper bits). */
function generator(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
}
