/**
 * Tables of definitions: `cst_defs`, `cst_params`, `cst_decorators`. Knows nothing of what they resolve to.
 */
import { DEF_KINDS, DefFlag, PARAM_KINDS } from '../../evidence/schema.ts';
import { expressionText } from '../expression-text.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

export const cstDefs = fileTable({
  name: 'cst_defs',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Classes, functions, methods and lambdas; the span is the statement without its decorators.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('def_id', 'Id; also the node id of its PY_CLASS_DEF, PY_FUNCTION_DEF or PY_METHOD_DEF.'),
    col.string('def_kind', '`class`, `function`, `method`, `async_function`, `async_method` or `lambda`.'),
    col.orNull.string('name', 'Name as bound; null for lambdas.'),
    col.orNull.string('qualified_name', 'Dotted path of definition names within the module.'),
    col.orNull.string('container_def_id', 'Definition it stands in; null at module level.'),
    col.orNull.int('name_bstart', 'Start of the name token; null for lambdas.'),
    col.orNull.int('name_bend', 'End of the name token; null for lambdas.'),
    col.bool('is_async', 'Written with `async def`.'),
    col.list('decorators', 'Decorator expressions from top to bottom, without `@`.'),
    col.list('bases', 'Positional base expressions of a class.'),
    col.orNull.string('docstring', 'Docstring, indentation cleaned as `inspect.cleandoc` does.'),
    col.orNull.string('signature', 'Parameters and return annotation (classes: bases) as written.'),
    col.orNull.string('return_annotation', 'Return annotation as written.'),
    col.int('n_params', 'Number of parameters.'),
    col.bool('is_generator', 'Its body yields.'),
    col.bool('is_conditional', 'Stands under `if`, `try`, a loop, `with` or `match` of its scope.'),
    col.bool('is_generic', 'Has type parameters (PEP 695).'),
    col.int('ordinal', 'How many earlier definitions its scope gave the name.'),
  ],
  key: ['def_id'],
  sort: ['path', 'bstart', 'bend', 'def_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { defs, typeExprs } = file.evidence;
    const ids = file.idsOf('defs');
    for (let row = 0; row < defs.length; row++) {
      const chunk = defs.chunk[row]!;
      const flags = defs.flags[row]!;
      const isNamed = defs.nameStart[row]! >= 0;
      const returnType = defs.returnType[row]!;
      emit(
        file.path,
        ...file.span('defs', row),
        ids[row]!,
        DEF_KINDS[defs.kind[row]!]!,
        file.text(defs.name[row]!),
        file.text(defs.qualifiedName[row]!),
        file.id('defs', defs.container[row]!),
        isNamed ? file.at(chunk, defs.nameStart[row]!) : null,
        isNamed ? file.at(chunk, defs.nameEnd[row]!) : null,
        (flags & DefFlag.async) !== 0,
        decoratorTexts(file, row),
        baseTexts(file, row),
        file.text(defs.docstring[row]!),
        file.text(defs.signature[row]!),
        returnType < 0 ? null : file.text(typeExprs.text[returnType]!),
        defs.paramCount[row]!,
        (flags & DefFlag.generator) !== 0,
        (flags & DefFlag.conditional) !== 0,
        (flags & DefFlag.generic) !== 0,
        defs.ordinal[row]!,
      );
    }
  },
});

const NONE: readonly string[] = [];

function decoratorTexts(file: FileView, def: number): readonly string[] {
  const { defs, decorators } = file.evidence!;
  const count = defs.decoratorCount[def]!;
  if (count === 0) return NONE;
  const texts: string[] = [];
  for (let row = defs.decoratorStart[def]!, end = row + count; row < end; row++) {
    texts.push(expressionText(file.evidence!, decorators.expr[row]!));
  }
  return texts;
}

function baseTexts(file: FileView, def: number): readonly string[] {
  const { defs, bases } = file.evidence!;
  const count = defs.baseCount[def]!;
  if (count === 0) return NONE;
  const texts: string[] = [];
  for (let row = defs.baseStart[def]!, end = row + count; row < end; row++) {
    if (bases.keyword[row]! >= 0 || bases.star[row]! === 2) continue;
    texts.push('*'.repeat(bases.star[row]!) + expressionText(file.evidence!, bases.expr[row]!));
  }
  return texts;
}

export const cstParams = fileTable({
  name: 'cst_params',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Parameters of functions, methods and lambdas.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('param_id', 'Id; also the node id of its PY_PARAMETER.'),
    col.string('def_id', 'Definition it belongs to.'),
    col.string('name', 'Name without stars.'),
    col.string('param_kind', '`POSONLY`, `POS_OR_KW`, `VAR_POS`, `KWONLY` or `VAR_KW`.'),
    col.int('position', 'Index among the parameters as written, from 0.'),
    col.bool('has_default', 'Has a default value.'),
    col.orNull.string('annotation', 'Annotation as written.'),
  ],
  key: ['param_id'],
  sort: ['path', 'bstart', 'bend', 'param_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { params, typeExprs } = file.evidence;
    const ids = file.idsOf('params');
    const defIds = file.idsOf('defs');
    for (let row = 0; row < params.length; row++) {
      const type = params.type[row]!;
      emit(
        file.path,
        ...file.span('params', row),
        ids[row]!,
        defIds[params.def[row]!]!,
        file.text(params.name[row]!) ?? '',
        PARAM_KINDS[params.kind[row]!]!,
        params.position[row]!,
        hasDefault(params.default[row]!),
        type < 0 ? null : file.text(typeExprs.text[type]!),
      );
    }
  },
});

/** `params.default` is an ExprRef, of which 0 is "no expression"; -1 is the schema's general null. */
const hasDefault = (expression: number): boolean => expression > 0;

export const cstDecorators = fileTable({
  name: 'cst_decorators',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Decorators; the span is the expression after `@`.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('decorator_id', 'Id; also the node id of its PY_DECORATOR.'),
    col.string('def_id', 'Definition it decorates.'),
    col.int('position', 'Index from the top, from 0.'),
    col.string('expr_text', 'The expression, rebuilt from evidence: `…` stands for literals.'),
  ],
  key: ['decorator_id'],
  sort: ['path', 'bstart', 'bend', 'decorator_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { decorators } = file.evidence;
    const ids = file.idsOf('decorators');
    const defIds = file.idsOf('defs');
    for (let row = 0; row < decorators.length; row++) {
      emit(
        file.path,
        ...file.span('decorators', row),
        ids[row]!,
        defIds[decorators.def[row]!]!,
        decorators.position[row]!,
        expressionText(file.evidence, decorators.expr[row]!),
      );
    }
  },
});
