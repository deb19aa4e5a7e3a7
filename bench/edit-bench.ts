/**
 * `npm run bench:edit`: how long an edit takes from the key to the committed revision with reasons, in Django. Every
 * line stands beside the aim of the product and what the edit did; processor time tells what a busy machine hides. Never fails because something is slow.
 *
 * usage: npm run bench:edit -- [--only keystroke|module|class|signature|rename|branch|growth]… [--json FILE]
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { openProject } from 'cpgd/dist/daemon/open-project.js';
import { prepareCorpus } from './corpora.ts';
import {
  bodyOf,
  classBodyOf,
  functionWithCallers,
  moduleBodyOf,
  mostImported,
  type Sample,
  Session,
  switchBranch,
  typeStatement,
} from './edit-scenarios.ts';
import { median, percentile } from './statistics.ts';
import { formatDuration, formatTable } from './table.ts';

// As in the program; see `bin/cpgd.js`.
setFlagsFromString('--external-memory-accounted-in-global-limit');

/** Where keys are typed. */
const PLACES = [
  { only: 'keystroke', name: 'a function body', find: bodyOf, aim: 'p50 ≤ 5 ms, p99 ≤ 30 ms' },
  { only: 'module', name: 'a module body', find: moduleBodyOf, aim: '' },
  { only: 'class', name: 'a class body', find: classBodyOf, aim: '' },
] as const;
const SCENARIOS = [...PLACES.map(({ only }) => only), 'signature', 'rename', 'branch', 'growth'];
const BRANCH_FILES = 500;
const CALLERS = 50;
/** Files of each size class that are typed into. */
const FILES_PER_SIZE = 6;
const SIZES = [
  ['below 5 kB', 0, 5_000],
  ['5 to 20 kB', 5_000, 20_000],
  ['20 to 50 kB', 20_000, 50_000],
  ['above 50 kB', 50_000, Number.POSITIVE_INFINITY],
] as const;

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: SCENARIOS }, json: { type: 'string' } },
});
const isWanted = (name: string): boolean => values.only.includes(name);

