/**
 * Which attributes of its own object or class a method reads for what it returns (`return self.product()`): where classes
 * below have others of that name, what it gives depends on the class of the object. A view over one file's rows.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefFlag, ExprKind, SiteKind } from '../evidence/schema.ts';
import { receiverParameter, returnsOf } from './definition-facts.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_MENTION_STEPS } from './limits.ts';
import { bindingOf, onlySite } from './name-sites.ts';

const NONE: readonly string[] = [];

/** Names, sorted; none of a function whose annotation says what it returns, and of generators. */
export function receiverReads(facts: FileFacts, def: number): readonly string[] {
  const { assigns, attrs, bindingSites, calls, defs, exprs, returns } = facts.evidence;
  if (defs.returnType[def]! >= 0 || (defs.flags[def]! & DefFlag.generator) !== 0) return NONE;
  if (facts.classOf(def) < 0) return NONE;
  const found = new Set<string>();
  const pending: ExprRef[] = [...returnsOf(facts, def)].map((row) => returns.value[row]!);
  for (let steps = 0; pending.length > 0; steps++) {
    if (exceeds('mentionSteps', steps, MAX_MENTION_STEPS)) return NONE;
    const ref = pending.pop()!;
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'name': {
        const site = onlySite(facts, bindingOf(facts, ref));
        if (site < 0 || bindingSites.kind[site] !== SiteKind.name) break;
        for (const assign of facts.assignsOfName(bindingSites.row[site]!))
          if (assigns.def[assign] === def) pending.push(assigns.value[assign]!);
        break;
      }
      case 'attr':
        if (receiverParameter(facts, attrs.base[row]!)?.method === def)
          found.add(facts.text(attrs.name[row]!));
        else pending.push(attrs.base[row]!);
        break;
      case 'call':
        pending.push(calls.callee[row]!);
        break;
      case 'expr':
        if (exprs.kind[row] === ExprKind.conditional || exprs.kind[row] === ExprKind.boolean)
          pending.push(...operandsOf(facts, row));
        break;
    }
  }
  return [...found].sort();
}
