/**
 * The symbols of what a file defines, in SCIP's grammar, and its private names as they are at run time. Made of the
 * file's rows and the name of its module alone; which symbols of other files a name means is not known here.
 */
import { isPrivateName, manglePrivateName } from '../binder/private-names.ts';
import { DefKind, ScopeKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';
import { classDescriptor, functionDescriptor, parameterDescriptor, termDescriptor } from './scip-symbol.ts';

/** Symbol of a class or function; of a lambda, the symbol of what it stands in. */
export function defSymbol(facts: FileFacts, row: number): string {
  const known = facts.memo('def symbols', (): (string | undefined)[] => []);
  let symbol = known[row];
  if (symbol === undefined) {
    const { defs } = facts.evidence;
    const prefix = scopePrefix(facts, defs.scope[row]!);
    const name = facts.text(defs.name[row]!);
    const kind = defs.kind[row]!;
    if (kind === DefKind.lambda) symbol = prefix;
    else symbol = prefix + (kind === DefKind.class ? classDescriptor(name) : functionDescriptor(name));
    known[row] = symbol;
  }
  return symbol;
}

/** Symbol of what a call of the definition runs; lambdas have names of their own here. */
export function calleeSymbol(facts: FileFacts, row: number): string {
  const { defs } = facts.evidence;
  if (defs.kind[row] !== DefKind.lambda) return defSymbol(facts, row);
  const nth = defs.ordinal[row]!;
  const around = defs.container[row]!;
  const isNested = around >= 0 && defs.kind[around] === DefKind.lambda;
  return `${isNested ? calleeSymbol(facts, around) : scopePrefix(facts, defs.scope[row]!)}\`<lambda>\`(${nth === 0 ? '' : `+${nth}`}).`;
}

/** What symbols of things bound in a scope start with: the module, or the class or function around it. */
export function scopePrefix(facts: FileFacts, scope: number): string {
  const { scopes } = facts.evidence;
  for (let s = scope; s > 0; s = scopes.parent[s]!) {
    const kind = scopes.kind[s]!;
    if (kind === ScopeKind.class || kind === ScopeKind.function) return defSymbol(facts, scopes.def[s]!);
  }
  return facts.symbolPrefix;
}

export function parameterSymbol(facts: FileFacts, row: number): string | null {
  const { params, defs } = facts.evidence;
  const def = params.def[row]!;
  if (defs.kind[def] === DefKind.lambda) return null;
  return defSymbol(facts, def) + parameterDescriptor(facts.text(params.name[row]!));
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
