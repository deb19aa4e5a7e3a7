/**
 * `npm run bench:endurance`: whether memory and the database stay where they are while a workspace is edited for a
 * long time. Renames, adds and removes definitions and whole files under names that never come back, in a part of
 * Django, and looks at the heap (after a collection) and the database now and then.
 *
 * usage: npm run bench:endurance -- [--edits N] [--every N]
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareCorpus } from './corpora.ts';
import { Session } from './edit-scenarios.ts';
import { createRandom } from './statistics.ts';
import { formatTable } from './table.ts';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '20000' }, every: { type: 'string', default: '1000' } },
});
const edits = Number(values.edits);
const every = Number(values.every);

const scratch = mkdtempSync(join(tmpdir(), 'cpgd-endurance-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const corpus = prepareCorpus('django', join(import.meta.dirname, '../..'), scratch);
if ('missing' in corpus) {
  process.stdout.write(`django SKIPPED: ${corpus.missing}\n`);
  process.exit(0);
}
const root = join(scratch, 'part');
for (const part of ['forms', 'http', 'dispatch', 'utils', 'core', '__init__.py'])
  cpSync(join(corpus.root, 'django', part), join(root, 'django', part), { recursive: true });
const originals = new Map(
  globSync('**/*.py', { cwd: root })
    .sort()
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);
// Big files cost time, not memory that would be kept.
const paths = [...originals].filter(([, text]) => text.length < 8_000).map(([path]) => path);

const session = await Session.open(root, join(scratch, 'cache'));
const random = createRandom(1);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const rows: string[][] = [];
const sizes: { edits: number; heap: number; database: number }[] = [];

function look(done: number): void {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  globalThis.gc();
  const heap = process.memoryUsage().heapUsed;
  const { databaseBytes } = session.store.read((reader) => reader.counts());
  sizes.push({ edits: done, heap, database: databaseBytes });
  rows.push([String(done), (heap / 1e6).toFixed(1), (databaseBytes / 1e6).toFixed(1)]);
  process.stdout.write(
    `${done} edits, heap ${(heap / 1e6).toFixed(1)} MB, database ${(databaseBytes / 1e6).toFixed(1)} MB\n`,
  );
}

/** Another text for a file, with names that no edit before has used. */
function edited(path: string, number: number): string {
  const text = originals.get(path)!;
  switch (number % 4) {
    case 0:
      return text.replace(/^def (\w+)/m, `def $1_${number}`);
    case 1:
      return `${text}\n\nclass C${number}:\n    def m${number}(self): return self.a${number}\n\nC${number}().m${number}()\n`;
    case 2:
      return text.replace(/return /, `return name_${number} or `);
    default:
      return text;
  }
}

for (let i = 1; i <= edits; i++) {
  const path = pick(paths);
  const changed: string[] = [path];
  writeFileSync(join(root, path), edited(path, i));
  if (i % 50 === 0) {
    const added = `django/added_${i}.py`;
    writeFileSync(join(root, added), `from django.forms import *\nx${i} = Form()\n`);
    rmSync(join(root, `django/added_${i - 50}.py`), { force: true });
    changed.push(added, `django/added_${i - 50}.py`);
  }
  session.engine.post({ kind: 'files', paths: changed });
  await session.engine.settled();
  if (i % every === 0) look(i);
}
await session.close();

const [first] = sizes;
const last = sizes.at(-1)!;
process.stdout.write(
  `\n${formatTable(
    [
      { title: 'edits', align: 'right' },
      { title: 'heap, MB', align: 'right' },
      { title: 'database, MB', align: 'right' },
    ],
    rows,
  )}\n\nafter ${last.edits} edits / after ${first!.edits}: heap ${(last.heap / first!.heap).toFixed(2)}, ` +
    `database ${(last.database / first!.database).toFixed(2)} (aim: 0.90 to 1.10)\n`,
);
