/**
 * Imported indexes in the graph: they add what the linker cannot know, take nothing away, follow edits exactly as a
 * fresh import into the edited tree would, and a bad one changes nothing.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import type { Document } from '../../server/src/evidence/scip/generated/scip.ts';
import type { Init } from '../../server/src/evidence/scip/messages.ts';
import { tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { editTexts, type Texts } from '../incremental/semantic-edits.ts';
import {
  dumpTables,
  type Files,
  freshTables,
  indexed,
  makeFolder,
  makeWorkspace,
  open,
  tableDifferences,
} from '../support/projects.ts';
import { Random } from '../support/random.ts';
import { foreignIndex, INDEX_FILE, indexPath, renamed, rows } from './import-support.ts';
import { indexOf } from './support.ts';

const FILES: Files = {
  'pyproject.toml': '[project]\nname = "demo"\nversion = "1.0"\n',
  'engine.py':
    'class Runner:\n    """Runs."""\n\n    def run(self, times):\n        def once():\n            return times\n        return once()\n\n    def stop(self): ...\n\n\ndef make():\n    return Runner()\n',
  'alias.py': 'from engine import Runner as Motor\n\n\ndef build():\n    return Motor()\n',
  'use.py':
    'from alias import Motor\nfrom engine import make\n\n\ndef drive(thing):\n    thing.run(1)\n    return make()\n\n\ndef halt(thing: Motor):\n    thing.stop()\n',
  'é.py': 'é = "é"; from engine import make; make()\n',
};

const SYMBOL = (path: string): string => `scip-python python demo 1.0 ${path}`;
const RUN = SYMBOL('engine/Runner#run().');

/** What a type checker knows of `use.py` and we do not: the receiver in `drive` is a Runner. */
const KNOWING: Init<Document> = {
  relativePath: 'use.py',
  occurrences: [
    { range: [4, 4, 9], symbol: SYMBOL('use/drive().'), symbolRoles: 1 },
    { range: [5, 10, 13], symbol: RUN, symbolRoles: 8 },
  ],
};

const knowingIndex = (over: Init<Document> = {}): Uint8Array =>
  indexOf({
    metadata: { toolInfo: { name: 'scip-python', version: '0.6.6' } },
    documents: [{ ...KNOWING, ...over }],
  });

