/**
 * A soak: random edits and requests against one server, for as long as wanted. After each edit the answers are checked
 * against the text as it is now; the run fails at the first wrong or missing answer, at any error, and when the memory
 * of the process tree grows.
 *
 * usage: soak.ts [--minutes N] [--seed N] [--functions N]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../statistics.ts';
import { firstLocation, ServerUnderTest, uri } from './server-under-test.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '20261120' },
    functions: { type: 'string', default: '40' },
  },
});

/** Growth of memory that is noise: caches that fill, heaps that have not been collected. */
const GROWTH_BYTES = 120e6;

const home = mkdtempSync(join(tmpdir(), 'cpgd-soak-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
const root = join(home, 'w');
mkdirSync(root);
const random = createRandom(Number(values.seed));
const pick = (count: number): number => Math.floor(random() * count);

/** A library of functions, each after some blank lines, and a user of all of them. */
const gaps = Array.from({ length: Number(values.functions) }, () => pick(4));
const libraryText = (): string =>
  gaps.map((gap, i) => `${'\n'.repeat(gap)}def function_${i}(value):\n    return value + ${i}\n`).join('');
const userText = [
  `from library import ${gaps.map((_, i) => `function_${i}`).join(', ')}`,
  ...gaps.map((_, i) => `function_${i}(${i})`),
  '',
].join('\n');
const lineOf = (index: number): number =>
  gaps.slice(0, index).reduce((sum, gap) => sum + gap + 2, 0) + gaps[index]!;

const library = join(root, 'library.py');
const user = join(root, 'user.py');
writeFileSync(join(root, 'pyproject.toml'), '[project]\nname = "soak"\n');
writeFileSync(library, libraryText());
writeFileSync(user, userText);

const server = await ServerUnderTest.start(
  {
    name: 'cpgd',
    command: [
      process.execPath,
      fileURLToPath(new URL('../../server/bin/cpgd.js', import.meta.url)),
      '--stdio',
      '--cache-dir',
      join(home, 'cache'),
    ],
  },
  root,
);
await server.open(library);
await server.open(user);
const end = performance.now() + Number(values.minutes) * 60_000;
let edits = 0;
let questions = 0;
let settledBytes = 0;
while (performance.now() < end) {
  const index = pick(gaps.length);
  await server.insert({ path: library, line: lineOf(index), character: 0 }, '\n');
  gaps[index]!++;
  edits++;
  if (gaps.reduce((sum, gap) => sum + gap, 0) > 5_000) await reset();
  for (let n = pick(4); n >= 0; n--) await check(pick(gaps.length));
  if (edits % 500 === 0) {
    const bytes = server.memoryBytes();
    if (settledBytes === 0) settledBytes = bytes;
    console.log(`${edits} edits, ${questions} questions, ${(bytes / 1e6).toFixed(0)} MB`);
    if (bytes - settledBytes > GROWTH_BYTES)
      fail(`memory grew by ${((bytes - settledBytes) / 1e6).toFixed(0)} MB`);
  }
}
await server.stop();
console.log(`soak passed: ${edits} edits, ${questions} questions, seed ${values.seed}`);

/** The definition of a function, seen from the other file, must be where the text has it. */
async function check(index: number): Promise<void> {
  questions++;
  const place = { path: user, line: index + 1, character: 3 };
  const method = pick(3) === 0 ? 'hover' : 'definition';
  // What is typed in one file is in the answers about another a revision later.
  for (let tries = 0; ; tries++) {
    const answer = await server.ask(method, place);
    if (method === 'hover' && answer?.contents.value.includes(`function_${index}`)) return;
    const found = method === 'definition' ? firstLocation(answer) : null;
    if (found?.uri === uri(library) && found.line === lineOf(index)) return;
    if (tries === 200)
      fail(`${method} of function_${index} is ${JSON.stringify(answer)}, not line ${lineOf(index)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Starts over with a short text, as closing and opening a file does. */
async function reset(): Promise<void> {
  gaps.fill(0);
  await server.close(library);
  await server.open(library, libraryText());
}

function fail(why: string): never {
  server.child.kill('SIGKILL');
  console.log(`soak failed after ${edits} edits with seed ${values.seed}: ${why}`);
  process.exit(1);
}
