/** What is installed changes while somebody looks, and while nobody does: links are those of a fresh index. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Watcher } from '../../server/src/daemon/engine/watcher.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { dumpTables } from '../support/projects.ts';
import { EditedProject } from './edited-project.ts';

const PACKAGES = 'env/lib/python3.11/site-packages';

const FILES = {
  'cpgd.toml': 'python-environment = "env"\n',
  'env/pyvenv.cfg': 'home = /usr/bin\nversion = 3.11.7\n',
  [`${PACKAGES}/other.py`]: 'def g(): ...\n',
  'main.py': 'import foo\nfoo.bar().total\n',
  'other_main.py': 'import other\nother.g()\n',
};

const METADATA = 'Metadata-Version: 2.1\nName: foo\n';

/** Each is one step of somebody at the environment; they come one after the other. */
const STEPS: Readonly<Record<string, (project: EditedProject) => void>> = {
  'a package without metadata': (project) => {
    project.write(`${PACKAGES}/foo/__init__.py`, 'def bar(): ...\n');
  },
  'its metadata, half written': (project) => {
    project.write(`${PACKAGES}/foo-1.0.dist-info/METADATA`, METADATA);
  },
  'the rest of it': (project) => {
    project.write(`${PACKAGES}/foo-1.0.dist-info/RECORD`, 'foo/__init__.py,,\n');
  },
  'an edit in place': (project) => {
    project.write(`${PACKAGES}/foo/__init__.py`, 'from .deep import bar\n');
  },
  'a module that was looked for in vain': (project) => {
    project.write(`${PACKAGES}/foo/deep.py`, 'class Bar:\n    total = 1\n\ndef bar() -> Bar: ...\n');
  },
  'stubs beside it': (project) => {
    project.write(`${PACKAGES}/foo-stubs/__init__.pyi`, 'def bar() -> int: ...\n');
  },
  'another version': (project) => {
    project.remove(`${PACKAGES}/foo-1.0.dist-info`);
    project.remove(`${PACKAGES}/foo-stubs`);
    project.write(`${PACKAGES}/foo-2.0.dist-info/METADATA`, METADATA);
    project.write(`${PACKAGES}/foo-2.0.dist-info/RECORD`, 'foo/__init__.py,,\n');
  },
  'nothing of it': (project) => {
    project.remove(`${PACKAGES}/foo`);
    project.remove(`${PACKAGES}/foo-2.0.dist-info`);
  },
  'no environment': (project) => {
    project.remove('env');
  },
};

test('the look at everything finds what was installed, and links anew', async () => {
  const project = await EditedProject.of(FILES);
  for (const [step, change] of Object.entries(STEPS)) {
    change(project);
    const [rebuild] = await project.post({ kind: 'reconcile' });
    expect(rebuild?.reason, step).toBeDefined();
    await project.expectFresh();
    expect(await project.post({ kind: 'reconcile' }), step).toEqual([]);
  }
});

test('an edit before that look keeps nothing of the old environment', async () => {
  const project = await EditedProject.of(FILES);
  for (const [i, change] of Object.values(STEPS).entries()) {
    change(project);
    await project.tell(project.write('main.py', `import foo\nfoo.bar().total\nfoo.deep_${i}\n`));
    // The names of modules change as well.
    await project.tell(project.write(`new_${i}.py`, 'import foo.deep, other\nfoo.bar()\nother.g()\n'));
    await project.expectFresh();
  }
});

test('what an edit has looked for is remembered by whoever starts next', async () => {
  const project = await EditedProject.of({ ...FILES, 'main.py': '' });
  await project.tell(project.write('main.py', 'import foo\nfoo.bar().total\n'));
  for (const change of Object.values(STEPS)) {
    await project.stop();
    change(project);
    await project.start();
    await project.expectFresh();
  }
});

test('an index run finds what was installed since the one before', async () => {
  const project = await EditedProject.of(FILES);
  await project.stop();
  const cacheDir = join(project.parent, 'own');
  const run = async (cache: string): Promise<ReadonlyMap<string, string>> => {
    const opened = await openProject({ root: project.root, cacheDir: cache, workers: 1 });
    await opened.index();
    const tables = await dumpTables(opened.snapshot());
    await opened.close();
    return tables;
  };
  await run(cacheDir);
  for (const [step, change] of Object.entries(STEPS)) {
    change(project);
    const fresh = join(project.parent, 'fresh');
    expect(await run(cacheDir), step).toEqual(await run(fresh));
    rmSync(fresh, { recursive: true });
  }
});

test('a sync finds what was installed', async () => {
  const project = await EditedProject.of(FILES);
  const watcher = await Watcher.start(project.root, project.engine);
  try {
    STEPS['a package without metadata']!(project);
    await watcher.sync();
    await project.expectFresh();
    const tables = await dumpTables(new StoreSnapshot(project.store, project.root));
    expect(tables.get('rel_callsite_symbol_v1')).toContain('foo/bar().');
  } finally {
    await watcher.close();
  }
});
