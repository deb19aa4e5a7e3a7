/**
 * `bc_code_units`, `bc_instructions`, `bc_exception_handlers`, `bc_symbols`: what CPython's compiler makes of a file,
 * anchored to its text. Empty unless the compiler was asked, which takes a trusted workspace. Knows rows and ids.
 */
import { LAMBDA_NAME } from '../../evidence/schema.ts';
import { LineIndex } from '../../text/line-index.ts';
import { IdMaker } from '../entity-ids.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import type { CompiledFile, CompiledSpan, CompiledUnit } from './bytecode-source.ts';

type Span = readonly [bstart: number, bend: number];

interface Anchored {
  readonly compiled: CompiledFile;
  readonly unitSpans: readonly Span[];
  readonly unitIds: readonly string[];
  readonly defs: readonly (string | null)[];
  /** By unit. */
  readonly instructionSpans: readonly (readonly Span[])[];
  readonly instructionIds: readonly (readonly string[])[];
  readonly lines: LineIndex;
}

function anchored(file: FileView): Anchored | null {
  if (!file.evidence || !file.bytecode) return null;
  const text = file.file.text();
  const compiled = text === null ? null : file.bytecode(text);
  if (text === null || compiled === null) return null;
  const lines = new LineIndex(text);
  const definitions = definitionsByLine(file, lines);
  const unitSpans: Span[] = [];
  const defs: (string | null)[] = [];
  const instructionSpans: Span[][] = [];
  const units = new IdMaker(file.path);
  const instructions = new IdMaker(file.path);
  const counts: number[] = [];
  for (const unit of compiled.units) {
    const definition = definitions.get(`${unit.line} ${unit.name}`);
    const span: Span =
      unit.parent < 0 ? [0, file.textBytes] : (definition?.span ?? lineSpan(lines, unit.line));
    unitSpans.push(span);
    defs.push(definition?.id ?? null);
    units.add('BC_CODE_UNIT', ...span, unit.qualname);
    const spans = unit.instructions.map(([, , , , , ...at]) => byteSpan(lines, at as CompiledSpan) ?? span);
    for (const at of spans) instructions.add('BC_INSTR', ...at, unit.qualname);
    instructionSpans.push(spans);
    counts.push(spans.length);
  }
  let from = 0;
  const instructionIds = counts.map((count) => instructions.ids.slice(from, (from += count)));
  return { compiled, unitSpans, unitIds: units.ids, defs, instructionSpans, instructionIds, lines };
}

/** Definitions by the line CPython gives a code object: that of the first decorator, and by the name. */
function definitionsByLine(file: FileView, lines: LineIndex): Map<string, { id: string; span: Span }> {
  const { defs, decorators } = file.evidence!;
  const found = new Map<string, { id: string; span: Span }>();
  const ids = file.idsOf('defs');
  for (let row = 0; row < defs.length; row++) {
    const span = file.span('defs', row);
    let first = span[0];
    if (defs.decoratorCount[row]! > 0) {
      const start = defs.decoratorStart[row]!;
      first = Math.min(first, file.at(decorators.chunk[start]!, decorators.start[start]!));
    }
    const name = defs.name[row]! < 0 ? LAMBDA_NAME : file.text(defs.name[row]!)!;
    const key = `${lines.lineOfByte(first) + 1} ${name}`;
    if (!found.has(key)) found.set(key, { id: ids[row]!, span });
  }
  return found;
}

function lineSpan(lines: LineIndex, line: number): Span {
  const row = Math.min(Math.max(line, 1), lines.lineCount) - 1;
  return [lines.byteOfUtf16(lines.lineStartUtf16(row)), lines.byteOfUtf16(lines.lineEndUtf16(row))];
}

