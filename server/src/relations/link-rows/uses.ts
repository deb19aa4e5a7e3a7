/**
 * Relationship tables of attribute accesses, calls, arguments, type expressions and overriding methods, and
 * the references that resolve to nothing.
 */
import { RELATIONS, type Relation } from '../../linker/links.ts';
import { qnameId } from '../../text/ids.ts';
import { expressionEntity } from '../evidence-rows/references.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { BEST_FIRST, commonCells, forEachLink, RELATIONSHIP_COLUMNS } from './link-table.ts';

interface LinkTableOptions<Id extends string> {
  readonly name: string;
  readonly meaning: string;
  readonly relation: Relation;
  readonly left: 'names' | 'attrs' | 'calls' | 'typeExprs' | 'defs';
  /** Name of the column with the left entity's id. */
  readonly id: Id;
  readonly idMeaning: string;
}

/** A table `left entity → symbol`, with the roles the symbol has there. */
function symbolTable<const Id extends string>(options: LinkTableOptions<Id>) {
  const { relation, left, id: idColumn } = options;
  return fileTable({
    name: options.name,
    family: 'relationship',
    lens: 'linker',
    meaning: options.meaning,
    columns: [
      ...SPAN_COLUMNS,
      col.string(idColumn, options.idMeaning),
      col.string('symbol', 'Symbol it resolves to.'),
      col.int('symbol_roles', 'SCIP SymbolRole bits: 1 definition, 2 import, 4 write, 8 read.'),
      ...RELATIONSHIP_COLUMNS,
    ],
    key: [idColumn, 'symbol'],
    tieBreakers: BEST_FIRST,
    sort: ['path', 'bstart', 'bend', idColumn, 'symbol'],
    rows(file, emit) {
      forEachLink(
        file,
        relation,
        (row) => file.idsOf(left)[row]!,
        (link, id, common) => {
          emit(file.path, ...file.span(left, link.left), id, link.target, link.roles, ...common);
        },
      );
    },
  });
}

/** A table `left entity → qualified-name candidate`. */
function qnameTable<const Id extends string>(options: LinkTableOptions<Id>) {
  const { relation, left, id: idColumn } = options;
  return fileTable({
    name: options.name,
    family: 'relationship',
    lens: 'linker',
    meaning: options.meaning,
    columns: [
      ...SPAN_COLUMNS,
      col.string(idColumn, options.idMeaning),
      col.string('qname', 'Dotted qualified name it may stand for.'),
      col.string('qname_id', 'Id of the qualified name in `dim_qualified_names_v1`.'),
      ...RELATIONSHIP_COLUMNS,
    ],
    key: [idColumn, 'qname'],
    tieBreakers: BEST_FIRST,
    sort: ['path', 'bstart', 'bend', idColumn, 'qname'],
    virtual: { qname_source: 'The resolution method.' },
    rows(file, emit) {
      forEachLink(
        file,
        relation,
        (row) => file.idsOf(left)[row]!,
        (link, id, common) => {
          emit(file.path, ...file.span(left, link.left), id, link.target, qnameId(link.target), ...common);
        },
      );
    },
  });
}

export const relNameQname = qnameTable({
  name: 'rel_name_qname_v1',
  meaning: 'Name reference → qualified-name candidates, where no symbol is known.',
  relation: 'name_qname',
  left: 'names',
  id: 'name_ref_id',
  idMeaning: 'The name reference.',
});

export const relAttributeSymbol = fileTable({
  name: 'rel_attribute_symbol_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Attribute access → member symbol, definitions (`self.x = …`) included.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('attr_id', 'The attribute access.'),
    col.string('symbol', 'Symbol it resolves to.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits: 1 definition, 2 import, 4 write, 8 read.'),
    col.string('attr_name', 'The attribute name as written.'),
    col.int('attr_bstart', 'Start of the attribute name.'),
    col.int('attr_bend', 'End of the attribute name.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['attr_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'attr_id', 'symbol'],
  rows(file, emit) {
    forEachLink(
      file,
      'attribute_symbol',
      (row) => file.idsOf('attrs')[row]!,
      (link, id, common) => {
        const { chunk, name, nameStart, nameEnd } = file.evidence!.attrs;
        const row = link.left;
        emit(
          file.path,
          ...file.span('attrs', row),
          id,
          link.target,
          link.roles,
          file.text(name[row]!) ?? '',
          file.at(chunk[row]!, nameStart[row]!),
          file.at(chunk[row]!, nameEnd[row]!),
          ...common,
        );
      },
    );
  },
});

export const relAttributeQname = qnameTable({
  name: 'rel_attribute_qname_v1',
  meaning: 'Attribute access → qualified-name candidates, where no symbol is known.',
  relation: 'attribute_qname',
  left: 'attrs',
  id: 'attr_id',
  idMeaning: 'The attribute access.',
});

