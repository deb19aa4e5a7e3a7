/**
 * The calls of a file by what they look like: by the name of the callee, those of what something holds, and whether what
 * they pass tells anything.
 */
import { constantRef, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ScopeKind, SiteKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

const SETTERS_OF_DEFAULTS = new Set(['set_defaults']);

/** Rows of the calls whose callee's last name is one of these, in source order. */
export function callsNamed(facts: FileFacts, wanted: ReadonlySet<string>): readonly number[] {
  const byName = facts.memo('calls by name', () => {
    const found = new Map<string, number[]>();
    for (let row = 0; row < facts.evidence.calls.length; row++) {
      const name = calledName(facts, row);
      if (name === null) continue;
      const list = found.get(name);
      if (list) list.push(row);
      else found.set(name, [row]);
    }
    return found;
  });
  return [...wanted].flatMap((name) => byName.get(name) ?? []);
}

/** The last name of a call's callee, null where that is no name. */
export function calledName(facts: FileFacts, call: number): string | null {
  const { calls, names, attrs } = facts.evidence;
  const kind = exprRefKind(calls.callee[call]!);
  if (kind !== 'name' && kind !== 'attr') return null;
  return facts.text((kind === 'name' ? names.name : attrs.name)[exprRefRow(calls.callee[call]!)]!);
}

/** Names (as texts) of the attributes that a file stores to, or that its classes and parsers give what they make. */
export function heldAttributes(facts: FileFacts): ReadonlySet<string> {
  return facts.memo('held attributes', () => {
    const { args, assigns, attrs, calls, names, bindingSites, scopes } = facts.evidence;
    const stored = new Set<number>();
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) === 'attr') stored.add(attrs.name[exprRefRow(target)]!);
    }
    // `on_done = None` and `handler: Callable` in a class: what objects hold under that name.
    for (let site = 0; site < bindingSites.length; site++) {
      const name = bindingSites.row[site]!;
      if (bindingSites.kind[site] === SiteKind.name && scopes.kind[names.scope[name]!] === ScopeKind.class)
        stored.add(names.name[name]!);
    }
    // `parser.set_defaults(run=command)`: what the parsed arguments hold (`argparse`).
    for (const row of callsNamed(facts, SETTERS_OF_DEFAULTS)) {
      const from = calls.argStart[row]!;
      for (let arg = from; arg < from + calls.argCount[row]!; arg++)
        if (args.keyword[arg]! >= 0) stored.add(args.keyword[arg]!);
    }
    return new Set(Array.from(stored, (name) => facts.text(name)));
  });
}

/** Rows of the calls of what variables, attributes, parameters, containers and other calls hold: of any function. */
export function callsOfValues(facts: FileFacts): readonly number[] {
  return facts.memo('calls of values', () => {
    const { calls, nameBindings, bindings, bindingSites } = facts.evidence;
    const found: number[] = [];
    for (let row = 0; row < calls.length; row++) {
      const kind = exprRefKind(calls.callee[row]!);
      if (kind === 'call' || kind === 'expr' || kind === 'def') found.push(row);
      if (kind === 'attr' && heldAttributes(facts).has(calledName(facts, row)!)) found.push(row);
      if (kind !== 'name') continue;
      const binding = nameBindings.resolved[exprRefRow(calls.callee[row]!)]!;
      if (binding < 0) continue;
      const from = bindings.siteStart[binding]!;
      for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
        const siteKind = bindingSites.kind[site]!;
        if (siteKind !== SiteKind.name && siteKind !== SiteKind.param) continue;
        found.push(row);
        break;
      }
    }
    return found;
  });
}

/** Rows of the other calls of attributes: of what objects hold where another file stores to such an attribute. */
export function callsOfAttributes(facts: FileFacts): readonly number[] {
  const { calls } = facts.evidence;
  const held = heldAttributes(facts);
  const found: number[] = [];
  for (let row = 0; row < calls.length; row++)
    if (exprRefKind(calls.callee[row]!) === 'attr' && !held.has(calledName(facts, row)!)) found.push(row);
  return found;
}

/** Whether an argument is a constant other than text that is written out, or nothing that has a value of interest. */
export function isSilent(expr: ExprRef): boolean {
  const kind = exprRefKind(expr);
  return kind === 'none' || kind === 'constant';
}

/**
 * Whether a call passes more than constants behind the first `from` arguments: a parameter is told nothing by those,
 * except by text, which may name an attribute. Who calls what has to be found out for the others only: for most of them
 * that leads through half of a workspace.
 */
export function isTelling(facts: FileFacts, call: number, from = 0): boolean {
  const { args, calls } = facts.evidence;
  const end = calls.argStart[call]! + calls.argCount[call]!;
  for (let arg = calls.argStart[call]! + from; arg < end; arg++) {
    const expr = args.expr[arg]!;
    if (!isSilent(expr) || expr === constantRef('str') || args.star[arg] !== 0) return true;
  }
  return false;
}