/** Null where the compiler gave no line, as for instructions nobody wrote. */
function byteSpan(lines: LineIndex, [line, column, endLine, endColumn]: CompiledSpan): Span | null {
  if (line === null || line < 1 || line > lines.lineCount) return null;
  if (column === null || endLine === null || endColumn === null) return lineSpan(lines, line);
  const start = lines.byteOfUtf16(lines.lineStartUtf16(line - 1));
  const end = lines.byteOfUtf16(lines.lineStartUtf16(Math.min(endLine, lines.lineCount) - 1));
  return [start + column, Math.max(start + column, end + endColumn)];
}

/** Ids of calls, attributes and names by their span; the innermost wins. */
function expressionsBySpan(file: FileView): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const table of ['names', 'attrs', 'calls'] as const) {
    const ids = file.idsOf(table);
    for (const [row, id] of ids.entries()) {
      const [bstart, bend] = file.span(table, row);
      found.set(`${table} ${bstart} ${bend}`, id);
    }
  }
  return found;
}

/** The expression an instruction was compiled from: the call it makes, the attribute or name it takes. */
function anchorOf(anchors: ReadonlyMap<string, string>, opname: string, [bstart, bend]: Span): string | null {
  const table = /^(CALL|PRECALL)/.test(opname)
    ? 'calls'
    : /(ATTR|METHOD)$/.test(opname)
      ? 'attrs'
      : /(_NAME|_GLOBAL|_FAST|_DEREF|_CLASSDEREF)/.test(opname)
        ? 'names'
        : null;
  return table === null ? null : (anchors.get(`${table} ${bstart} ${bend}`) ?? null);
}

const COMPILED = 'Empty unless the compiler was asked (`--include bytecode --trust`).';

export const bcCodeUnits = fileTable({
  name: 'bc_code_units',
  family: 'evidence',
  lens: 'cpython',
  meaning: `Code objects, as CPython compiles them. ${COMPILED}`,
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('unit_id', 'Id; the node id of the BC_CODE_UNIT.'),
    col.orNull.string('parent_unit_id', 'Code object that has it as a constant; null for the module.'),
    col.orNull.string('def_id', 'Definition it is the code of; null for modules and comprehensions.'),
    col.string('name', '`co_name`.'),
    col.string('qualified_name', '`co_qualname`; `co_name` before Python 3.11.'),
    col.int('first_line', '`co_firstlineno`: the line of the first decorator.'),
    col.int('flags', '`co_flags`.'),
    col.int('stack_size', '`co_stacksize`.'),
    col.list('local_names', '`co_varnames`, parameters first.'),
    col.list('cell_names', '`co_cellvars`.'),
    col.list('free_names', '`co_freevars`.'),
  ],
  key: ['unit_id'],
  sort: ['path', 'bstart', 'bend', 'unit_id'],
  rows(file, emit) {
    const found = file.once(anchored);
    if (found === null) return;
    const { compiled, unitSpans, unitIds, defs } = found;
    for (const [i, unit] of compiled.units.entries()) {
      emit(
        file.path,
        ...unitSpans[i]!,
        unitIds[i]!,
        unit.parent < 0 ? null : unitIds[unit.parent]!,
        defs[i]!,
        unit.name,
        unit.qualname,
        unit.line,
        unit.flags,
        unit.stack,
        unit.locals,
        unit.cells,
        unit.free,
      );
    }
  },
});

