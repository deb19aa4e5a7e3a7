/**
 * Tables of uses: `cst_name_refs` and `cst_attribute_accesses`. Knows nothing of what they resolve to beyond
 * the binder's word on the name's binding in its own scope.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { EXPR_CONTEXTS, ExprContext } from '../../evidence/schema.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

/** LOAD, STORE or DEL; null for names that `global` and `nonlocal` statements list (`ast.Name` has no such). */
export const expressionContext = (ctx: number): string | null =>
  ctx <= ExprContext.DEL ? EXPR_CONTEXTS[ctx]! : null;

/** Id of the entity an expression is: a name, attribute access, call or lambda. Others have no node. */
export function expressionEntity(file: FileView, ref: ExprRef): string | null {
  if (ref < 0) return null;
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'name':
      return file.id('names', row);
    case 'attr':
      return file.id('attrs', row);
    case 'call':
      return file.id('calls', row);
    case 'def':
      return file.id('defs', row);
    default:
      return null;
  }
}

export const cstNameRefs = fileTable({
  name: 'cst_name_refs',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Bare identifiers in expressions and binding positions (not definition names or parameters).',
  columns: [
    ...SPAN_COLUMNS,
    col.string('name_ref_id', 'Id; also the node id of its PY_NAME_REF.'),
    col.string('name', 'The identifier, NFKC-normalised as the language reference says.'),
    col.orNull.string('expr_ctx', '`LOAD`, `STORE` or `DEL`; null in `global` and `nonlocal` statements.'),
    col.string('scope_id', 'Scope in which the name is evaluated.'),
    col.orNull.string('binding_id', "The scope's binding of the name, if it has one."),
    col.orNull.string('enclosing_def_id', 'Innermost definition around it; null at module level.'),
  ],
  key: ['name_ref_id'],
  sort: ['path', 'bstart', 'bend', 'name_ref_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { names, nameBindings } = file.evidence;
    const ids = file.idsOf('names');
    const scopeIds = file.idsOf('scopes');
    for (let row = 0; row < names.length; row++) {
      emit(
        file.path,
        ...file.span('names', row),
        ids[row]!,
        file.text(names.name[row]!) ?? '',
        expressionContext(names.ctx[row]!),
        scopeIds[names.scope[row]!]!,
        file.id('bindings', nameBindings.binding[row] ?? -1),
        file.id('defs', names.def[row]!),
      );
    }
  },
});

export const cstAttributeAccesses = fileTable({
  name: 'cst_attribute_accesses',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Attribute accesses `base.attr`; the span is the whole expression.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('attr_id', 'Id; also the node id of its PY_ATTRIBUTE_ACCESS.'),
    col.string('attr_name', 'The attribute name as written (private names are not mangled).'),
    col.int('attr_bstart', 'Start of the attribute name.'),
    col.int('attr_bend', 'End of the attribute name.'),
    col.int('base_bstart', 'Start of the object expression.'),
    col.int('base_bend', 'End of the object expression.'),
    col.orNull.string('chain', 'Dotted text when the whole access is names, else null.'),
    col.string('expr_ctx', '`LOAD`, `STORE` or `DEL`.'),
    col.orNull.string('base_id', 'Node id of the object when it is a name, attribute access or call.'),
    col.orNull.string('enclosing_def_id', 'Innermost definition around it; null at module level.'),
  ],
  key: ['attr_id'],
  sort: ['path', 'bstart', 'bend', 'attr_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { attrs } = file.evidence;
    const ids = file.idsOf('attrs');
    for (let row = 0; row < attrs.length; row++) {
      const chunk = attrs.chunk[row]!;
      emit(
        file.path,
        ...file.span('attrs', row),
        ids[row]!,
        file.text(attrs.name[row]!) ?? '',
        file.at(chunk, attrs.nameStart[row]!),
        file.at(chunk, attrs.nameEnd[row]!),
        file.at(chunk, attrs.baseStart[row]!),
        file.at(chunk, attrs.baseEnd[row]!),
        file.text(attrs.chain[row]!),
        expressionContext(attrs.ctx[row]!) ?? 'LOAD',
        expressionEntity(file, attrs.base[row]!),
        file.id('defs', attrs.def[row]!),
      );
    }
  },
});