describe('what an index adds', () => {
  test('a receiver that only a type checker knows: callers, callees, and no unresolved row', async () => {
    const { root, project } = await indexed(FILES);
    expect(project.callers(RUN).items).toEqual([]);
    writeFileSync(indexPath(root), knowingIndex());
    await project.index();
    const [edge] = project.callers(RUN).items;
    expect(edge?.caller.name).toBe('use.drive');
    expect(edge?.sites[0]).toMatchObject({
      method: 'scip_callee',
      confidence: 1,
      location: { path: 'use.py', line: 6 },
    });
    expect(project.callees(SYMBOL('use/drive().')).items.map(({ callee }) => callee.symbol)).toContain(RUN);
    expect(project.references(RUN).items.map(({ location }) => location.path)).toEqual([
      'engine.py',
      'use.py',
    ]);
    const tables = await dumpTables(project.snapshot());
    const called = rows(tables, 'rel_callsite_symbol_v1').filter(({ symbol }) => symbol === RUN);
    expect(called).toMatchObject([
      { origin: 'scip', resolution_method: 'scip_callee', ambiguity_group_id: null },
    ]);
    const unresolved = rows(tables, 'unresolved_references_v1').filter(({ path }) => path === 'use.py');
    expect(unresolved.filter(({ name }) => String(name).includes('run'))).toEqual([]);
    const { calls, occurrences } = await project.scip();
    expect(calls.indexed).toBe(1);
    expect(occurrences).toMatchObject({ total: 2, anchored: 2, holding: 2 });
    expect(project.snapshot().history?.().at(-1)?.trigger).toBe('scip');
  });

  test('what both know has one row; where they differ, both are kept, the index wins and doctor counts it', async () => {
    const { root, project } = await indexed(FILES);
    const other = SYMBOL('elsewhere/make().');
    const document: Init<Document> = {
      relativePath: 'use.py',
      occurrences: [
        { range: [6, 11, 15], symbol: other, symbolRoles: 8 },
        { range: [10, 10, 14], symbol: SYMBOL('engine/Runner#stop().'), symbolRoles: 8 },
      ],
    };
    writeFileSync(indexPath(root), indexOf({ documents: [document] }));
    await project.index();
    const tables = await dumpTables(project.snapshot());
    const stop = rows(tables, 'rel_attribute_symbol_v1').filter(({ attr_name }) => attr_name === 'stop');
    expect(stop).toMatchObject([{ origin: 'scip', confidence: 1 }]);
    const makes = rows(tables, 'rel_callsite_symbol_v1').filter(
      ({ path, symbol }) => path === 'use.py' && String(symbol).endsWith('make().'),
    );
    expect(makes.map(({ origin }) => origin).sort()).toEqual(['native', 'scip']);
    expect(new Set(makes.map((row) => row.ambiguity_group_id)).size).toBe(1);
    const winners = rows(tables, 'rel_callsite_symbol_winner_v1').filter(({ symbol }) => symbol === other);
    expect(winners).toMatchObject([{ origin: 'scip', n_candidates: 2 }]);
    expect((await project.scip()).disagreements).toMatchObject(
      [
        { relation: 'name_symbol', class: 'other_module', count: 1 },
        { relation: 'callsite_symbol', class: 'other_module', count: 1 },
      ].sort((a, b) => (a.relation < b.relation ? -1 : 1)),
    );
  });

  test('roles that the syntax shows are told apart', async () => {
    const { root, project } = await indexed({ 'm.py': 'import os\nx = os\n' });
    const x = 'scip-python python m . m/x.';
    writeFileSync(
      indexPath(root),
      indexOf({
        documents: [
          {
            relativePath: 'm.py',
            occurrences: [
              {
                range: [0, 7, 9],
                symbol: 'scip-python python python-stdlib 3.11 os/__init__:',
                symbolRoles: 8,
              },
              { range: [1, 0, 1], symbol: x, symbolRoles: 1 },
            ],
          },
        ],
      }),
    );
    await project.index();
    const found = rows(await dumpTables(project.snapshot()), 'scip_occurrences');
    expect(found.map(({ symbol_roles, syntax_roles }) => [symbol_roles, syntax_roles])).toEqual([
      [2, 10],
      [5, 4],
    ]);
  });

  test('an index under another package name means our package', async () => {
    const { root, project } = await indexed(FILES);
    const theirs = (path: string): string => `scip-python python other 9.9 ${path}`;
    writeFileSync(
      indexPath(root),
      knowingIndex({
        occurrences: [
          { range: [4, 4, 9], symbol: theirs('use/drive().'), symbolRoles: 1 },
          { range: [5, 10, 13], symbol: theirs('engine/Runner#run().'), symbolRoles: 8 },
        ],
      }),
    );
    await project.index();
    expect(project.callers(RUN).total).toBe(1);
  });
});

test('export and import again is the same graph, without a disagreement', async () => {
  const { root, project } = await indexed(FILES);
  const edges = async () =>
    rows(await dumpTables(project.snapshot()), 'cpg_edges')
      .map(({ edge_kind, src_node_id, dst_node_id }) => `${edge_kind} ${src_node_id} ${dst_node_id}`)
      .sort();
  const nodes = async () =>
    rows(await dumpTables(project.snapshot()), 'cpg_nodes')
      .map(({ node_id }) => node_id as string)
      .sort();
  const before = [await nodes(), await edges()];
  writeFileSync(indexPath(root), await foreignIndex(root));
  await project.index();
  expect((await project.scip()).occurrences.total).toBeGreaterThan(30);
  expect((await project.scip()).occurrences.byFailure).toEqual({});
  expect((await project.scip()).disagreements).toEqual([]);
  expect([await nodes(), await edges()]).toEqual(before);
});