const scratch = mkdtempSync(join(tmpdir(), 'cpgd-edit-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const corpus = prepareCorpus('django', join(import.meta.dirname, '../..'), scratch);
if ('missing' in corpus) {
  process.stdout.write(`django SKIPPED: ${corpus.missing}\n`);
  process.exit(0);
}
const { root } = corpus;
const paths = globSync('**/*.py', { cwd: root }).sort();
const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

const rows: string[][] = [];
const results: Record<string, number> = {};
function report(name: string, samples: readonly Sample[], aim: string): void {
  const ms = samples.map((sample) => sample.ms);
  const cpuMs = samples.map((sample) => sample.cpuMs);
  const committed = samples.flatMap(({ rebuild }) => (rebuild ? [rebuild] : []));
  const files = (rebuild: (typeof committed)[number]): number =>
    new Set(rebuild.impacted.map(({ path }) => path)).size;
  results[`${name} p50`] = median(ms);
  results[`${name} p99`] = percentile(ms, 0.99);
  results[`${name} cpu p50`] = median(cpuMs);
  results[`${name} cpu p99`] = percentile(cpuMs, 0.99);
  rows.push([
    name,
    String(ms.length),
    formatDuration(median(ms)),
    formatDuration(percentile(ms, 0.99)),
    formatDuration(median(cpuMs)),
    formatDuration(percentile(cpuMs, 0.99)),
    String(median(committed.map(({ relinkedChunks }) => relinkedChunks))),
    String(median(committed.map(files))),
    aim,
  ]);
}

const cold = await coldIndexMs(root, 'cold');
const session = await Session.open(root, join(scratch, 'cache'));

// What a session warms up once (compiled code, grown heaps) is not what a key costs.
if (PLACES.some(({ only }) => isWanted(only)))
  await typeStatement(session, 'django/forms/fields.py', bodyOf(texts.get('django/forms/fields.py')!));

for (const { only, name, find, aim } of PLACES) {
  if (!isWanted(only)) continue;
  const all: Sample[] = [];
  for (const [size, from, to] of SIZES) {
    const samples: Sample[] = [];
    const fitting = paths.filter((path) => {
      const { length } = texts.get(path)!;
      return length >= from && length < to && find(texts.get(path)!) >= 0;
    });
    const step = Math.max(1, Math.floor(fitting.length / FILES_PER_SIZE));
    for (const path of fitting.filter((_, i) => i % step === 0).slice(0, FILES_PER_SIZE))
      samples.push(...(await typeStatement(session, path, find(texts.get(path)!))));
    report(`key in ${name}, file ${size}`, samples, '');
    all.push(...samples);
  }
  report(`key in ${name}`, all, aim);
}

if (isWanted('signature')) {
  const { path, name, callers } = functionWithCallers(texts, CALLERS);
  const text = await session.show(path);
  const at = text.search(new RegExp(`^def ${name}\\(`, 'm')) + `def ${name}(`.length;
  const samples: Sample[] = [];
  for (let i = 0; i < 15; i++) {
    samples.push(await session.edit(path, at, at, 'more, '));
    samples.push(await session.edit(path, at, at + 'more, '.length, ''));
  }
  await session.hide(path);
  report(`signature of ${name}, ${callers} calls`, samples, 'p50 ≤ 30 ms');
}

if (isWanted('rename')) {
  const { path, name, importers } = mostImported(texts);
  const text = await session.show(path);
  const at = text.search(new RegExp(`^((def|class) )?${name}\\b`, 'm'));
  const end = text.indexOf(name, at) + name.length;
  const samples: Sample[] = [];
  for (let i = 0; i < 8; i++) {
    samples.push(await session.edit(path, end, end, '_renamed'));
    samples.push(await session.edit(path, end, end + '_renamed'.length, ''));
  }
  await session.hide(path);
  report(`rename of ${name}, imported ${importers} times`, samples, '≤ 300 ms');
}

if (isWanted('branch')) {
  const step = Math.max(1, Math.floor(paths.length / BRANCH_FILES));
  const switched = paths.filter((_, i) => i % step === 0).slice(0, BRANCH_FILES);
  const samples: Sample[] = [];
  for (let i = 0; i < 3; i++) samples.push(...(await switchBranch(session, switched)));
  report(`branch switch, ${switched.length} files`, samples, '≤ half of a cold index');
  results['branch / cold'] = median(samples.map(({ ms }) => ms)) / cold;
}
await session.close();

if (isWanted('growth')) {
  // The same body, in a tenth of Django and in all of it.
  const small = join(scratch, 'tenth');
  for (const part of ['forms', 'dispatch', 'utils/functional.py', 'utils/html.py', '__init__.py'])
    cpSync(join(root, 'django', part), join(small, 'django', part), { recursive: true });
  const path = 'django/forms/formsets.py';
  const at = bodyOf(texts.get(path)!);
  const sessions = [
    ['a tenth of Django', await Session.open(small, join(scratch, 'small'))],
    ['Django', await Session.open(root, join(scratch, 'cache'))],
  ] as const;
  const samples = new Map<string, Sample[]>(sessions.map(([name]) => [name, []]));
  for (let i = 0; i < 6; i++) {
    for (const [name, each] of sessions) {
      const typed = await typeStatement(each, path, at);
      if (i > 0) samples.get(name)!.push(...typed);
    }
  }
  for (const [name, each] of sessions) {
    const files = each.store.read((reader) => reader.counts().files);
    report(`the same body in ${name}, ${files} files`, samples.get(name)!, 'within 20 %');
    await each.close();
  }
}

process.stdout.write(`Django, ${paths.length} files, cold index ${formatDuration(cold)}\n\n`);
const right = { align: 'right' } as const;
process.stdout.write(
  `${formatTable(
    [
      { title: 'edit' },
      { title: 'edits', ...right },
      { title: 'p50', ...right },
      { title: 'p99', ...right },
      { title: 'cpu p50', ...right },
      { title: 'cpu p99', ...right },
      { title: 'chunks', ...right },
      { title: 'files', ...right },
      { title: 'aim' },
    ],
    rows,
  )}\n`,
);
if ('branch / cold' in results)
  process.stdout.write(`\nbranch switch / cold index: ${results['branch / cold']!.toFixed(2)}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ cold, ...results }, null, 2)}\n`);

async function coldIndexMs(folder: string, name: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 2; i++) {
    const project = await openProject({ root: folder, cacheDir: join(scratch, `${name}-${i}`) });
    const startMs = performance.now();
    await project.index();
    times.push(performance.now() - startMs);
    await project.close();
  }
  return Math.min(...times);
}
