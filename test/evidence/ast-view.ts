/**
 * Evidence of one file in the shape of `ast_oracle.py`'s answer, so that the two can be compared as lists.
 */
import type { Evidence } from '../../server/src/evidence/evidence.ts';
import { exprRefKind, exprRefRow } from '../../server/src/evidence/expr-ref.ts';
import {
  AssignHow,
  DEF_KINDS,
  EXPR_CONTEXTS,
  IMPORT_KINDS,
  ImportFlag,
  NameFlag,
  PARAM_KINDS,
} from '../../server/src/evidence/schema.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';

type Cell = string | number | boolean | null;
export type Row = readonly (Cell | readonly (readonly Cell[])[])[];

export interface AstView {
  readonly names: Row[];
  readonly attrs: Row[];
  /** Attributes that class patterns name: CPython does not say where. */
  readonly matched: Row[];
  readonly calls: Row[];
  readonly defs: Row[];
  readonly imports: Row[];
  readonly captures: string[];
  readonly declared: Row[];
  /** Names, attributes and calls inside f-strings, without spans. */
  readonly inFstring: Row[];
}

/** `fstrings` are the absolute byte spans of interpolated expressions. */
export function astView(evidence: Evidence, fstrings: readonly (readonly [number, number])[]): AstView {
  const { chunks, strings } = evidence;
  const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
  const view: AstView = {
    names: [],
    attrs: [],
    matched: [],
    calls: [],
    defs: [],
    imports: [],
    captures: [],
    declared: [],
    inFstring: [],
  };
  const text = (id: number): string | null => (id < 0 ? null : strings[id]!);
  const isInFstring = (at: number): boolean => {
    let low = 0;
    let high = fstrings.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (fstrings[middle]![1] <= at) low = middle + 1;
      else if (fstrings[middle]![0] > at) high = middle - 1;
      else return true;
    }
    return false;
  };
  const put = (rows: Row[], chunk: number, start: number, end: number, ...rest: Cell[]): void => {
    const from = layout.toAbsolute(chunk, start);
    if (isInFstring(from)) view.inFstring.push(rest);
    else rows.push([from, layout.toAbsolute(chunk, end), ...rest]);
  };

  const captures = new Set<number>();
  for (let i = 0; i < evidence.assigns.length; i++) {
    const how = evidence.assigns.how[i]!;
    const target = evidence.assigns.target[i]!;
    if (how !== AssignHow.match && how !== AssignHow.except) continue;
    if (exprRefKind(target) === 'name') captures.add(exprRefRow(target));
  }
  const { names, attrs, calls, defs, params, imports } = evidence;
  for (let i = 0; i < names.length; i++) {
    const name = text(names.name[i]!);
    const ctx = EXPR_CONTEXTS[names.ctx[i]!]!;
    if (names.flags[i]! & NameFlag.stringAnnotation) continue;
    if (ctx === 'GLOBAL' || ctx === 'NONLOCAL') view.declared.push([name, ctx]);
    else if (captures.has(i)) view.captures.push(name!);
    else put(view.names, names.chunk[i]!, names.start[i]!, names.end[i]!, name, ctx);
  }
  for (let i = 0; i < attrs.length; i++) {
    if (isInString(evidence, i)) continue;
    if (attrs.nameStart[i] === attrs.start[i]) {
      view.matched.push([text(attrs.name[i]!)]);
      continue;
    }
    const ctx = EXPR_CONTEXTS[attrs.ctx[i]!]!;
    put(view.attrs, attrs.chunk[i]!, attrs.start[i]!, attrs.end[i]!, text(attrs.name[i]!), ctx);
  }
  for (let i = 0; i < calls.length; i++) {
    const positional = calls.positional[i]! + calls.star1[i]!;
    const keywords = calls.keywords[i]! + calls.star2[i]!;
    put(view.calls, calls.chunk[i]!, calls.start[i]!, calls.end[i]!, positional, keywords);
  }
  for (let i = 0; i < defs.length; i++) {
    const chunk = defs.chunk[i]!;
    const kind = DEF_KINDS[defs.kind[i]!]!;
    const from = layout.toAbsolute(chunk, defs.start[i]!);
    if (kind === 'lambda' && isInFstring(from)) continue;
    const rows: Cell[][] = [];
    for (let p = 0; p < defs.paramCount[i]!; p++) {
      const row = defs.paramStart[i]! + p;
      rows.push([
        PARAM_KINDS[params.kind[row]!]!,
        text(params.name[row]!),
        params.default[row] !== 0,
        params.type[row]! >= 0,
      ]);
    }
    const extra = kind === 'class' ? defs.baseCount[i]! : Number(defs.returnType[i]! >= 0);
    view.defs.push([
      from,
      layout.toAbsolute(chunk, defs.end[i]!),
      kind,
      text(defs.name[i]!),
      defs.decoratorCount[i]!,
      rows,
      extra,
      text(defs.docstring[i]!),
    ]);
  }
  for (let i = 0; i < imports.length; i++) {
    const isAliased = (imports.flags[i]! & ImportFlag.aliased) !== 0;
    view.imports.push([
      layout.toAbsolute(imports.chunk[i]!, imports.start[i]!),
      layout.toAbsolute(imports.chunk[i]!, imports.end[i]!),
      IMPORT_KINDS[imports.kind[i]!]!,
      text(imports.module[i]!),
      text(imports.name[i]!),
      isAliased ? text(imports.local[i]!) : null,
      imports.level[i]!,
    ]);
  }
  return view;
}

/** An attribute inside a string annotation: its chain begins with a name that is flagged so. */
function isInString({ attrs, names }: Evidence, row: number): boolean {
  let base = attrs.base[row]!;
  while (exprRefKind(base) === 'attr') base = attrs.base[exprRefRow(base)]!;
  return exprRefKind(base) === 'name' && (names.flags[exprRefRow(base)]! & NameFlag.stringAnnotation) !== 0;
}
