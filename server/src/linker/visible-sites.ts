/**
 * Which sites of its binding a name can have got its value from where it is read, as far as code of the binding's own
 * scope tells: the name's place among the sites (`reaching-sites.ts`). Evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, NameFlag, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { type Block, blocksOf } from './block-tree.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_MENTION_STEPS, MAX_REACHING_STEPS } from './limits.ts';
import { bindingOf } from './name-sites.ts';
import { ReachingSites } from './reaching-sites.ts';
import { isForeignSite, isInHeading, sitePosition } from './site-order.ts';

/** What these bind is bound when the body behind them begins. */
const OF_NEXT_BLOCK: ReadonlySet<number> = new Set([AssignHow.for, AssignHow.except, AssignHow.match]);

/**
 * The sites (rows of `bindingSites`) whose value a name (a row of `names`) can have where code of the binding's own
 * scope reads it, comprehensions in it included. Null: all of them, because the code runs later or is not of that scope.
 */
export function visibleSites(facts: FileFacts, nameRow: number): readonly number[] | null {
  const { names, nameBindings, bindings } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  if (bindings.siteCount[binding]! < 2) return null;
  if (runningScope(facts, names.scope[nameRow]!) !== bindings.scope[binding]) return null;
  const reaching = reachingSites(facts, binding);
  if (reaching === null) return null;
  const first = bindings.siteStart[binding]!;
  const position = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  const visible = reaching.at(position, (site) => isFedBy(facts, first + site, nameRow));
  return visible.length === 0 ? null : visible.map((site) => first + site);
}

/**
 * Whether code of a module or class reads a name where nothing in that scope has bound it yet: what is outside of the scope
 * is read then (language reference, "Resolution of names"). Annotations in strings may be evaluated at any time.
 */
export function isReadBeforeBound(facts: FileFacts, nameRow: number): boolean {
  const { names, nameBindings, bindings, bindingSites, scopes } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  const scope = bindings.scope[binding]!;
  if (bindings.siteCount[binding] === 0 || names.scope[nameRow] !== scope) return false;
  const isShared = scopes.kind[scope] === ScopeKind.module || scopes.kind[scope] === ScopeKind.class;
  if (!isShared || facts.isStub || (names.flags[nameRow]! & NameFlag.stringAnnotation) !== 0) return false;
  const first = bindings.siteStart[binding]!;
  const position = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  // Sites are in the order of the text, and nearly all names are read after the first.
  const isBound = sitePosition(facts, bindingSites.kind[first]!, bindingSites.row[first]!) < position;
  if (isBound && !isFedBy(facts, first, nameRow)) return false;
  return (
    reachingSites(facts, binding)?.at(position, (site) => isFedBy(facts, first + site, nameRow)).length === 0
  );
}

/**
 * The sites whose value code that runs later can read: those that can be the last to bind a name when the code of its scope has
 * run, all where that does not end; in modules also what a call of the module's code comes by, which may run such code.
 */
export function laterSites(facts: FileFacts, binding: number): readonly number[] {
  const { bindings } = facts.evidence;
  const first = bindings.siteStart[binding]!;
  const count = bindings.siteCount[binding]!;
  const reaching = count < 2 ? null : reachingSites(facts, binding);
  const last = reaching?.last() ?? [];
  if (reaching === null || last.length === 0) return Array.from({ length: count }, (_, i) => first + i);
  const found = new Set(last);
  const calls = bindings.scope[binding] === 0 && last.length < count ? callsOfModule(facts) : [];
  if (!exceeds('reachingSteps', calls.length * count, MAX_REACHING_STEPS))
    for (const position of calls) for (const site of reaching.at(position, () => false)) found.add(site);
  return [...found].sort((a, b) => a - b).map((site) => first + site);
}

/** Whether what a binding is bound to where a block of its scope's code begins can still be so where that has run. */
export const outlives = (facts: FileFacts, binding: number, block: Block): boolean =>
  reachingSites(facts, binding)?.outlives(block) ?? true;

/** Whether a binding is bound where the code of its scope ends, however that went; also where following that is too much work. */
export const isBoundAtEnd = (facts: FileFacts, binding: number): boolean =>
  facts.evidence.bindings.siteCount[binding]! > 0 && (reachingSites(facts, binding)?.isAlwaysBound() ?? true);

/**
 * Where the code of a module calls something that the file binds, which may read its names: absolute byte offsets. Making an
 * object is taken to read none.
 */
const callsOfModule = (facts: FileFacts): readonly number[] =>
  facts.memo('calls of module', () => {
    const { bindingSites, bindings, calls } = facts.evidence;
    const layout = facts.layout();
    const mayRead = (row: number): boolean => {
      const callee = calls.callee[row]!;
      const binding = bindingOf(facts, rootOf(facts, callee));
      if (binding < 0 || bindings.siteCount[binding] === 0) return false;
      const site = bindings.siteStart[binding]!;
      const kind = bindingSites.kind[site];
      const isMaking =
        exprRefKind(callee) === 'name' && kind === SiteKind.def && facts.isClass(bindingSites.row[site]!);
      return kind !== SiteKind.import && !isMaking;
    };
    const rows = Array.from(facts.rowsOfChunk('calls', 0)).filter(mayRead);
    return rows.map((row) => layout.toAbsolute(0, calls.start[row]!));
  });

