/**
 * Every fixture with an index loaded. What we export of its first state and import again is the same graph; and an
 * engine that lives through the edits of a case, with the index of the first state beside the code, has after each
 * what a fresh index of that state has with that same old SCIP index.
 *
 * By default every eighth case runs, with `CPGD_ALL_FIXTURES=1` all of them.
 */
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableNames } from '../../server/src/relations/tables.ts';
import { caseStates } from '../fixtures/case-states.ts';
import { parseFixture } from '../fixtures/fixture-file.ts';
import { indexByEngine } from '../fixtures/index-by-engine.ts';
import { indexOnDisk } from '../fixtures/index-on-disk.ts';
import { DEFAULT_PROJECT, DEFAULT_VERSION } from '../fixtures/memory-snapshot.ts';
import { makeFolder, open, writeFiles } from '../support/projects.ts';
import { foreignIndexOf, graphOf, INDEX_FILE } from './import-support.ts';

const ROOT = join(import.meta.dirname, '../..');
const EVERY = process.env.CPGD_ALL_FIXTURES === '1' ? 1 : 8;

/** A folder as the fixtures' harness makes them. */
function makeFixtureFolder(files: ReadonlyMap<string, Buffer>): string {
  const root = join(makeFolder(), DEFAULT_PROJECT);
  mkdirSync(root);
  writeFiles(root, { '.python-version': `${DEFAULT_VERSION.major}.${DEFAULT_VERSION.minor}\n` });
  writeFiles(root, Object.fromEntries(files));
  return root;
}

let number = 0;
for (const path of globSync('fixtures/**/*.md', { cwd: ROOT }).sort()) {
  const fixture = parseFixture(path, readFileSync(join(ROOT, path), 'utf8'));
  for (const fixtureCase of fixture.cases) {
    if (number++ % EVERY !== 0) continue;
    const title = `${path.replace(/^fixtures\//, '').replace(/\.md$/, '')} > ${fixtureCase.title}`;
    test(title, async () => {
      const states = caseStates(path, fixtureCase).map(
        ({ files }) => new Map([...files].map(([name, file]) => [name, file.bytes])),
      );
      const root = makeFixtureFolder(states[0]!);
      const project = await open(root, { workers: 1 });
      const { files, skipped } = await project.index();
      // Without a readable file there is nothing that an index could be about.
      if (files === skipped) return;
      const before = graphOf(project.snapshot());
      const index = foreignIndexOf(project);
      writeFiles(root, { [INDEX_FILE]: index });
      await project.index();
      const { occurrences, indexes } = await project.scip();
      expect(indexes).toMatchObject([{ isUsed: true, problems: [] }]);
      expect(occurrences.byFailure).toEqual({});
      expect(graphOf(project.snapshot())).toEqual(before);
      if (states.length === 1) return;
      const withIndex = states.map((files) => new Map([...files, [INDEX_FILE, index]]));
      const lived = await indexByEngine(withIndex, title);
      for (const [i, files] of withIndex.entries()) {
        const [fresh] = await indexOnDisk([files]);
        for (const table of tableNames()) {
          if (table.startsWith('inc_')) continue;
          expect(lived[i]!.table(table), `${table} in state ${i}`).toEqual(fresh!.table(table));
        }
      }
    });
  }
}
