/**
 * Python text of an expression, rebuilt from evidence. Structure and names are exact; what evidence keeps no
 * text of (numbers, bytes, lambda bodies, comprehension clauses) is printed as `…`. Good for reading and for
 * comparing decorators and bases, not for compiling. Knows no syntax tree.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { constantOf, type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { EXPR_KINDS } from '../evidence/schema.ts';

/** Deeper expressions are cut with `…`, so that no source can overflow the stack. */
const MAX_DEPTH = 40;
/** Longer lists of operands are cut: nobody reads a decorator with a thousand arguments. */
const MAX_ITEMS = 64;
const ELLIPSIS = '…';

export function expressionText(evidence: Evidence, ref: ExprRef, depth = 0): string {
  if (depth > MAX_DEPTH) return ELLIPSIS;
  const row = exprRefRow(ref);
  const text = (id: number) => (id < 0 ? ELLIPSIS : evidence.strings[id]!);
  switch (exprRefKind(ref)) {
    case 'none':
    case 'def':
      return ELLIPSIS;
    case 'name':
      return text(evidence.names.name[row]!);
    case 'attr': {
      const { chain, base, name } = evidence.attrs;
      if (chain[row]! >= 0) return text(chain[row]!);
      return `${expressionText(evidence, base[row]!, depth + 1)}.${text(name[row]!)}`;
    }
    case 'call':
      return callText(evidence, row, depth);
    case 'string':
      return JSON.stringify(text(row));
    case 'constant': {
      const constant = constantOf(ref);
      if (constant === 'Ellipsis') return '...';
      return constant === 'None' || constant === 'True' || constant === 'False' ? constant : ELLIPSIS;
    }
    case 'param':
      return text(evidence.params.name[row]!);
    case 'import':
      return text(evidence.imports.local[row]!);
    case 'expr':
      return compoundText(evidence, row, depth);
  }
}

function callText(evidence: Evidence, row: number, depth: number): string {
  const { calls, args } = evidence;
  const callee =
    calls.dotted[row]! >= 0
      ? evidence.strings[calls.dotted[row]!]!
      : expressionText(evidence, calls.callee[row]!, depth + 1);
  const parts: string[] = [];
  const count = Math.min(calls.argCount[row]!, MAX_ITEMS);
  for (let arg = calls.argStart[row]!, end = arg + count; arg < end; arg++) {
    const keyword = args.keyword[arg]! < 0 ? '' : `${evidence.strings[args.keyword[arg]!]!}=`;
    const stars = '*'.repeat(args.star[arg]!);
    parts.push(keyword + stars + expressionText(evidence, args.expr[arg]!, depth + 1));
  }
  if (calls.argCount[row]! > MAX_ITEMS) parts.push(ELLIPSIS);
  return `${callee}(${parts.join(', ')})`;
}

function compoundText(evidence: Evidence, row: number, depth: number): string {
  const { exprs, operands } = evidence;
  const from = exprs.operandStart[row]!;
  const count = exprs.operandCount[row]!;
  const part = (i: number) =>
    i < count ? expressionText(evidence, operands.expr[from + i]!, depth + 1) : ELLIPSIS;
  const list = (first: number) => {
    const parts: string[] = [];
    for (let i = first; i < Math.min(count, MAX_ITEMS); i++) parts.push(part(i));
    if (count > MAX_ITEMS) parts.push(ELLIPSIS);
    return parts.join(', ');
  };
  const detail = exprs.detail[row]! < 0 ? '' : evidence.strings[exprs.detail[row]!]!;
  switch (EXPR_KINDS[exprs.kind[row]!]!) {
    case 'subscript': {
      const index = list(1);
      // `a[b, c]` holds one tuple: its parentheses are not written in the source.
      return `${part(0)}[${count === 2 && index.startsWith('(') ? unwrap(index) : index}]`;
    }
    case 'binary':
    case 'boolean':
      return `${part(0)} ${detail} ${part(1)}`;
    case 'unary':
      return `${detail}${part(0)}`;
    case 'not':
      return `not ${part(0)}`;
    case 'compare': {
      const operators = detail.split(' ');
      let text = part(0);
      // `is not` and `not in` are two words, so only a one-comparison chain can be told apart for certain.
      if (count === 2) return `${text} ${detail} ${part(1)}`;
      for (let i = 1; i < Math.min(count, MAX_ITEMS); i++)
        text += ` ${operators[i - 1] ?? ELLIPSIS} ${part(i)}`;
      return text;
    }
    case 'conditional':
      return `${part(0)} if ${part(1)} else ${part(2)}`;
    case 'tuple':
      return count === 1 ? `(${part(0)},)` : `(${list(0)})`;
    case 'list':
      return `[${list(0)}]`;
    case 'set':
      return `{${list(0)}}`;
    case 'star':
      return `*${part(0)}`;
    case 'await':
      return `await ${part(0)}`;
    case 'slice':
      return Array.from({ length: count }, (_, i) =>
        operands.expr[from + i] === NO_EXPR ? '' : part(i),
      ).join(':');
    case 'walrus':
      return `(${part(0)} := ${part(1)})`;
    case 'concatenated':
      return Array.from({ length: Math.min(count, MAX_ITEMS) }, (_, i) => part(i)).join(' ');
    default:
      return ELLIPSIS;
  }
}

/** Takes the parentheses off a tuple's text; `(a,)` in a subscript is written `a,`. */
const unwrap = (tuple: string): string => tuple.slice(1, -1);
