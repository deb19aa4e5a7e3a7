/**
 * What other names would make of a file's scopes: which variables a rename changes there, and which bare names would
 * stand for another one than before (Python reference, 4.2.2 "Resolution of names"). Knows one file.
 */
import { exprRef } from '../../../evidence/expr-ref.ts';
import { BindingFlag, ImportFlag, ScopeKind } from '../../../evidence/schema.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { privateName } from '../../../linker/file-symbols.ts';
import { sitePosition } from '../../../linker/site-order.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import { localSites } from '../local-variable.ts';
import type { SourcePlace } from '../mentions.ts';
import { placeIn, symbolsOf } from './texts.ts';

/** Variables of a file that get another name. */
export interface RenamedVariables {
  /** Scopes (rows of `scopes`) in which they live. */
  readonly scopes: ReadonlySet<number>;
  /** Their uses of which no link says what they mean: in classes and modules a name can be read before it is bound there. */
  readonly unlinked: readonly SourcePlace[];
  /** Other places that bind them, which `edited` leaves out. */
  readonly left: readonly SourcePlace[];
}

/** The variables called `name` that are bound at one of the `edited` places (absolute byte offsets). */
export function renamedVariables(
  file: StoredFileView,
  name: string,
  edited: ReadonlySet<number>,
): RenamedVariables {
  const { path } = file;
  const facts = file.facts()!;
  const { bindings, names, nameBindings, scopes } = facts.evidence;
  const renamed = new Set<number>();
  const found = { scopes: new Set<number>(), unlinked: [] as SourcePlace[], left: [] as SourcePlace[] };
  for (let scope = 0; scope < scopes.length; scope++) {
    const binding = bindingIn(facts, scope, name);
    if (binding < 0 || bindings.siteCount[binding] === 0) continue;
    const sites = localSites(facts, binding);
    if (!sites.some(({ bstart }) => edited.has(bstart))) continue;
    renamed.add(binding);
    found.scopes.add(scope);
    for (const { bstart, bend } of sites) if (!edited.has(bstart)) found.left.push({ path, bstart, bend });
  }
  for (let row = 0; row < names.length; row++) {
    const binding = nameBindings.resolved[row]!;
    const chunk = names.chunk[row]!;
    if (binding < 0 || !renamed.has(binding) || symbolsOf(file, facts, exprRef('name', row)).length > 0)
      continue;
    found.unlinked.push(placeIn(facts, chunk, names.start[row]!, names.end[row]!));
  }
  return found;
}

/** The second name of `from m import f as f` (PEP 484, "Stub files"), where the first one is edited. */
export function repeatedAliases(facts: FileFacts, name: string, edited: ReadonlySet<number>): SourcePlace[] {
  const { chunk, flags, local, localEnd, localStart, nameStart, length } = facts.evidence.imports;
  const found: SourcePlace[] = [];
  for (let row = 0; row < length; row++) {
    const isRepeated = (flags[row]! & ImportFlag.aliased) !== 0 && facts.text(local[row]!) === name;
    if (isRepeated && edited.has(facts.layout().toAbsolute(chunk[row]!, nameStart[row]!)))
      found.push(placeIn(facts, chunk[row]!, localStart[row]!, localEnd[row]!));
  }
  return found;
}

/**
 * Places where `newName` would not mean what the name there means now, when variables of some `scopes` are called so and
 * the names at `edited` with them: what binds it in the same scope, what would be read instead, and what reads it already.
 */
export function capturedNames(
  facts: FileFacts,
  scopes: ReadonlySet<number>,
  edited: ReadonlySet<number>,
  newName: string,
): SourcePlace[] {
  const { path } = facts;
  const { bindings, bindingSites, nameBindings, names } = facts.evidence;
  const layout = facts.layout();
  const found: SourcePlace[] = [];
  for (const scope of scopes) {
    const taken = bindingIn(facts, scope, newName);
    if (taken < 0 || bindings.siteCount[taken] === 0) continue;
    const site = bindings.siteStart[taken]!;
    const bstart = sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
    found.push({ path, bstart, bend: bstart + Buffer.byteLength(newName) });
  }
  for (let row = 0; row < names.length; row++) {
    const bstart = layout.toAbsolute(names.chunk[row]!, names.start[row]!);
    const isEdited = edited.has(bstart);
    if (!isEdited && facts.text(names.name[row]!) !== newName) continue;
    const binding = nameBindings.resolved[row]!;
    const home = binding < 0 ? -1 : bindings.scope[binding]!;
    const between = visibleScopes(facts, names.scope[row]!, home);
    const isOther = isEdited
      ? between.some((scope) => isBoundIn(facts, scope, newName))
      : between.some((scope) => scopes.has(scope));
    if (isOther) found.push({ path, bstart, bend: layout.toAbsolute(names.chunk[row]!, names.end[row]!) });
  }
  return found;
}

/** The scopes that a name is looked for in, innermost first, before it is found in `home` (-1: nowhere in the file). */
function visibleScopes({ evidence: { scopes } }: FileFacts, from: number, home: number): number[] {
  const found: number[] = [];
  // Type parameters, aliases and annotations see the class that they stand in; its functions do not.
  let seesClass = true;
  for (let scope = from; scope >= 0 && scope !== home; scope = scopes.parent[scope]!) {
    const kind = scopes.kind[scope]!;
    if (kind !== ScopeKind.class || seesClass) found.push(scope);
    seesClass &&= SEEING_CLASSES.has(kind);
  }
  return found;
}

const SEEING_CLASSES: ReadonlySet<number> = new Set([
  ScopeKind.type_params,
  ScopeKind.type_alias,
  ScopeKind.annotation,
]);

/** Whether code of a scope binds a name there, or says that it is one of another scope. */
function isBoundIn(facts: FileFacts, scope: number, name: string): boolean {
  const binding = bindingIn(facts, scope, name);
  if (binding < 0) return false;
  const { flags, siteCount } = facts.evidence.bindings;
  return (
    siteCount[binding]! > 0 || (flags[binding]! & (BindingFlag.declaredGlobal | BindingFlag.nonlocal)) !== 0
  );
}

const bindingIn = (facts: FileFacts, scope: number, name: string): number =>
  facts.binding(scope, privateName(facts, name, scope));
