/**
 * Invariant 2: the same files give the same bytes. Threads, the order of files on disk or in the linker, the
 * state of the cache and the way of analysis must not show in any table, nor in any export of the graph.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileFacts } from '../server/src/linker/file-facts.ts';
import { Linker } from '../server/src/linker/link-file.ts';
import { ModuleIndex } from '../server/src/linker/module-index.ts';
import { encodeTable } from '../server/src/relations/encode.ts';
import type { Snapshot } from '../server/src/relations/snapshot.ts';
import { tableContract, tableRows } from '../server/src/relations/tables.ts';
import { createPythonParser } from '../server/src/syntax/parser.ts';
import { hasDjango, pythonFilesBelow, unpackDjango } from './support/corpora.ts';
import { NASTY_WORKSPACE } from './support/nasty-workspace.ts';
import { evidenceOf } from './support/pipeline.ts';
import {
  dumpTables,
  type Files,
  makeFolder,
  makeWorkspace,
  run,
  tableDifferences,
} from './support/projects.ts';
import { Random } from './support/random.ts';

const GRAPH_TABLES = ['cpg_nodes', 'cpg_edges', 'cpg_props'];

/** One long comment: more bytes than one thread takes on alone, without a name or a call in them. */
const PADDING = `# ${'x'.repeat(90_000)}\n`;

/** The files in another order. */
function arranged(files: Files, seed: number): Files {
  return Object.fromEntries(new Random(seed).shuffled(Object.entries(files)));
}

/** Digests of the formats that `dumpTables` does not write, for each table of the graph. */
function graphDigests(snapshot: Snapshot): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const name of GRAPH_TABLES) {
    const { rows } = tableRows(snapshot, name);
    for (const format of ['csv', 'arrow'] as const) {
      const hash = createHash('sha256');
      for (const piece of encodeTable(tableContract(name), [rows], format)) hash.update(piece);
      digests[`${name}.${format}`] = hash.digest('hex');
    }
  }
  return digests;
}

interface Outcome {
  readonly tables: ReadonlyMap<string, string>;
  readonly graph: Record<string, string>;
  readonly extracted: number;
}

/** Indexes a workspace and reads everything. */
const outcome = (root: string, cacheDir: string, workers: number, fresh = false): Promise<Outcome> =>
  run(
    root,
    cacheDir,
    async (project, report) => ({
      tables: await dumpTables(project.snapshot()),
      graph: graphDigests(project.snapshot()),
      extracted: report.extracted,
    }),
    { workers, fresh },
  );

function expectSame(actual: Outcome, expected: Outcome): void {
  expect(tableDifferences(actual.tables, expected.tables)).toEqual([]);
  expect(actual.graph).toEqual(expected.graph);
}

/** Runs the same files through every way there is. */
async function attack(files: Files): Promise<void> {
  const root = makeWorkspace(files);
  const cache = makeFolder();
  const first = await outcome(root, cache, 1);
  expect(first.tables.get('cst_defs')).not.toBe('');
  const warm = await outcome(root, cache, 1);
  expect(warm.extracted).toBe(0);
  expectSame(warm, first);
  expectSame(await outcome(root, cache, 2, true), first);
  expectSame(await outcome(makeWorkspace(arranged(files, 1)), makeFolder(), 4), first);
}

describe('a handwritten tree of cycles, stars and twins', () => {
  test('analyzed and linked in one thread', () => attack(NASTY_WORKSPACE));

  test('analyzed by the pool', async () => {
    const padded = { ...NASTY_WORKSPACE };
    for (const path of ['pkg/a.py', 'pkg/b.py', 'stars/one.py', 'use.py'])
      padded[path] = `${padded[path]}${PADDING}`;
    await attack(padded);
  });

  test('the pool and one thread say the same', async () => {
    const padding = { 'zz_padding.py': PADDING.repeat(4) };
    const inline = await outcome(makeWorkspace(NASTY_WORKSPACE), makeFolder(), 2);
    const pooled = await outcome(makeWorkspace({ ...NASTY_WORKSPACE, ...padding }), makeFolder(), 2);
    expect(tableDifferences(withoutFile(pooled, 'zz_padding'), inline.tables)).toEqual([]);
  });

  test('the linker does not care whom it is asked about first', async () => {
    const parser = await createPythonParser();
    const texts = Object.entries(NASTY_WORKSPACE).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0].endsWith('.py'),
    );
    const evidence = texts.map(([path, text]) => [path, evidenceOf(parser, path, text)] as const);
    const link = (seed: number): unknown => {
      const order = new Random(seed).shuffled(evidence);
      const modules = new Map(evidence.map(([path]) => [moduleOf(path), [path]]));
      const index = new ModuleIndex(modules, { projectName: 'n', projectVersion: '', pythonVersion: '3.13' });
      const facts = order.map(([path, rows]) => {
        const isPackage = path.endsWith('__init__.py');
        return new FileFacts({ path, moduleFqn: moduleOf(path), isPackage }, rows, index.workspacePackage);
      });
      const linker = new Linker(new Map(facts.map((file) => [file.path, file])), index);
      const chunks = facts.flatMap((file) =>
        Array.from({ length: file.evidence.chunks.length }, (_, chunk) => ({ file, chunk })),
      );
      const linked = new Random(seed + 1000)
        .shuffled(chunks)
        .map(({ file, chunk }) => [`${file.path} ${chunk}`, linker.linkChunk(file, chunk)] as const);
      return Object.fromEntries(linked.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    };
    const expected = link(0);
    for (let seed = 1; seed <= 30; seed++) expect(link(seed), `order of seed ${seed}`).toEqual(expected);
  });
});

describe.skipIf(!hasDjango())('thirty files of Django', () => {
  test('give the same bytes every time', async () => {
    const source = unpackDjango(['django/forms', 'django/http', 'django/db/models', 'django/utils']);
    // A few thousand lines say as much about order as many thousand do.
    const isShort = (path: string): boolean => statSync(join(source, path)).size < 12_000;
    const names = new Random(7).shuffled(pythonFilesBelow(source).filter(isShort)).slice(0, 30);
    const files = Object.fromEntries(names.map((path) => [path, readFileSync(join(source, path))]));
    await attack(files);
  });
});

const moduleOf = (path: string): string =>
  path
    .replace(/\.py$/, '')
    .replace(/\/?__init__$/, '')
    .replaceAll('/', '.');

/** JSON lines that mention neither a file's path nor its id. */
function withoutFile(outcome: Outcome, path: string): ReadonlyMap<string, string> {
  const row = outcome.tables
    .get('files')!
    .split('\n')
    .find((line) => line.includes(path));
  const fileId = (JSON.parse(row!) as { readonly file_id: string }).file_id;
  const mentions = (line: string): boolean => line.includes(path) || line.includes(fileId);
  const kept = ([name, text]: readonly [string, string]): readonly [string, string] => [
    name,
    text
      .split('\n')
      .filter((line) => !mentions(line))
      .join('\n'),
  ];
  return new Map([...outcome.tables].map(kept));
}
