/** Short sources to evidence, and evidence to short texts that tests can compare. */
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { constantOf, type ExprRef, exprRefKind, exprRefRow } from '../../server/src/evidence/expr-ref.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { ASSIGN_HOWS, EXPR_CONTEXTS, EXPR_KINDS, SCOPE_KINDS } from '../../server/src/evidence/schema.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const parser = await createPythonParser();

export function evidenceOf(text: string, path = 'a.py'): Evidence {
  return finishEvidence(extract({ tree: parser.parseFlat(text), text, path }));
}

export const stringOf = (evidence: Evidence, id: number): string | null =>
  id < 0 ? null : evidence.strings[id]!;

/** `binary:+(a, call f(b))`: an expression as nested text. */
export function show(evidence: Evidence, ref: ExprRef): string {
  const row = exprRefRow(ref);
  const { names, attrs, calls, args, exprs, operands, params, defs } = evidence;
  switch (exprRefKind(ref)) {
    case 'none':
      return '-';
    case 'name':
      return stringOf(evidence, names.name[row]!)!;
    case 'attr':
      return `${show(evidence, attrs.base[row]!)}.${stringOf(evidence, attrs.name[row]!)}`;
    case 'call': {
      const own = Array.from(
        args.expr.subarray(calls.argStart[row], calls.argStart[row]! + calls.argCount[row]!),
      );
      return `${show(evidence, calls.callee[row]!)}(${own.map((arg) => show(evidence, arg)).join(', ')})`;
    }
    case 'expr': {
      const first = exprs.operandStart[row]!;
      const own = Array.from(operands.expr.subarray(first, first + exprs.operandCount[row]!));
      const detail = exprs.detail[row]! < 0 ? '' : `:${stringOf(evidence, exprs.detail[row]!)}`;
      return `${EXPR_KINDS[exprs.kind[row]!]}${detail}(${own.map((part) => show(evidence, part)).join(', ')})`;
    }
    case 'string':
      return JSON.stringify(stringOf(evidence, row));
    case 'constant':
      return constantOf(ref);
    case 'def':
      return stringOf(evidence, defs.qualifiedName[row]!)!;
    case 'param':
      return stringOf(evidence, params.name[row]!)!;
    case 'import':
      return `import ${row}`;
  }
}

/** `how target <- value` of each assignment, in order. */
export function assigns(text: string): string[] {
  const evidence = evidenceOf(text);
  const { target, how, value, length } = evidence.assigns;
  return Array.from(
    { length },
    (_, i) => `${ASSIGN_HOWS[how[i]!]} ${show(evidence, target[i]!)} <- ${show(evidence, value[i]!)}`,
  );
}

/** `kind name parent` of each scope, in order. */
export function scopes(text: string): string[] {
  const evidence = evidenceOf(text);
  const { kind, name, parent, length } = evidence.scopes;
  return Array.from(
    { length },
    (_, i) => `${SCOPE_KINDS[kind[i]!]} ${stringOf(evidence, name[i]!)} ${parent[i]}`,
  );
}

/** `name CTX scope flags` of each name, in order. */
export function names(text: string): string[] {
  const evidence = evidenceOf(text);
  const { name, ctx, scope, flags, length } = evidence.names;
  return Array.from(
    { length },
    (_, i) => `${stringOf(evidence, name[i]!)} ${EXPR_CONTEXTS[ctx[i]!]} ${scope[i]} ${flags[i]}`,
  );
}