/** What an expression is an attribute, an element or the result of, or itself. */
function rootOf({ evidence: { attrs, calls, exprs, operands } }: FileFacts, given: ExprRef): ExprRef {
  let ref = given;
  for (;;) {
    const row = exprRefRow(ref);
    const kind = exprRefKind(ref);
    if (kind === 'attr') ref = attrs.base[row]!;
    else if (kind === 'call') ref = calls.callee[row]!;
    else if (kind === 'expr' && exprs.kind[row] === ExprKind.subscript)
      ref = operands.expr[exprs.operandStart[row]!]!;
    else return ref;
  }
}

/** The scope whose code runs when that of a scope does: comprehensions run where they stand. */
function runningScope(facts: FileFacts, scope: number): number {
  const { scopes } = facts.evidence;
  let outer = scope;
  while (scopes.kind[outer] === ScopeKind.comprehension) outer = scopes.parent[outer]!;
  return outer;
}

/** Null where following them would be more work than it is worth. */
function reachingSites(facts: FileFacts, binding: number): ReachingSites | null {
  const known = facts.memo('reaching sites', () => new Map<number, ReachingSites | null>());
  let reaching = known.get(binding);
  if (reaching === undefined) {
    const { bindings, bindingSites } = facts.evidence;
    const blocks = blocksOf(facts, bindings.scope[binding]!);
    const count = bindings.siteCount[binding]!;
    const rows = Array.from({ length: count }, (_, i) => bindings.siteStart[binding]! + i);
    reaching = exceeds('reachingSteps', count * (blocks.count + 1), MAX_REACHING_STEPS)
      ? null
      : new ReachingSites(
          blocks,
          rows.map((site) => ({
            position: sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!),
            isReplacing: isReplacing(facts, site),
            isForeign: isForeignSite(facts, site),
            isOfNextBlock: isOfNextBlock(facts, site),
          })),
        );
    known.set(binding, reaching);
  }
  return reaching;
}

function isOfNextBlock(facts: FileFacts, site: number): boolean {
  const { assigns, bindingSites } = facts.evidence;
  if (bindingSites.kind[site] !== SiteKind.name || isForeignSite(facts, site)) return false;
  return facts
    .assignsOfName(bindingSites.row[site]!)
    .some((assign) => OF_NEXT_BLOCK.has(assigns.how[assign]!));
}

/** Whether what a site binds, where it runs, takes the place of what was bound before. */
function isReplacing(facts: FileFacts, site: number): boolean {
  const { bindingSites, assigns } = facts.evidence;
  if (isForeignSite(facts, site)) return false;
  if (bindingSites.kind[site] !== SiteKind.name) return true;
  const stores = facts.assignsOfName(bindingSites.row[site]!);
  return (
    stores.length > 0 &&
    stores.every((assign) => assigns.how[assign] !== AssignHow.augmented && assigns.value[assign] !== NO_EXPR)
  );
}

/** Whether the very statement that a site is reads a name: `x = f(x)` reads the `x` before, `class A(A)` the A before. */
export function isFedBy(facts: FileFacts, site: number, nameRow: number): boolean {
  const { bindingSites, assigns, names } = facts.evidence;
  if (bindingSites.kind[site] === SiteKind.def)
    return isInHeading(facts, site, facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!));
  if (bindingSites.kind[site] !== SiteKind.name) return false;
  return facts
    .assignsOfName(bindingSites.row[site]!)
    .some((assign) => mentions(facts, assigns.value[assign]!, nameRow));
}

/** Whether a name (a row of `names`) is part of an expression. */
export function mentions(facts: FileFacts, ref: ExprRef, nameRow: number): boolean {
  const { attrs, calls, args, exprs, operands } = facts.evidence;
  const pending = [ref];
  for (let steps = 0; pending.length > 0; steps++) {
    if (exceeds('mentionSteps', steps, MAX_MENTION_STEPS)) return false;
    const next = pending.pop()!;
    const row = exprRefRow(next);
    switch (exprRefKind(next)) {
      case 'name':
        if (row === nameRow) return true;
        break;
      case 'attr':
        pending.push(attrs.base[row]!);
        break;
      case 'call':
        pending.push(calls.callee[row]!);
        for (let arg = 0; arg < calls.argCount[row]!; arg++)
          pending.push(args.expr[calls.argStart[row]! + arg]!);
        break;
      case 'expr':
        for (let i = 0; i < exprs.operandCount[row]!; i++)
          pending.push(operands.expr[exprs.operandStart[row]! + i]!);
        break;
    }
  }
  return false;
}
