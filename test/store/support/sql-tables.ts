/** Made-up tables for the SQL runner's tests; the process that the runner starts. */
import { serveSql } from '../../../server/src/store/sql-child.ts';
import type { SqlProvider } from '../../../server/src/store/sql-provider.ts';

function openTables(argument: unknown): SqlProvider {
  const { rows } = argument as { rows: number };
  return {
    tables: ['cst_defs', 'numbers', 'strange "name"', 'broken'],
    table(name) {
      if (name === 'broken') throw new Error('this table must not be asked for');
      if (name === 'numbers') {
        return { columns: ['n'], rows: Array.from({ length: rows }, (_, n) => [n]) };
      }
      if (name === 'cst_defs') {
        return {
          columns: ['name', 'is_async', 'decorators', 'docstring', 'big', 'real'],
          rows: [
            {
              name: 'f',
              is_async: true,
              decorators: ['a', 'b'],
              docstring: null,
              big: 1_700_000_000_000,
              real: 0.5,
            },
            { name: 'g', is_async: false, decorators: [], big: 2n ** 62n + 1n, real: 1 },
          ],
        };
      }
      return { columns: ['order', 'a"b'], rows: [[1, 'x']] };
    },
  };
}

serveSql(openTables);
