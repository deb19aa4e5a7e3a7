/**
 * Rows of evidence and relationship tables over small Python files: what a reader of `cpgd dump` sees.
 */
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../server/src/relations/cell.ts';
import { OnDemandError } from '../../server/src/relations/on-demand/parts.ts';
import { createTokenSource } from '../../server/src/relations/on-demand/token-source.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import { type RowOptions, tableRows } from '../../server/src/relations/tables.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { snapshotOf } from './snapshot-of.ts';

type Record_ = Readonly<Record<string, Cell>>;

/** Rows as objects; no row of any table may be refused by the gate. */
function rowsOf(snapshot: Snapshot, table: string, options?: RowOptions): readonly Record_[] {
  const { contract, rows, errors } = tableRows(snapshot, table, options);
  expect(errors).toEqual([]);
  return rows.map((row) => Object.fromEntries(contract.columns.map(({ name }, i) => [name, row[i]!])));
}

const pick = (rows: readonly Record_[], ...columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column]));

/** The text under a row's span, which counts UTF-8 bytes. */
const textOf = (source: string, row: Record_) =>
  Buffer.from(source)
    .subarray(row.bstart as number, row.bend as number)
    .toString();

describe('evidence rows', () => {
  const source = [
    '"""Grüße."""',
    'import os.path as osp, sys',
    '@deco.rator(1, key="x")',
    'class C(Base[int], metaclass=Meta):',
    '    async def m(self, ü: int = 1, *args, k) -> "Dict[str, List[int]]":',
    '        """Doc.',
    '',
    '        More."""',
    '        return f(self.a.b, *args, k=lambda q: q)',
    '',
  ].join('\n');

  test('spans are absolute UTF-8 bytes, whatever chunk a row lives in', async () => {
    const snapshot = await snapshotOf({ 'a.py': source });
    for (const row of rowsOf(snapshot, 'cst_name_refs')) expect(textOf(source, row)).toBe(row.name);
    for (const row of rowsOf(snapshot, 'cst_params')) {
      expect(textOf(source, row)).toMatch(new RegExp(`^\\**${row.name as string}`));
    }
    const texts = rowsOf(snapshot, 'cst_callsites').map((row) => textOf(source, row));
    expect(texts).toEqual(['deco.rator(1, key="x")', 'f(self.a.b, *args, k=lambda q: q)']);
  });

  test('definitions carry decorators, bases, signature and docstring', async () => {
    const defs = rowsOf(await snapshotOf({ 'a.py': source }), 'cst_defs');
    expect(pick(defs, 'def_kind', 'qualified_name', 'is_async', 'n_params')).toEqual([
      ['class', 'C', false, 0],
      ['async_method', 'C.m', true, 4],
      ['lambda', expect.anything(), false, 1],
    ]);
    const [cls, method] = defs;
    expect(cls!.decorators).toEqual(['deco.rator(…, key="x")']);
    expect(cls!.bases).toEqual([expect.stringMatching(/^Base\[/)]);
    expect(method!.container_def_id).toBe(cls!.def_id);
    expect(method!.docstring).toBe('Doc.\n\nMore.');
    expect(method!.return_annotation).toContain('Dict[str, List[int]]');
  });

  test('parameters have their kinds', async () => {
    const params = rowsOf(
      await snapshotOf({ 'a.py': 'def f(a, /, b=1, *c, d: int, **e): ...\n' }),
      'cst_params',
    );
    expect(pick(params, 'name', 'param_kind', 'position', 'has_default', 'annotation')).toEqual([
      ['a', 'POSONLY', 0, false, null],
      ['b', 'POS_OR_KW', 1, true, null],
      ['c', 'VAR_POS', 2, false, null],
      ['d', 'KWONLY', 3, false, 'int'],
      ['e', 'VAR_KW', 4, false, null],
    ]);
  });

  test('relative imports are resolved against the file’s own package', async () => {
    const snapshot = await snapshotOf({
      'p/__init__.py': 'from . import m\n',
      'p/q/m.py': 'from ..r import x as y\nfrom ....z import w\nimport a.b.c\nfrom s import *\n',
    });
    const aliases = rowsOf(snapshot, 'cst_import_aliases');
    expect(
      pick(aliases, 'target_module_fqn', 'imported_name', 'local_name', 'is_star', 'relative_level'),
    ).toEqual([
      ['p', 'm', 'm', false, 1],
      ['p.r', 'x', 'y', false, 2],
      [null, 'w', 'w', false, 4],
      ['a.b.c', null, 'a', false, 0],
      ['s', null, null, true, 0],
    ]);
  });

  test('type arguments are found in nested subscripts and in strings', async () => {
    const snapshot = await snapshotOf({ 'a.py': 'x: Dict[str, List[int]] | None = None\n' });
    const args = rowsOf(snapshot, 'cst_type_args');
    expect(pick(args, 'expr_text', 'position')).toEqual([
      ['str', 0],
      ['List[int]', 1],
      ['int', 0],
    ]);
    expect(args[2]!.parent_type_arg_id).toBe(args[1]!.type_arg_id);
  });

  test('flags of bindings are those of symtable', async () => {
    const source = 'def f(p):\n    global g\n    v = p\n    def inner(): return v\n';
    const bindings = rowsOf(await snapshotOf({ 'a.py': source }), 'bindings');
    const flagsOf = (name: string) =>
      bindings
        .filter((row) => row.name === name)
        .map((row) => Object.keys(row).filter((key) => key.startsWith('is_') && row[key] === true));
    expect(flagsOf('p')).toEqual([['is_parameter', 'is_local', 'is_referenced']]);
    expect(flagsOf('g')).toContainEqual(['is_global', 'is_declared_global']);
    expect(flagsOf('v')).toContainEqual(['is_free', 'is_referenced']);
    const [owner, free] = bindings.filter((row) => row.name === 'v');
    expect(new Set([owner!.resolves_to_binding_id, free!.resolves_to_binding_id]).size).toBe(1);
  });

  test('broken code gives diagnostics and keeps what is intact', async () => {
    const snapshot = await snapshotOf({ 'a.py': 'def ok(): pass\ndef broken(:\n    pass\n' });
    expect(rowsOf(snapshot, 'parse_diagnostics').length).toBeGreaterThan(0);
    expect(pick(rowsOf(snapshot, 'cst_defs'), 'name')).toContainEqual(['ok']);
  });
});

describe('tables computed on demand', () => {
  const source = 's = "ü" # é\nn = 0x1f + 1.5\n';

  test('need a parser', async () => {
    const snapshot = await snapshotOf({ 'a.py': source });
    expect(() => tableRows(snapshot, 'cst_comments')).toThrow(OnDemandError);
  });

  test('print literals and comments as written', async () => {
    const parser = await createPythonParser();
    const options = { parse: createTokenSource(parser) };
    const snapshot = await snapshotOf({ 'a.py': source });
    const literals = rowsOf(snapshot, 'cst_literals', options);
    expect(pick(literals, 'literal_kind', 'text')).toEqual([
      ['string', '"ü"'],
      ['number', '0x1f'],
      ['number', '1.5'],
    ]);
    for (const row of literals) expect(textOf(source, row)).toBe(row.text);
    expect(pick(rowsOf(snapshot, 'cst_comments', options), 'text')).toEqual([['# é']]);
    parser.delete();
  });
});

describe('relationship rows', () => {
  test('names of locals are numbered per file, parameters and nested functions keep their symbols', async () => {
    const source = 'def f(a):\n    b = a\n    b += 1\n    def g(): return b\n    return [g() for c in a]\n';
    const rows = rowsOf(await snapshotOf({ 'm.py': source }), 'rel_name_symbol_v1');
    const short = (symbol: Cell) => (symbol as string).replace('scip-python python demo 1.0 m/', '');
    expect(rows.map((row) => [row.name, row.expr_ctx, short(row.symbol!), row.symbol_roles])).toEqual([
      ['b', 'STORE', 'local 0', 5],
      ['a', 'LOAD', 'f().(a)', 8],
      ['b', 'STORE', 'local 0', 12],
      ['b', 'LOAD', 'local 0', 8],
      ['g', 'LOAD', 'f().g().', 8],
      ['c', 'STORE', 'local 1', 5],
      ['a', 'LOAD', 'f().(a)', 8],
    ]);
  });

  test('rival candidates share a group and the winner is one of them', async () => {
    const source = 'try:\n    from fast import f\nexcept ImportError:\n    from slow import f\nf()\n';
    const snapshot = await snapshotOf({
      'm.py': source,
      'fast.py': 'def f(): ...\n',
      'slow.py': 'def f(): ...\n',
    });
    const uses = rowsOf(snapshot, 'rel_name_symbol_v1').filter(
      (row) => row.expr_ctx === 'LOAD' && row.name === 'f',
    );
    expect(uses).toHaveLength(2);
    expect(new Set(uses.map((row) => row.ambiguity_group_id)).size).toBe(1);
    expect(uses[0]!.ambiguity_group_id).toMatch(/^AMB:/);
    const winners = rowsOf(snapshot, 'rel_name_symbol_winner_v1').filter(
      (row) => row.name_ref_id === uses[0]!.name_ref_id,
    );
    expect(pick(winners, 'n_candidates')).toEqual([[2]]);
    expect(uses.map((row) => row.symbol)).toContain(winners[0]!.symbol);
  });

  test('parts of one type are no rivals, and their winner row lists them', async () => {
    const snapshot = await snapshotOf({ 'm.py': 'class A: ...\nclass B: ...\nx: A | B\n' });
    const rows = rowsOf(snapshot, 'rel_type_symbol_v1');
    expect(pick(rows, 'ambiguity_group_id')).toEqual([[null], [null]]);
    const [winner] = rowsOf(snapshot, 'rel_type_symbol_winner_v1');
    expect(winner!.candidates).toEqual(rows.map((row) => row.symbol).sort());
  });

  test('bases come in MRO with the direct ones marked', async () => {
    const snapshot = await snapshotOf({ 'm.py': 'class A: ...\nclass B(A): ...\nclass C(B): ...\n' });
    const names = pick(rowsOf(snapshot, 'rel_class_bases_v1'), 'symbol', 'mro_position', 'is_direct')
      .filter(([symbol]) => (symbol as string).includes(' m/'))
      .map(([symbol, ...rest]) => [(symbol as string).slice(-2), ...rest]);
    expect(names).toEqual([
      ['A#', 1, true],
      ['B#', 1, true],
      ['A#', 2, false],
    ]);
  });

  test('imports reach the files of their modules, stub and source alike', async () => {
    const snapshot = await snapshotOf({
      'm.py': 'import lib, os\nfrom . import lib\n',
      'lib.py': 'x = 1\n',
      'lib.pyi': 'x: int\n',
    });
    const rows = rowsOf(snapshot, 'imports_resolved_v1').filter((row) => row.importer_path === 'm.py');
    expect(pick(rows.slice(0, 3), 'imported_module_fqn', 'dst_path')).toEqual([
      ['lib', 'lib.py'],
      ['lib', 'lib.pyi'],
      ['os', null],
    ]);
  });

  test('what resolves to nothing is a row with a reason', async () => {
    const rows = rowsOf(await snapshotOf({ 'm.py': 'nowhere()\n' }), 'unresolved_references_v1');
    expect(pick(rows, 'reference_kind', 'name', 'reason')).toContainEqual(['name', 'nowhere', 'no_binding']);
  });

  test('definition sites are identifiers, with the whole definition around them', async () => {
    const source = 'class C:\n    def m(self):\n        self.x = 1\ny = 2\n';
    const sites = rowsOf(await snapshotOf({ 'm.py': source }), 'rel_symbol_defsite_v1');
    expect(sites.map((row) => textOf(source, row))).toEqual(['C', 'm', 'self', 'x', 'y']);
    const m = sites[1]!;
    expect(source.slice(m.enclosing_bstart as number, m.enclosing_bend as number)).toBe(
      'def m(self):\n        self.x = 1',
    );
  });

  test('rows can be had for some files only', async () => {
    const snapshot = await snapshotOf({ 'p/a.py': 'x = 1\n', 'p/b.py': 'y = 2\n', 'pq.py': 'z = 3\n' });
    const namesIn = (...paths: string[]) => pick(rowsOf(snapshot, 'cst_name_refs', { paths }), 'name').flat();
    expect(namesIn('p')).toEqual(['x', 'y']);
    expect(namesIn('./p/b.py', 'pq.py')).toEqual(['y', 'z']);
    expect(namesIn('.')).toEqual(['x', 'y', 'z']);
  });
});
