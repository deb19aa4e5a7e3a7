/** What scip-python 0.6 does in its own way, and what it means in our words. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dumpTables, indexed } from '../support/projects.ts';
import { indexPath, rows } from './import-support.ts';
import { indexOf } from './support.ts';

test('what is only stored does not become a read, whatever the index says', async () => {
  const { root, project } = await indexed({ 'm.py': 'v = 1\nv = 2\nv += 3\nprint(v)\n' });
  const roles = async () =>
    rows(await dumpTables(project.snapshot()), 'rel_name_symbol_v1').flatMap(({ symbol, symbol_roles }) =>
      String(symbol).endsWith('m/v.') ? [symbol_roles] : [],
    );
  const natively = await roles();
  expect(natively).toEqual([5, 5, 12, 8]);
  const columns = [0, 0, 0, 6];
  const occurrences = columns.map((column, line) => ({
    range: [line, column, column + 1],
    symbol: 'scip-python python m . m/v.',
    symbolRoles: line === 0 ? 1 : 8,
  }));
  writeFileSync(indexPath(root), indexOf({ documents: [{ relativePath: 'm.py', occurrences }] }));
  await project.index();
  expect((await project.scip()).occurrences.holding).toBe(4);
  expect(await roles()).toEqual(natively);
});