test('documents, occurrences and what they say of symbols are in the graph when asked for', async () => {
  const { root, project } = await indexed(FILES);
  const [base, sub] = [SYMBOL('engine/Runner#'), SYMBOL('use/Fast#')];
  writeFileSync(join(root, 'use.py'), 'class Fast:\n    def run(self): ...\n');
  writeFileSync(
    indexPath(root),
    indexOf({
      documents: [
        {
          relativePath: 'use.py',
          occurrences: [
            {
              range: [0, 6, 10],
              symbol: sub,
              symbolRoles: 1,
              diagnostics: [{ severity: 2, message: 'too fast' }],
            },
            { range: [1, 8, 11], symbol: `${sub}run().`, symbolRoles: 1 },
          ],
          symbols: [
            { symbol: sub, relationships: [{ symbol: base, isImplementation: true }] },
            {
              symbol: `${sub}run().`,
              relationships: [{ symbol: RUN, isImplementation: true, isReference: true }],
            },
          ],
        },
      ],
    }),
  );
  await project.index();
  const kindsOf = (include: readonly 'scip'[]): string[] => {
    const kinds: string[] = [];
    for (const [table, column] of [
      ['cpg_nodes', 'node_kind'],
      ['cpg_edges', 'edge_kind'],
    ] as const) {
      const { rows: found, errors } = tableRows(project.snapshot(), table, { include });
      expect(errors).toEqual([]);
      const at = tableContract(table).columns.findIndex(({ name }) => name === column);
      kinds.push(...found.map((row) => String(row[at])).filter((kind) => kind.startsWith('SCIP_')));
    }
    return kinds.sort();
  };
  expect(kindsOf([])).toEqual([]);
  expect(kindsOf(['scip'])).toEqual([
    'SCIP_DIAGNOSTIC',
    'SCIP_DOCUMENT',
    'SCIP_EXTENDS',
    'SCIP_OCCURRENCE',
    'SCIP_OCCURRENCE',
    'SCIP_OVERRIDES',
  ]);
  const related = rows(await dumpTables(project.snapshot()), 'rel_scip_relationship_v1');
  expect(
    related.map(({ symbol, relationship, related_symbol }) => [symbol, relationship, related_symbol]),
  ).toEqual([
    [sub, 'implementation', base],
    [`${sub}run().`, 'implementation', RUN],
    [`${sub}run().`, 'reference', RUN],
  ]);
});

test('an export of ours beside the code confirms nothing; imported by name it counts', async () => {
  const { root, project } = await indexed(FILES);
  const ours = renamed(await foreignIndex(root), 'cpgd');
  writeFileSync(indexPath(root), ours);
  await project.index();
  expect(await project.scip()).toMatchObject({
    indexes: [{ isUsed: false, problems: [] }],
    occurrences: { total: 0 },
  });
  await project.importScip([indexPath(root)]);
  expect((await project.scip()).indexes).toMatchObject([{ isUsed: true, isAutomatic: false }]);
});

describe('index files', () => {
  test('are picked up, followed when they change, gzipped or not, and forgotten when they go', async () => {
    const { root, project } = await indexed(FILES);
    writeFileSync(indexPath(root), knowingIndex());
    await project.index();
    expect(project.callers(RUN).total).toBe(1);
    writeFileSync(indexPath(root), knowingIndex({ occurrences: [] }));
    await project.index();
    expect(project.callers(RUN).total).toBe(0);
    rmSync(indexPath(root));
    writeFileSync(join(root, 'index.scip.gz'), gzipSync(knowingIndex()));
    const report = await project.index();
    expect(project.callers(RUN).total).toBe(1);
    // Nothing is new, so nothing is written.
    expect((await project.index()).revision).toBe(report.revision);
    rmSync(join(root, 'index.scip.gz'));
    await project.index();
    expect(project.callers(RUN).total).toBe(0);
  });

  test('that were imported count until they are forgotten, also when the store is made anew', async () => {
    const root = makeWorkspace(FILES);
    const [outside, cacheDir] = [makeFolder(), makeFolder()];
    const file = join(outside, 'any-name.scip');
    writeFileSync(file, knowingIndex());
    const project = await open(root, { cacheDir });
    expect(await project.importScip([file])).toMatchObject([
      { source: file, isUsed: true, isAutomatic: false },
    ]);
    rmSync(file);
    await project.index({ fresh: true });
    expect(project.callers(RUN).total).toBe(1);
    await project.forgetScip([file]);
    expect(project.callers(RUN).total).toBe(0);
    await expect(project.forgetScip([file])).rejects.toThrow(/nobody has imported it/);
  });

  test('of several roots are each about their own folder', async () => {
    const root = makeWorkspace();
    for (const name of ['one', 'two']) {
      mkdirSync(join(root, name));
      for (const [path, text] of Object.entries(FILES)) writeFileSync(join(root, name, path), text as string);
    }
    writeFileSync(join(root, 'one', INDEX_FILE), knowingIndex());
    const other = renamed(knowingIndex(), 'scip-python', pathToFileURL(join(root, 'two')).href);
    const elsewhere = join(makeFolder(), 'two.scip');
    writeFileSync(elsewhere, other);
    const project = await open(root);
    await project.importScip([elsewhere]);
    const { indexes, occurrences } = await project.scip();
    expect(indexes.map(({ prefix }) => prefix).sort()).toEqual(['one/', 'two/']);
    expect(occurrences).toMatchObject({ total: 4, holding: 4 });
  });
});

