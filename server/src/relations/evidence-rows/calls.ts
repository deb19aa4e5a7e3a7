/**
 * Tables of calls: `cst_callsites` and their arguments. Knows nothing of what is called.
 */
import { CALLEE_SHAPES } from '../../evidence/schema.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { expressionEntity } from './references.ts';

export const cstCallsites = fileTable({
  name: 'cst_callsites',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Calls; the span is the whole call expression.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('call_id', 'Id; also the node id of its PY_CALLSITE.'),
    col.int('callee_bstart', 'Start of the called expression.'),
    col.int('callee_bend', 'End of the called expression.'),
    col.string('callee_shape', '`NAME`, `ATTRIBUTE`, `SUBSCRIPT`, `CALL_RESULT`, `LAMBDA` or `OTHER`.'),
    col.orNull.string('callee_dotted', 'Dotted text of the callee when it is all names, else null.'),
    col.int('n_args', 'Number of positional arguments, starred ones not counted.'),
    col.int('n_keyword', 'Number of `name=value` arguments.'),
    col.list('keyword_names', 'Names of the keyword arguments in source order.'),
    col.int('n_star_1', 'Number of `*args` arguments.'),
    col.int('n_star_2', 'Number of `**kwargs` arguments.'),
    col.orNull.string('enclosing_def_id', 'Innermost definition around it; null at module level.'),
    col.orNull.string(
      'callee_id',
      'Node id of the callee when it is a name, attribute access, call or lambda.',
    ),
  ],
  key: ['call_id'],
  sort: ['path', 'bstart', 'bend', 'call_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { calls } = file.evidence;
    const ids = file.idsOf('calls');
    for (let row = 0; row < calls.length; row++) {
      const chunk = calls.chunk[row]!;
      emit(
        file.path,
        ...file.span('calls', row),
        ids[row]!,
        file.at(chunk, calls.calleeStart[row]!),
        file.at(chunk, calls.calleeEnd[row]!),
        CALLEE_SHAPES[calls.shape[row]!]!,
        file.text(calls.dotted[row]!),
        calls.positional[row]!,
        calls.keywords[row]!,
        calls.keywords[row]! > 0 ? keywordNames(file, row) : NONE,
        calls.star1[row]!,
        calls.star2[row]!,
        file.id('defs', calls.def[row]!),
        expressionEntity(file, calls.callee[row]!),
      );
    }
  },
});

const NONE: readonly string[] = [];

function keywordNames(file: FileView, call: number): readonly string[] {
  const { calls, args } = file.evidence!;
  const names: string[] = [];
  for (let row = calls.argStart[call]!, end = row + calls.argCount[call]!; row < end; row++) {
    if (args.keyword[row]! >= 0) names.push(file.text(args.keyword[row]!)!);
  }
  return names;
}

export const cstCallArgs = fileTable({
  name: 'cst_call_args',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Arguments of calls; the span is the whole argument, keyword or stars included.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('arg_id', 'Id of the argument.'),
    col.string('call_id', 'Call it belongs to.'),
    col.orNull.int('position', 'Index among the positional arguments, from 0; null for keyword arguments.'),
    col.orNull.string('keyword', 'Keyword it is passed by, else null.'),
    col.int('star', '0 for a plain argument, 1 for `*`, 2 for `**`.'),
    col.orNull.string('expr_id', 'Node id of the value when it is a name, attribute access, call or lambda.'),
  ],
  key: ['arg_id'],
  sort: ['path', 'bstart', 'bend', 'arg_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { args } = file.evidence;
    const ids = file.idsOf('args');
    const callIds = file.idsOf('calls');
    for (let row = 0; row < args.length; row++) {
      const position = args.position[row]!;
      emit(
        file.path,
        ...file.span('args', row),
        ids[row]!,
        callIds[args.call[row]!]!,
        position < 0 ? null : position,
        file.text(args.keyword[row]!),
        args.star[row]!,
        expressionEntity(file, args.expr[row]!),
      );
    }
  },
});
