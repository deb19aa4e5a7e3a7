/**
 * Relationship tables of names, definitions and parameters: what symbol or qualified name each one has.
 */
import { expressionContext } from '../evidence-rows/references.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import {
  ambiguityGroup,
  ambiguousLefts,
  BEST_FIRST,
  commonCells,
  forEachLink,
  RELATIONSHIP_COLUMNS,
} from './link-table.ts';
import { localNameLinks } from './local-symbols.ts';

export const relNameSymbol = fileTable({
  name: 'rel_name_symbol_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Name reference → symbol, definitions included; locals are `local N`, numbered per file.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('name_ref_id', 'The name reference.'),
    col.string('name', 'The identifier.'),
    col.orNull.string('expr_ctx', '`LOAD`, `STORE` or `DEL`; null in `global` and `nonlocal` statements.'),
    col.string('symbol', 'Symbol it stands for.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits: 1 definition, 2 import, 4 write, 8 read.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['name_ref_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'name_ref_id', 'symbol'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { names } = file.evidence;
    const ids = file.idsOf('names');
    const links = [...file.links('name_symbol'), ...file.once(localNameLinks)];
    const ambiguous = ambiguousLefts(links);
    for (const link of links) {
      const id = ids[link.left]!;
      emit(
        file.path,
        ...file.span('names', link.left),
        id,
        file.text(names.name[link.left]!) ?? '',
        expressionContext(names.ctx[link.left]!),
        link.target,
        link.roles,
        ...commonCells(link, ambiguous.has(link.left) ? ambiguityGroup(id, 'name_symbol') : null),
      );
    }
  },
});

export const relDefSymbol = fileTable({
  name: 'rel_def_symbol_v1',
  family: 'relationship',
  lens: 'linker',
  meaning:
    'Definition → its symbol; redefinitions of one name in one scope share a symbol, lambdas are counted.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('def_id', 'The definition.'),
    col.string('symbol', 'Its symbol.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits; the definition bit is set.'),
    col.int('name_bstart', 'Start of the name token; of a lambda, which has none, its start.'),
    col.int('name_bend', 'End of the name token, or of the lambda.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['def_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'def_id', 'symbol'],
  rows(file, emit) {
    forEachLink(
      file,
      'def_symbol',
      (row) => file.idsOf('defs')[row]!,
      (link, id, common) => {
        const { chunk, nameStart, nameEnd } = file.evidence!.defs;
        const [bstart, bend] = file.span('defs', link.left);
        const isNamed = nameStart[link.left]! >= 0;
        emit(
          file.path,
          bstart,
          bend,
          id,
          link.target,
          link.roles,
          isNamed ? file.at(chunk[link.left]!, nameStart[link.left]!) : bstart,
          isNamed ? file.at(chunk[link.left]!, nameEnd[link.left]!) : bend,
          ...common,
        );
      },
    );
  },
});

export const relParamSymbol = fileTable({
  name: 'rel_param_symbol_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Parameter → its symbol: `f().(x)`.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('param_id', 'The parameter.'),
    col.string('symbol', 'Its symbol.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits; the definition bit is set.'),
    col.int('name_bstart', 'Start of the name token.'),
    col.int('name_bend', 'End of the name token.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['param_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'param_id', 'symbol'],
  rows(file, emit) {
    forEachLink(
      file,
      'param_symbol',
      (row) => file.idsOf('params')[row]!,
      (link, id, common) => {
        const { chunk, nameStart, nameEnd } = file.evidence!.params;
        emit(
          file.path,
          ...file.span('params', link.left),
          id,
          link.target,
          link.roles,
          file.at(chunk[link.left]!, nameStart[link.left]!),
          file.at(chunk[link.left]!, nameEnd[link.left]!),
          ...common,
        );
      },
    );
  },
});