export const relCallsiteSymbol = symbolTable({
  name: 'rel_callsite_symbol_v1',
  meaning: 'Call → symbol of what it calls.',
  relation: 'callsite_symbol',
  left: 'calls',
  id: 'call_id',
  idMeaning: 'The call.',
});

const IMPLICIT = [
  ['decorator', 'decorator_call'],
  ['expression', 'expression_call'],
  ['attribute', 'attribute_call'],
  ['class', 'class_call'],
  ['callback', 'callback_call'],
  ['import', 'import_call'],
] as const;

export const relImplicitCall = fileTable({
  name: 'rel_implicit_call_v1',
  family: 'relationship',
  lens: 'linker',
  meaning:
    'Place that calls without a call expression → function of the workspace that runs: decorators, iteration, `with`, operators, subscripts, `raise`, properties, class statements, imports that ask `__getattr__`, and callbacks and special methods run by functions of the standard library.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('implicit_kind', '`decorator`, `expression`, `attribute`, `class`, `callback` or `import`.'),
    col.orNull.string(
      'site_id',
      'Node of the decorator, attribute access, class, call or import; null for other expressions.',
    ),
    col.string('symbol', 'Symbol of what runs.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['path', 'bstart', 'bend', 'implicit_kind', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'implicit_kind', 'symbol'],
  rows(file, emit) {
    for (const [kind, relation] of IMPLICIT) {
      const { left } = RELATIONS[relation];
      for (const link of file.links(relation)) {
        const id = left === 'exprs' ? null : file.idsOf(left)[link.left]!;
        emit(file.path, ...file.span(left, link.left), kind, id, link.target, ...commonCells(link, null));
      }
    }
  },
});

export const relCallsiteQname = qnameTable({
  name: 'rel_callsite_qname_v1',
  meaning: 'Call → qualified-name candidates of what it calls, where no symbol is known.',
  relation: 'callsite_qname',
  left: 'calls',
  id: 'call_id',
  idMeaning: 'The call.',
});

export const relTypeSymbol = symbolTable({
  name: 'rel_type_symbol_v1',
  meaning: 'Type expression → symbols it refers to; several are parts of one type, not rivals.',
  relation: 'type_symbol',
  left: 'typeExprs',
  id: 'type_expr_id',
  idMeaning: 'The type expression.',
});

export const relOverrides = symbolTable({
  name: 'rel_overrides_v1',
  meaning: 'Method → method of a base class that it overrides.',
  relation: 'override',
  left: 'defs',
  id: 'def_id',
  idMeaning: 'The overriding method.',
});

export const relArgParam = fileTable({
  name: 'rel_arg_param_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Argument of a call → parameter it binds to (language reference, "Calls").',
  columns: [
    ...SPAN_COLUMNS,
    col.string('arg_id', 'The argument.'),
    col.string('call_id', 'Call it belongs to.'),
    col.string('symbol', 'Symbol of the parameter.'),
    col.orNull.string('expr_id', 'Node id of the value when it is a name, attribute access, call or lambda.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['arg_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'arg_id', 'symbol'],
  rows(file, emit) {
    forEachLink(
      file,
      'arg_param',
      (row) => file.idsOf('args')[row]!,
      (link, id, common) => {
        const { call, expr } = file.evidence!.args;
        emit(
          file.path,
          ...file.span('args', link.left),
          id,
          file.idsOf('calls')[call[link.left]!]!,
          link.target,
          expressionEntity(file, expr[link.left]!),
          ...common,
        );
      },
    );
  },
});

const UNRESOLVED = [
  ['name', 'name_unresolved', 'names'],
  ['attribute', 'attribute_unresolved', 'attrs'],
  ['callsite', 'callsite_unresolved', 'calls'],
  ['import', 'import_unresolved', 'imports'],
] as const;

export const unresolvedReferences = fileTable({
  name: 'unresolved_references_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'References that resolve to nothing, with the reason: unresolved is a row, not a missing row.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('reference_id', 'The reference.'),
    col.string('reference_kind', '`name`, `attribute`, `callsite` or `import`.'),
    col.string('name', 'What was looked for.'),
    col.string('reason', 'Why it was not found: `no_binding`, `no_module`, `unknown_receiver` …'),
  ],
  key: ['reference_id', 'name', 'reason'],
  sort: ['path', 'bstart', 'bend', 'reference_kind', 'reference_id', 'name'],
  rows(file, emit) {
    for (const [kind, relation, table] of UNRESOLVED) {
      for (const { left, target, method } of file.links(relation)) {
        emit(file.path, ...file.span(table, left), file.idsOf(table)[left]!, kind, target, method);
      }
    }
  },
});
