/**
 * Links of bare names. Names bound in a module or class stand for symbols; so do a function's locals that a
 * nested def or an import binds. Plain locals are left to the binder's columns.
 */
import { AssignHow, ExprContext, ScopeKind } from '../../evidence/schema.ts';
import { classCell } from '../definition-facts.ts';
import { defSymbol, privateName, variableSymbol } from '../file-symbols.ts';
import { SymbolRole } from '../links.ts';
import { isBoundByDefinition } from '../site-order.ts';
import { mayHaveUnshown } from '../unshown-names.ts';
import type { ChunkContext } from './context.ts';

export function linkName(context: ChunkContext, row: number): void {
  const { facts, program } = context;
  const { names, nameBindings, bindings, scopes } = facts.evidence;
  const binding = nameBindings.resolved[row]!;
  const ctx = names.ctx[row]!;
  const name = privateName(facts, facts.text(names.name[row]!), names.scope[row]!);
  const roles = nameRoles(context, row, ctx);
  if (binding < 0) {
    const owner = classCell(facts, row);
    if (owner >= 0) {
      context.add('name_symbol', row, defSymbol(facts, owner), 'lexical', { roles });
      return;
    }
    const found = program.global(facts.path, name);
    if (found.length > 0) context.addAll('name_symbol', row, found, roles);
    else linkUnbound(context, row, name);
    return;
  }
  const scope = bindings.scope[binding]!;
  const kind = scopes.kind[scope]!;
  const isShared = kind === ScopeKind.module || kind === ScopeKind.class;
  if (isShared && ctx !== ExprContext.LOAD) {
    const method = ctx === ExprContext.STORE ? 'definition' : 'lexical';
    context.add('name_symbol', row, variableSymbol(facts, scope, name)!, method, { roles });
    return;
  }
  if (!isShared && !isBoundByDefinition(context.facts, binding)) return;
  const found = program.bindingOfName(facts, row);
  if (found.length > 0) context.addAll('name_symbol', row, found, roles);
  else if (isShared) linkUnbound(context, row, name);
}

function nameRoles(context: ChunkContext, row: number, ctx: number): number {
  if (ctx === ExprContext.LOAD) return SymbolRole.read;
  if (ctx === ExprContext.DEL) return SymbolRole.write;
  // Names listed by `global` and `nonlocal` neither read nor write.
  if (ctx !== ExprContext.STORE) return 0;
  const { facts } = context;
  const assigns = facts.assignsOfName(row);
  const isAugmented = assigns.length > 0 && facts.evidence.assigns.how[assigns[0]!] === AssignHow.augmented;
  return isAugmented ? SymbolRole.read | SymbolRole.write : SymbolRole.definition | SymbolRole.write;
}

/** A name nobody binds may still come through a star import of a module that is not indexed. */
function linkUnbound(context: ChunkContext, row: number, name: string): void {
  const { facts, program } = context;
  context.add('name_unresolved', row, name, 'no_binding');
  for (const module of program.starredModules(facts.path)) {
    if (mayHaveUnshown(program, program.locate(module), name))
      context.add('name_qname', row, `${module}.${name}`, 'qualified_name');
  }
}
