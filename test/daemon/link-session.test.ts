/**
 * A link session forgets what it knows when its memory is used up, unless it has only just done so: then the answers
 * are needed, and finding them anew would be all that it does; unless that costs more than what came since; and unless it is nearly done. That must not show in any link: here sessions that
 * forget are compared with one that never does. Nor does it show who has read the outside world.
 */
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Analyzer } from '../../server/src/daemon/analysis.ts';
import { LinkSession } from '../../server/src/daemon/link-session.ts';
import { OutsideEvidence } from '../../server/src/daemon/outside/outside-evidence.ts';
import { OutsideFiles, openOutside } from '../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../server/src/daemon/outside/typeshed.ts';
import { EvidenceCache } from '../../server/src/store/evidence-cache.ts';
import type { PackedLinks } from '../../server/src/store/packed-links.ts';
import { PACKED_WIDTH, PackedField } from '../../server/src/store/packed-links.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { makeFolder, writeFiles } from '../support/projects.ts';

const FILES = {
  'shapes.py':
    'import typing\nclass Shape:\n    def area(self) -> float: ...\n    def twin(self): return self\n',
  'disc.py': 'from shapes import Shape\nclass Disc(Shape):\n    def area(self): return self.twin().area()\n',
  'use.py':
    'from disc import Disc\nfrom shapes import *\ndef big(items):\n    return [d.area() for d in items if d]\nbig([Disc()])\n',
  'loop.py': 'from use import big\nimport loop\ndef f(n): return loop.f(n - 1) if n else big\nf(1)([])\n',
};

/** More files, so that there is something left to forget for. */
const REST = Array.from({ length: 5 }, (_, i) => `rest${i}.py`);

/** Numbers of a pack as the texts they stand for. */
class Texts {
  private readonly byPacker = new Map<string, string[]>();

  of(pack: PackedLinks): { links: unknown[]; lookups: number[] } {
    const texts = this.byPacker.get(pack.packer) ?? [];
    this.byPacker.set(pack.packer, texts);
    expect(texts.length).toBe(pack.firstText);
    texts.push(...pack.texts);
    const links = [];
    for (let at = 0; at < pack.links.length; at += PACKED_WIDTH) {
      const link = [...pack.links.subarray(at, at + PACKED_WIDTH)];
      const confidence = pack.confidences[link[PackedField.confidence]!];
      links.push([link.with(PackedField.target, 0), texts[link[PackedField.target]!], confidence]);
    }
    return { links, lookups: [...pack.lookups] };
  }

  get packers(): number {
    return this.byPacker.size;
  }
}

const TELLING = Object.keys(FILES);
const PATHS = [...TELLING, ...REST];
/** To find what is forgotten anew is little where a file comes first that asks for nothing. */
const IDLE = REST[0]!;

const PYTHON = { major: 3, minor: 13, platform: 'linux' as const };
const OUTSIDE = { typeshed: findTypeshed(), sitePackages: [], python: PYTHON, cacheDirectory: null };

const unlimited = (): number => Number.POSITIVE_INFINITY;

/** No room for answers after so many batches. */
function fullAfter(batches: number): () => number {
  let asked = 0;
  return () => (asked++ < batches ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
}

/** A session that has all files. */
async function openSession(answerLimit: () => number, outside: OutsideFiles): Promise<LinkSession> {
  const root = makeFolder();
  writeFiles(root, { ...FILES, ...Object.fromEntries(REST.map((path) => [path, 'x = 0\n'])) });
  const modules = new Map(PATHS.map((path) => [path.replace('.py', ''), [path]]));
  const names = { projectName: 'demo', projectVersion: '', pythonVersion: '3.13' };
  const session = new LinkSession({ modules, names, outside: OUTSIDE }, outside, answerLimit);
  const settings = { maxFileBytes: 1 << 20, pythonVersion: PYTHON };
  const analyzer = new Analyzer(await createPythonParser(), settings, new EvidenceCache(makeFolder()));
  for (const path of PATHS) {
    const { evidence } = analyzer.analyze({ path, absolutePath: join(root, path) });
    session.add({ path, moduleFqn: path.replace('.py', ''), isPackage: false, evidence: evidence! });
  }
  return session;
}

function linkIn(session: LinkSession, order: readonly string[]) {
  const texts = new Texts();
  const linked = order.map((path) => {
    const [file] = session.linkBatch([path]).files;
    expect(file!.failure).toBe(null);
    return { path, tally: file!.tally, ...texts.of(file!.links!) };
  });
  return { linked, packers: texts.packers };
}

async function linkAll(answerLimit: () => number, order: readonly string[] = PATHS) {
  return linkIn(await openSession(answerLimit, await openOutside(OUTSIDE)), order);
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);

test('what other threads have read of the outside world is not read again, and the links are the same', async () => {
  const plain = await linkAll(unlimited);
  const parser = await createPythonParser();
  const reads = vi.spyOn(OutsideEvidence.prototype, 'read');
  onTestFinished(() => reads.mockRestore());
  const session = await openSession(unlimited, new OutsideFiles(OUTSIDE, parser));
  const reader = new OutsideEvidence(OUTSIDE, parser);
  const taken: string[] = [];
  for (let files = session.nextOutside(); files.length > 0; files = session.nextOutside()) {
    for (const file of files) session.takeOutside(file.path, reader.read(file)!.encoded);
    taken.push(...files.map(({ path }) => path));
  }
  expect(taken).toContain('<typeshed>/stdlib/builtins.pyi');
  expect(new Set(taken).size).toBe(taken.length);
  reads.mockClear();
  expect(linkIn(session, PATHS).linked).toEqual(plain.linked);
  const readAgain = reads.mock.calls.map(([{ path }]) => path).filter((path) => taken.includes(path));
  expect(readAgain).toEqual([]);
});

test.each(TELLING)(
  'a session that forgets, here after %s, gives the same links, and forgets once',
  async (first) => {
    const at = PATHS.indexOf(first);
    const order = [IDLE, ...PATHS.slice(at), ...PATHS.slice(0, at)].filter(
      (path, i) => path !== IDLE || i === 0,
    );
    const whole = await linkAll(unlimited);
    const forgetful = await linkAll(fullAfter(1), order);
    expect(whole.packers).toBe(1);
    expect(forgetful.packers).toBe(2);
    expect(forgetful.linked.toSorted(byPath)).toEqual(whole.linked.toSorted(byPath));
    expect(JSON.stringify(whole.linked)).toContain('disc/Disc#area().');
  },
);

test('a session whose first file has asked for more than all others since forgets nothing', async () => {
  const { packers } = await linkAll(fullAfter(0), ['use.py', ...PATHS.filter((path) => path !== 'use.py')]);
  expect(packers).toBe(1);
});

test('a session that is nearly done forgets nothing', async () => {
  const session = await openSession(fullAfter(0), await openOutside(OUTSIDE));
  const batches = [PATHS.slice(0, 3), PATHS.slice(3, 6), PATHS.slice(6)];
  const packers = batches.flatMap((paths) =>
    session.linkBatch(paths).files.map(({ links }) => links!.packer),
  );
  expect(new Set(packers).size).toBe(1);
});
