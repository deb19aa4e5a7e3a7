/**
 * A link session forgets what it knows when its memory is used up, unless it has only just done so: then the answers
 * are needed, and finding them anew would be all that it does. That must not show in any link: here sessions that
 * forget are compared with one that never does.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Analyzer } from '../../server/src/daemon/analysis.ts';
import { LinkSession } from '../../server/src/daemon/link-session.ts';
import { openOutside } from '../../server/src/daemon/outside/outside-files.ts';
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

const PATHS = Object.keys(FILES);

async function linkAll(maxAnswerBytes: number, order: readonly string[] = PATHS) {
  const root = makeFolder();
  writeFiles(root, FILES);
  const python = { major: 3, minor: 13, platform: 'linux' as const };
  const outside = { typeshed: findTypeshed(), sitePackages: [], python, cacheDirectory: null };
  const modules = new Map(Object.keys(FILES).map((path) => [path.replace('.py', ''), [path]]));
  const names = { projectName: 'demo', projectVersion: '', pythonVersion: '3.13' };
  const session = new LinkSession(
    { modules, names, outside },
    await openOutside(outside),
    () => maxAnswerBytes,
  );
  const settings = { maxFileBytes: 1 << 20, pythonVersion: python };
  const analyzer = new Analyzer(await createPythonParser(), settings, new EvidenceCache(makeFolder()));
  for (const path of Object.keys(FILES)) {
    const { evidence } = analyzer.analyze({ path, absolutePath: join(root, path) });
    session.add({ path, moduleFqn: path.replace('.py', ''), isPackage: false, evidence: evidence! });
  }
  const texts = new Texts();
  const linked = order.map((path) => {
    const [file] = session.linkBatch([path]).files;
    expect(file!.failure).toBe(null);
    return { path, tally: file!.tally, ...texts.of(file!.links!) };
  });
  return { linked, packers: texts.packers };
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);

test.each(PATHS)(
  'a session that forgets, here after %s, gives the same links, and forgets once',
  async (first) => {
    const at = PATHS.indexOf(first);
    const whole = await linkAll(Number.POSITIVE_INFINITY);
    const forgetful = await linkAll(Number.NEGATIVE_INFINITY, [...PATHS.slice(at), ...PATHS.slice(0, at)]);
    expect(whole.packers).toBe(1);
    expect(forgetful.packers).toBe(2);
    expect(forgetful.linked.toSorted(byPath)).toEqual(whole.linked.toSorted(byPath));
    expect(JSON.stringify(whole.linked)).toContain('disc/Disc#area().');
  },
);
