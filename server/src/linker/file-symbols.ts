/**
 * The symbols of what a file defines, in SCIP's grammar, and its private names as they are at run time. Made of the
 * file's rows and the name of its module alone; which symbols of other files a name means is not known here.
 */
import { isPrivateName, manglePrivateName } from '../binder/private-names.ts';
import { QUALIFIED_NAME_LIMIT } from '../evidence/limits.ts';
import { DefKind, ScopeKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';
import { classDescriptor, functionDescriptor, parameterDescriptor, termDescriptor } from './scip-symbol.ts';

/** Symbol of a class, a function or a lambda: lambdas of one scope have one name, and are told apart by their order. */
export function defSymbol(facts: FileFacts, row: number): string {
  const known = facts.memo('def symbols', (): (string | undefined)[] => []);
  let symbol = known[row];
  if (symbol === undefined) {
    const { defs } = facts.evidence;
    const prefix = scopePrefix(facts, defs.scope[row]!);
    const name = facts.text(defs.name[row]!);
    const kind = defs.kind[row]!;
    const nth = kind === DefKind.lambda ? defs.ordinal[row]! : 0;
    symbol = prefix + (kind === DefKind.class ? classDescriptor(name) : functionDescriptor(name, nth));
    known[row] = symbol;
  }
  return symbol;
}

/**
 * What symbols of things bound in a scope start with: the module, or the class or function around it. A lambda whose
 * qualified name those in it do not extend is left out, as it is there.
 */
export function scopePrefix(facts: FileFacts, scope: number): string {
  const { defs, scopes } = facts.evidence;
  for (let s = scope; s > 0; s = scopes.parent[s]!) {
    const kind = scopes.kind[s]!;
    const def = scopes.def[s]!;
    const isExtended =
      kind === ScopeKind.lambda && facts.text(defs.qualifiedName[def]!).length < QUALIFIED_NAME_LIMIT;
    if (kind === ScopeKind.class || kind === ScopeKind.function || isExtended) return defSymbol(facts, def);
  }
  return facts.symbolPrefix;
}

export function parameterSymbol(facts: FileFacts, row: number): string {
  const { params } = facts.evidence;
  return defSymbol(facts, params.def[row]!) + parameterDescriptor(facts.text(params.name[row]!));
}

/** Symbol of a variable bound (under its mangled name) in a module or class scope; null elsewhere (a local). */
export function variableSymbol(facts: FileFacts, scope: number, name: string): string | null {
  const kind = facts.evidence.scopes.kind[scope]!;
  if (kind === ScopeKind.module) return facts.symbolPrefix + termDescriptor(name);
  return kind === ScopeKind.class ? attributeSymbol(facts, facts.evidence.scopes.def[scope]!, name) : null;
}

/** Symbol of an attribute of a class, spelled as in the source: `__x`, not `_C__x`. */
export function attributeSymbol(facts: FileFacts, classDef: number, name: string): string {
  const prefix = manglePrivateName(facts.text(facts.evidence.defs.name[classDef]!), '__x').slice(
    0,
    -'__x'.length,
  );
  const isMangled =
    prefix !== '' && name.startsWith(`${prefix}__`) && isPrivateName(name.slice(prefix.length));
  return defSymbol(facts, classDef) + termDescriptor(isMangled ? name.slice(prefix.length) : name);
}

/** A name as the code at a scope spells it at run time: private names belong to the class around it. */
export function privateName(facts: FileFacts, name: string, scope: number): string {
  if (!isPrivateName(name)) return name;
  const { scopes, defs } = facts.evidence;
  for (let s = scope; s > 0; s = scopes.parent[s]!) {
    if (scopes.kind[s] === ScopeKind.class)
      return manglePrivateName(facts.text(defs.name[scopes.def[s]!]!), name);
  }
  return name;
}