describe('a bad index changes nothing', () => {
  const good = knowingIndex();
  const BAD: Readonly<Record<string, readonly [bytes: Uint8Array, why: RegExp]>> = {
    empty: [new Uint8Array(), /no SCIP index/],
    truncated: [good.subarray(0, good.length - 7), /no SCIP index.*ends inside a field/],
    'random bytes': [
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + 13) & 255)),
      /no SCIP index/,
    ],
    'wrong wire types': [Buffer.from([0x08, 0x01, 0x10, 0x02]), /no SCIP index/],
    'an absurd length': [Buffer.from([0x12, 0xff, 0xff, 0xff, 0xff, 0x07, 1, 2, 3]), /no SCIP index/],
    'a broken gzip file': [gzipSync(good).subarray(0, 30), /no SCIP index.*gzip/],
    'another repository': [knowingIndex({ relativePath: 'src/other/thing.py' }), /none of its 1 documents/],
    'a path that climbs out': [knowingIndex({ relativePath: '../../etc/passwd' }), /none of its 1 documents/],
    'an absolute path': [knowingIndex({ relativePath: '/etc/passwd' }), /none of its 1 documents/],
    'no documents': [indexOf({ metadata: { toolInfo: { name: 'x' } } }), /no documents/],
  };

  test('a folder, and nothing', async () => {
    const { root, project } = await indexed(FILES);
    await expect(project.importScip([root])).rejects.toThrow('it is a folder');
    await expect(project.importScip([join(root, 'none.scip')])).rejects.toThrow('there is no such file');
  });

  test.each(Object.keys(BAD))('%s', async (name) => {
    const [bytes, why] = BAD[name]!;
    const { root, project } = await indexed(FILES);
    const before = await dumpTables(project.snapshot());
    const file = join(makeFolder(), 'bad.scip');
    writeFileSync(file, bytes);
    await expect(project.importScip([file])).rejects.toThrow(why);
    expect(tableDifferences(await dumpTables(project.snapshot()), before)).toEqual([]);
    expect((await project.scip()).indexes).toEqual([]);
    // The same file where it is picked up: a warning, and the graph as it was.
    writeFileSync(indexPath(root), bytes);
    const { problems } = await project.index();
    expect(problems.map(({ file: about }) => about)).toEqual([INDEX_FILE]);
    expect(tableDifferences(await dumpTables(project.snapshot()), before)).toEqual([]);
  });

  test('there is none, or it is a folder', async () => {
    const { root, project } = await indexed(FILES);
    await expect(project.importScip([join(root, 'none.scip')])).rejects.toThrow(/no such file/);
    await expect(project.importScip([root])).rejects.toThrow(/it is a folder/);
  });

  test('a file that goes bad leaves what was imported from it', async () => {
    const { root, project } = await indexed(FILES);
    writeFileSync(indexPath(root), good);
    await project.index();
    writeFileSync(indexPath(root), good.subarray(0, 20));
    const { problems } = await project.index();
    expect(problems[0]?.message).toMatch(/still counts/);
    expect(project.callers(RUN).total).toBe(1);
  });

  test('ranges outside the file, duplicate and unknown documents: the sound rest counts, the others are told', async () => {
    const { root, project } = await indexed(FILES);
    const bytes = indexOf({
      documents: [
        {
          ...KNOWING,
          occurrences: [
            ...KNOWING.occurrences!,
            { range: [900, 1, 5], symbol: RUN },
            { range: [1], symbol: RUN },
          ],
        },
        { ...KNOWING, occurrences: [{ range: [6, 11, 15], symbol: RUN }] },
        { relativePath: 'not/there.py', occurrences: [{ range: [0, 0, 1], symbol: RUN }] },
      ],
    });
    writeFileSync(indexPath(root), bytes);
    const { problems } = await project.index();
    expect(problems.map(({ message }) => message.replace(/:.*/, ''))).toEqual([
      '1 of its documents left out',
      '1 of its documents left out',
    ]);
    const { occurrences } = await project.scip();
    expect(occurrences).toMatchObject({ total: 4, holding: 2 });
    expect(project.callers(RUN).total).toBe(1);
  });

  test('seeded damage never throws anything but a refusal', async () => {
    const { root, project } = await indexed(FILES);
    const whole = await foreignIndex(root);
    const file = join(makeFolder(), 'fuzzed.scip');
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed);
      const bytes = Buffer.from(whole);
      for (let hits = 1 + random.below(12); hits > 0; hits--)
        bytes[random.below(bytes.length)] = random.below(256);
      writeFileSync(file, random.below(4) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes);
      try {
        await project.importScip([file]);
        await dumpTables(project.snapshot());
        await project.scip();
        await project.forgetScip([file]);
      } catch (error) {
        if ((error as Error).name !== 'ScipImportError') throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
});

