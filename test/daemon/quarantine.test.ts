/**
 * A file that cpgd itself cannot cope with costs that file and nothing else: an exception while it is analyzed or
 * linked, a thread that it ends, a thread that it keeps for ever.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Analyzer } from '../../server/src/daemon/analysis.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { type IndexContext, runIndex } from '../../server/src/daemon/indexer.ts';
import { LinkSession } from '../../server/src/daemon/link-session.ts';
import { OutsideFiles } from '../../server/src/daemon/outside/outside-files.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { EvidenceCache } from '../../server/src/store/evidence-cache.ts';
import { openStore } from '../../server/src/store/store.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { type Files, makeFolder, makeWorkspace, writeFiles } from '../support/projects.ts';

/** Enough bytes for threads to be started, and little work in them. */
const FILLERS = 40;
const CALLS = 10;
const FILLER: Files = Object.fromEntries(
  Array.from({ length: FILLERS }, (_, i) => [
    `filler${i}.py`,
    `from good import f\n${`f(${i})\n`.repeat(CALLS)}${`# ${'x'.repeat(97)}\n`.repeat(90)}`,
  ]),
);

interface Outcome {
  readonly skipReasons: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly callers: number;
}

/** Indexes the files with threads that suffer from some, and says what became of them. */
async function indexWith(files: Files, threads: NonNullable<IndexContext['threads']>): Promise<Outcome> {
  const root = makeWorkspace({ 'good.py': 'def f(x): return x\n', ...FILLER, ...files });
  const store = openStore({ directory: makeFolder(), mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
  try {
    const report = await runIndex({ root, store, workers: 2, trace: new Trace(null), threads });
    const snapshot = new StoreSnapshot(store, root);
    const links = snapshot.files.flatMap((file) => file.links().flatMap((chunk) => chunk.links));
    return {
      skipReasons: Object.fromEntries(
        snapshot.files.flatMap(({ path, skipReason }) => (skipReason ? [[path, skipReason]] : [])),
      ),
      errors: Object.fromEntries(
        report.problems.flatMap(({ severity, file, message }) =>
          severity === 'error' && file ? [[file, message]] : [],
        ),
      ),
      callers: links.filter(
        ({ relation, target }) => relation === 'callsite_symbol' && target.endsWith('/f().'),
      ).length,
    };
  } finally {
    store.close();
  }
}

const BAD: Files = {
  'hangs.py': 'from good import f\nf(1)\n',
  'exits.py': 'from good import f\nf(1)\n',
  'breaks.py': 'from good import f\nf(1)\n',
};
const LOSES = { 'loses.py': '# loses the parser\nfrom good import f\nf(1)\n' };
const threadsOf = (name: string): URL => new URL(`./threads/${name}.ts`, import.meta.url);

test('a file that hangs, ends or breaks an analysis thread is set aside', async () => {
  const files = { ...BAD, ...LOSES };
  const outcome = await indexWith(files, { analysis: threadsOf('analysis'), limitMs: 8000 });
  expect(outcome.skipReasons).toEqual({
    'hangs.py': 'analysis_timeout',
    'exits.py': 'analysis_crashed',
    'breaks.py': 'analysis_crashed',
    'loses.py': 'analysis_crashed',
  });
  expect(outcome.errors['hangs.py']).toBe('analysis timeout: took longer than 8 s');
  expect(Object.keys(outcome.errors).sort()).toEqual(['breaks.py', 'exits.py', 'hangs.py', 'loses.py']);
  expect(outcome.callers).toBe(FILLERS * CALLS);
});

test('a file that hangs, ends or breaks the link thread is set aside', async () => {
  const files = { ...BAD, 'labours.py': 'from good import f\nf(1)\n' };
  const outcome = await indexWith(files, { link: threadsOf('link'), limitMs: 8000 });
  expect(outcome.skipReasons).toEqual({
    'hangs.py': 'link_timeout',
    'exits.py': 'link_crashed',
    'breaks.py': 'link_crashed',
  });
  expect(outcome.errors['hangs.py']).toBe('link timeout: did not get on for 8 s');
  expect(Object.keys(outcome.errors).sort()).toEqual(['breaks.py', 'exits.py', 'hangs.py']);
  // What takes its time and gets on is waited for.
  expect(outcome.callers).toBe(FILLERS * CALLS + 1);
});

const SETTINGS = { maxFileBytes: 1 << 20, pythonVersion: { major: 3, minor: 13 } };

test('an exception while one file is analyzed skips that file', async () => {
  const root = makeWorkspace({ 'bad.py': 'x = 1  # boom\n', 'good.py': 'x = 1\n' });
  const parser = await createPythonParser();
  const broken = {
    parseFlat: (text: string) => {
      if (text.includes('boom')) throw new TypeError('cannot read row 7');
      return parser.parseFlat(text);
    },
  } as PythonParser;
  const analyzer = new Analyzer(broken, SETTINGS, new EvidenceCache(makeFolder()));
  const analyze = (path: string) => analyzer.analyze({ path, absolutePath: join(root, path) });
  expect(analyze('bad.py')).toMatchObject({
    parseStatus: 'skipped',
    skipReason: 'analysis_failed',
    skipDetail: 'cannot read row 7',
    bytes: readFileSync(join(root, 'bad.py')).length,
  });
  expect(analyze('good.py')).toMatchObject({ parseStatus: 'ok', skipReason: null });
});

test('an exception while one file is linked leaves that file without links', async () => {
  const root = makeFolder();
  writeFiles(root, { 'bad.py': 'import os\nos.getcwd()\n', 'good.py': 'def f(): ...\nf()\n' });
  const parser = await createPythonParser();
  const outsideSettings = {
    typeshed: null,
    sitePackages: [],
    python: { major: 3, minor: 13, platform: 'linux' },
    cacheDirectory: null,
  } as const;
  const outside = new OutsideFiles(outsideSettings, parser);
  outside.locate = (module) => {
    if (module.startsWith('os')) throw new RangeError('no such module can be');
    return null;
  };
  const modules = new Map(['bad', 'good'].map((name) => [name, [`${name}.py`]]));
  const names = { projectName: 'demo', projectVersion: '', pythonVersion: '3.13' };
  const session = new LinkSession({ modules, names, outside: outsideSettings }, outside);
  const analyzer = new Analyzer(parser, SETTINGS, new EvidenceCache(makeFolder()));
  for (const name of ['bad', 'good']) {
    const path = `${name}.py`;
    const { evidence } = analyzer.analyze({ path, absolutePath: join(root, path) });
    session.add({ path, moduleFqn: name, isPackage: false, evidence: evidence! });
  }
  const [bad, good] = session.linkBatch(['bad.py', 'good.py']).files;
  expect(bad).toMatchObject({ links: null, failure: { kind: 'failed', message: 'no such module can be' } });
  expect(bad!.chunks.symbolKeys).toEqual(['<module>::module']);
  expect(good).toMatchObject({ failure: null });
  expect(good!.links!.links.length).toBeGreaterThan(0);
});
