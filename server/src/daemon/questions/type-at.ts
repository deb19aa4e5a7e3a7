/** "What is this an instance of?": the classes that the value under the cursor may be of. */
import { type ExprRef, exprRef, NO_EXPR } from '../../evidence/expr-ref.ts';
import type { Value } from '../../linker/entities.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { Occurrence } from './occurrence.ts';

/** Files as they are linked: the whole workspace, or the part of it that is known so far. */
export interface LinkedFiles {
  file(path: string): FileFacts | undefined;
  /** What an expression of a file may be. */
  valuesOf(path: string, ref: ExprRef): readonly Value[];
}

/** Symbols of classes, for a class itself that class, each once; empty where nothing is known. */
export function typesAt(linked: LinkedFiles, path: string, { kind, row }: Occurrence): readonly string[] {
  const facts = linked.file(path);
  if (!facts) return [];
  const { assigns } = facts.evidence;
  const refs: number[] = [];
  switch (kind) {
    case 'name':
      refs.push(exprRef('name', row));
      // A name that is stored to has the value of what is stored.
      for (const assign of facts.assignsOfName(row))
        if (assigns.value[assign] !== NO_EXPR) refs.push(assigns.value[assign]!);
      break;
    case 'attribute':
      refs.push(exprRef('attr', row));
      break;
    case 'parameter':
      refs.push(exprRef('param', row));
      break;
    case 'import':
      refs.push(exprRef('import', row));
      break;
    default:
      return [];
  }
  const found = new Set<string>();
  for (const ref of refs) {
    for (const value of linked.valuesOf(path, ref)) {
      const symbol = classOf(value);
      if (symbol !== null) found.add(symbol);
    }
    if (found.size > 0) break;
  }
  return [...found];
}

function classOf(value: Value): string | null {
  switch (value.kind) {
    case 'instance':
      return value.of.symbol;
    case 'class':
    case 'function':
      return value.definition.symbol;
    case 'super':
      return value.after.symbol;
    default:
      return null;
  }
}