/** A project with an index, kept true by the engine. */
class Live {
  readonly root: string;
  readonly rebuilds: Rebuild[] = [];
  private readonly store: Store;
  private readonly engine: Engine;

  private constructor(root: string, store: Store, engine: Engine) {
    this.root = root;
    this.store = store;
    this.engine = engine;
  }

  static async start(files: Files, index: (root: string) => Promise<Uint8Array>): Promise<Live> {
    const root = makeWorkspace(files);
    writeFileSync(indexPath(root), await index(root));
    const store = openStore({ directory: makeFolder(), mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
    const rebuilds: Rebuild[] = [];
    const onRebuild = (rebuild: Rebuild): void => void rebuilds.push(rebuild);
    const engine = await Engine.start({ root, store, workers: 1, trace: new Trace(null), onRebuild });
    const live = new Live(root, store, engine);
    live.rebuilds.push(...rebuilds);
    onTestFinished(async () => {
      await engine.close();
      store.close();
    });
    engine.post({ kind: 'reconcile' });
    await engine.settled();
    Object.defineProperty(live, 'rebuilds', { value: rebuilds });
    return live;
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Writes files (null removes one) and waits for the revision; gives what it said. */
  async write(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<Rebuild | undefined> {
    const before = this.rebuilds.length;
    for (const [path, content] of Object.entries(files)) {
      if (content === null) rmSync(join(this.root, path));
      else writeFileSync(join(this.root, path), content);
    }
    return this.tell(Object.keys(files), before);
  }

  async move(from: string, to: string): Promise<Rebuild | undefined> {
    const before = this.rebuilds.length;
    renameSync(join(this.root, from), join(this.root, to));
    return this.tell([from, to], before);
  }

  /** What is stored is what importing the index into the edited tree gives. */
  async expectFresh(): Promise<void> {
    const found = await this.tables();
    expect(tableDifferences(found, await freshTables(this.root))).toEqual([]);
    expect(this.store.integrityProblems()).toEqual([]);
  }

  tables(): Promise<ReadonlyMap<string, string>> {
    return dumpTables(new StoreSnapshot(this.store, this.root));
  }

  async count(table: string): Promise<number> {
    return rows(await this.tables(), table).length;
  }

  private async tell(paths: readonly string[], before: number): Promise<Rebuild | undefined> {
    this.engine.post({ kind: 'files', paths });
    await this.engine.settled();
    return this.rebuilds[before];
  }
}

describe('edits with an index loaded', () => {
  test('every kind of edit ends where a fresh import does', async () => {
    const live = await Live.start(FILES, foreignIndex);
    await live.expectFresh();
    const whole = await live.count('scip_occurrences');
    expect(whole).toBeGreaterThan(30);
    await live.write({ 'use.py': `# moved\n${live.read('use.py')}` });
    await live.expectFresh();
    expect(await live.count('scip_occurrences')).toBe(whole);
    await live.write({
      'engine.py': live.read('engine.py').replace('return once()', 'times += 1\n        return once()'),
    });
    await live.expectFresh();
    expect(await live.count('scip_occurrences')).toBeLessThan(whole);
    await live.write({ 'use.py': live.read('use.py').replace('make()', 'fake()') });
    await live.expectFresh();
    // A name given by another file's import: whoever mentions it is looked at again.
    await live.write({ 'alias.py': live.read('alias.py').replaceAll('Motor', 'Wheel') });
    await live.expectFresh();
    await live.write({ 'alias.py': live.read('alias.py').replaceAll('Wheel', 'Motor') });
    await live.expectFresh();
    await live.write({ 'é.py': null });
    await live.expectFresh();
    await live.move('engine.py', 'motor.py');
    await live.expectFresh();
    await live.move('motor.py', 'engine.py');
    await live.write({ 'é.py': FILES['é.py'] as string, 'new.py': 'def broken(:\n' });
    await live.expectFresh();
  });

  test('an index that calls a module otherwise is understood as long as the module is there', async () => {
    const theirs = (path: string): string => `scip-python python demo 1.0 \`src.engine\`/${path}`;
    const live = await Live.start(FILES, async () =>
      indexOf({
        documents: [
          {
            relativePath: 'engine.py',
            occurrences: [{ range: [0, 0, 0], symbol: theirs('__init__:'), symbolRoles: 1 }],
          },
          {
            relativePath: 'use.py',
            occurrences: [{ range: [5, 10, 13], symbol: theirs('Runner#run().'), symbolRoles: 8 }],
          },
        ],
      }),
    );
    const called = async (): Promise<unknown[]> =>
      rows(await live.tables(), 'rel_callsite_symbol_v1')
        .filter(({ origin }) => origin === 'scip')
        .map(({ symbol }) => symbol);
    expect(await called()).toEqual([RUN]);
    await live.write({ 'engine.py': null });
    expect(await called()).toEqual([theirs('Runner#run().')]);
    await live.expectFresh();
    await live.write({ 'engine.py': FILES['engine.py'] as string });
    expect(await called()).toEqual([RUN]);
    await live.expectFresh();
  });

  test('a new index is a revision of its own, and so is its going', async () => {
    const live = await Live.start(FILES, async () => knowingIndex());
    const rebuild = await live.write({ [INDEX_FILE]: await foreignIndex(live.root) });
    expect(rebuild).toMatchObject({ trigger: 'scip', changed: [] });
    expect(rebuild!.relinkedChunks).toBeGreaterThan(3);
    await live.expectFresh();
    expect(await live.write({ [INDEX_FILE]: null })).toMatchObject({ trigger: 'scip' });
    expect(await live.count('scip_occurrences')).toBe(0);
    await live.expectFresh();
  });

  test('random edits end where a fresh import does', async () => {
    const texts: Texts = new Map(
      Object.entries(FILES).flatMap(([path, text]) =>
        path.endsWith('.py') ? [[path, text as string] as const] : [],
      ),
    );
    const live = await Live.start(FILES, foreignIndex);
    let now = texts;
    for (let seed = 1; seed <= 40; seed++) {
      const edit = editTexts(now, texts, seed * 7919);
      const changes: Record<string, string | null> = {};
      for (const path of now.keys()) if (!edit.texts.has(path)) changes[path] = null;
      for (const [path, text] of edit.texts) if (now.get(path) !== text) changes[path] = text;
      now = edit.texts;
      for (const path of Object.keys(changes)) mkdirSync(join(live.root, path, '..'), { recursive: true });
      await live.write(changes);
      if (seed % 4 === 0) await live.expectFresh();
    }
  });
});

test('a caller that only the index knows is impacted while its occurrence holds', async () => {
  const live = await Live.start(FILES, async () => knowingIndex());
  const signature = (names: string): string =>
    (FILES['engine.py'] as string).replace('self, times', `self, ${names}`);
  const reasonsOf = (rebuild: Rebuild | undefined): string[] =>
    (rebuild?.impacted ?? [])
      .filter(({ path }) => path === 'use.py')
      .map(({ reason, ref }) => `${reason} ${ref}`);
  const first = await live.write({ 'engine.py': signature('times, pause') });
  expect(reasonsOf(first)).toContain('caller_symbol engine.Runner.run');
  // Another receiver: what the index said of the call is about a text that is gone.
  await live.write({ 'use.py': live.read('use.py').replace('thing.run(1)', 'other.thing.run(1)') });
  const second = await live.write({ 'engine.py': signature('times') });
  expect(reasonsOf(second)).not.toContain('caller_symbol engine.Runner.run');
});

test('a supposed change reaches callers that only the index knows', async () => {
  const { root, project } = await indexed(FILES);
  const reached = async () => {
    const subject = { kind: 'symbols', symbols: ['engine.Runner.run'] } as const;
    const { files, symbols } = await project.impact({ subject });
    return {
      files: files.items.filter(({ path }) => path === 'use.py').map(({ kinds, hop }) => [...kinds, hop]),
      symbols: symbols.items.map(({ name }) => name),
    };
  };
  const natively = await reached();
  expect(natively.files).toEqual([]);
  expect(natively.symbols).not.toContain('use.drive');
  writeFileSync(indexPath(root), knowingIndex());
  await project.index();
  const known = await reached();
  expect(known.files).toEqual([['attribute', 'caller_symbol', 1]]);
  expect(known.symbols).toContain('use.drive');
});
