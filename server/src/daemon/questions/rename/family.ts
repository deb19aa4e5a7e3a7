/** Members of classes that are one for a rename, because they override or are overridden, and the classes they are of. */
import { isPrivateName } from '../../../binder/private-names.ts';
import {
  classDescriptor,
  functionDescriptor,
  parseSymbol,
  termDescriptor,
} from '../../../linker/scip-symbol.ts';
import type { FoundLink } from '../../../store/records.ts';
import type { AnswerContext } from '../answer-context.ts';
import { allOverrides, allSubclasses, classesAbove, overridden } from '../hierarchy.ts';
import type { Steps } from '../steps.ts';

/** The symbol and all members of other classes that are one with it because they override or are overridden. */
export function* familyOf(context: AnswerContext, symbol: string): Steps<string[]> {
  const parsed = parseSymbol(symbol);
  // A private name is of its class alone.
  if (!parsed || !isMember(symbol) || isPrivateName(parsed.path.at(-1)!)) return [symbol];
  const found = new Set([symbol]);
  const pending = [symbol];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const kin = [
      ...(yield* allOverrides(context, next)),
      ...overridden(context, next),
      ...(yield* sameAttribute(context, next)),
    ];
    for (const member of kin) {
      if (found.has(member)) continue;
      found.add(member);
      pending.push(member);
    }
  }
  return [...found];
}

/** `C#x.`, `C#m().` and `C#D#`, of which the first part is the symbol of the class. */
const MEMBER = /^(.*#)(?:[\w+$-]+|`[^`]+`)(?:#|\(\)\.|\.)$/;

/** Symbol of the class that a member is of; empty for what is no member of a class. */
export const classOfMember = (symbol: string): string => MEMBER.exec(symbol)?.[1] ?? '';

export const isMember = (symbol: string): boolean => MEMBER.test(symbol);

/** Some symbols of one name with what is defined under it in the same scopes: `def f` and `f = g` have two. */
export function* sameScope(context: AnswerContext, family: readonly string[], name: string): Steps<string[]> {
  const found = new Set(family);
  for (const symbol of family) {
    const known = memberSymbols('', name).find((descriptor) => symbol.endsWith(descriptor));
    if (known === undefined) continue;
    for (const one of memberSymbols(symbol.slice(0, -known.length), name))
      if (context.definitionsOf(one).length > 0) found.add(one);
    yield;
  }
  return [...found];
}

/** The classes of some members with all that inherit from them. */
export function* heirsOf(context: AnswerContext, members: readonly string[]): Steps<Set<string>> {
  const found = new Set(members.map(classOfMember));
  for (const owner of [...found]) for (const below of yield* allSubclasses(context, owner)) found.add(below);
  return found;
}

/** Where a class says what it has under a name, whatever kind of member that is. */
export function membersNamed(context: AnswerContext, owner: string, name: string): readonly FoundLink[] {
  return memberSymbols(owner, name).flatMap((symbol) => context.definitionsOf(symbol));
}

/** Members of the same name in the classes above and below, whatever kind of member they are there. */
function* sameAttribute(context: AnswerContext, symbol: string): Steps<string[]> {
  const owner = classOfMember(symbol);
  const name = parseSymbol(symbol)!.path.at(-1)!;
  const found: string[] = [];
  for (const one of [...(yield* allSubclasses(context, owner)), ...classesAbove(context, owner)]) {
    for (const member of memberSymbols(one, name))
      if (context.definitionsOf(member).length > 0) found.push(member);
    yield;
  }
  return found;
}

const memberSymbols = (owner: string, name: string): readonly string[] =>
  [termDescriptor, functionDescriptor, classDescriptor].map((descriptor) => owner + descriptor(name));