export const bcInstructions = fileTable({
  name: 'bc_instructions',
  family: 'evidence',
  lens: 'cpython',
  meaning: `Bytecode instructions; the span is that of the text each was compiled from. ${COMPILED}`,
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('instr_id', 'Id; the node id of the BC_INSTR.'),
    col.string('unit_id', 'Its code object.'),
    col.int('offset', 'Byte offset in the code.'),
    col.string('opname', 'Name of the operation.'),
    col.orNull.int('arg', 'Its argument.'),
    col.string('arg_text', 'What the argument means, as `dis` prints it, cut to 200 characters.'),
    col.orNull.int('jump_target', 'Offset it may jump to.'),
    col.orNull.string('anchor_id', 'The call, attribute or name with exactly its span.'),
  ],
  key: ['instr_id'],
  sort: ['path', 'bstart', 'bend', 'unit_id', 'offset'],
  rows(file, emit) {
    const found = file.once(anchored);
    if (found === null) return;
    const anchors = file.once(expressionsBySpan);
    for (const [i, unit] of found.compiled.units.entries()) {
      for (const [j, [offset, opname, arg, argrepr, target]] of unit.instructions.entries()) {
        const span = found.instructionSpans[i]![j]!;
        const id = found.instructionIds[i]![j]!;
        const anchor = anchorOf(anchors, opname, span);
        emit(file.path, ...span, id, found.unitIds[i]!, offset, opname, arg, argrepr, target, anchor);
      }
    }
  },
});

export const bcExceptionHandlers = fileTable({
  name: 'bc_exception_handlers',
  family: 'evidence',
  lens: 'cpython',
  meaning: `Entries of exception tables (Python 3.11 and later). ${COMPILED}`,
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string(
      'handler_id',
      'Id; the node id of the EXC_HANDLER. The span is that of the target instruction.',
    ),
    col.string('unit_id', 'Its code object.'),
    col.int('start_offset', 'First instruction it covers.'),
    col.int('end_offset', 'End of those, exclusive.'),
    col.int('target_offset', 'Where exceptions go.'),
    col.int('depth', 'Depth the stack is unwound to.'),
    col.bool('pushes_lasti', 'The offset of the instruction that raised is pushed, too.'),
  ],
  key: ['handler_id'],
  sort: ['path', 'bstart', 'bend', 'handler_id'],
  rows(file, emit) {
    const found = file.once(anchored);
    if (found === null) return;
    const ids = new IdMaker(file.path);
    for (const [i, unit] of found.compiled.units.entries()) {
      for (const [start, end, target, depth, lasti] of unit.handlers) {
        const at = spanOfOffset(unit, found.instructionSpans[i]!, target) ?? found.unitSpans[i]!;
        ids.add('EXC_HANDLER', ...at, unit.qualname);
        emit(file.path, ...at, ids.ids.at(-1)!, found.unitIds[i]!, start, end, target, depth, lasti);
      }
    }
  },
});

function spanOfOffset(unit: CompiledUnit, spans: readonly Span[], offset: number): Span | null {
  const index = unit.instructions.findIndex(([at]) => at === offset);
  return index < 0 ? null : spans[index]!;
}

export const bcSymbols = fileTable({
  name: 'bc_symbols',
  family: 'evidence',
  lens: 'cpython',
  meaning: `Names of every scope with what CPython's \`symtable\` says of them. ${COMPILED}`,
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('symbol_id', 'Id.'),
    col.int('scope_ordinal', 'Number of the scope in the file, in the order they are opened.'),
    col.string('scope_kind', '`module`, `class`, `function` …'),
    col.string('scope_name', 'Name of the scope; `top` for the module.'),
    col.int('scope_line', 'Line the scope is opened in; the span is that line.'),
    col.string('name', 'The name, mangled as the compiler does.'),
    col.list('flags', 'The `is_…` methods of `symtable.Symbol` that hold, without `is_`.'),
  ],
  key: ['symbol_id'],
  sort: ['path', 'bstart', 'bend', 'scope_ordinal', 'name'],
  rows(file, emit) {
    const found = file.once(anchored);
    if (found === null) return;
    const ids = new IdMaker(file.path);
    for (const [ordinal, scope] of found.compiled.scopes.entries()) {
      const span: Span = scope.parent < 0 ? [0, file.textBytes] : lineSpan(found.lines, scope.line);
      for (const [name, flags] of scope.symbols) {
        ids.add('BC_SYMBOL', ...span, `${ordinal} ${name}`);
        emit(file.path, ...span, ids.ids.at(-1)!, ordinal, scope.kind, scope.name, scope.line, name, flags);
      }
    }
  },
});
