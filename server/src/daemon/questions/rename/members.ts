/** What stands for the members of some classes beside the places that links know: keywords, listed and looked up names. */
import { isPrivateName } from '../../../binder/private-names.ts';
import { declaredFields, hasFields } from '../../../linker/definition-facts.ts';
import { symbolName } from '../../../linker/entity-names.ts';
import { parseSymbol } from '../../../linker/scip-symbol.ts';
import type { AnswerContext } from '../answer-context.ts';
import { classesAbove } from '../hierarchy.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';
import { unresolvedMentions } from '../unresolved-mentions.ts';
import { classOfMember, heirsOf } from './family.ts';
import { listedAttributes } from './listed-names.ts';
import { spelledOut } from './mangled-names.ts';
import { passedByName, unknownKeywords } from './passed-by-name.ts';
import { placeIn } from './texts.ts';
import { lookedUpNames, patternKeywords } from './written-names.ts';

/** Functions that make an object like another one, with some fields changed; constructors of classes above. */
const COPYING: ReadonlySet<string> = new Set([
  'replace',
  '_replace',
  '__replace__',
  'evolve',
  'assoc',
  '__init__',
]);

export interface OtherMentions {
  readonly places: readonly SourcePlace[];
  readonly doubtful: readonly SourcePlace[];
}

/** For members that are one for a rename, of the name `name`. */
export function* memberMentions(
  context: AnswerContext,
  family: readonly string[],
  name: string,
): Steps<OtherMentions> {
  const owners = [...new Set(family.map(classOfMember))];
  const classes = yield* heirsOf(context, family);
  const dotted = new Set(family.map(symbolName));
  const places: SourcePlace[] = [];
  const doubtful = yield* lookedUpNames(context, { name, owners: classes, dotted, isMember: true });
  for (const owner of owners) {
    for (const { facts, def } of classDefinitions(context, owner)) {
      const { chunk, start, end } = facts.evidence.defs;
      const definition = placeIn(facts, chunk[def]!, start[def]!, end[def]!);
      places.push(...listedAttributes(context, definition, name));
    }
    yield;
  }
  if (isPrivateName(name))
    for (const owner of owners)
      doubtful.push(...(yield* spelledOut(context, parseSymbol(owner)!.path.at(-1)!, name)));
  if (family.some((member) => parseSymbol(member)!.kind === 'attribute')) {
    const fields = yield* fieldKeywords(context, owners, [...classes], name);
    places.push(...fields.places);
    doubtful.push(...fields.doubtful);
  }
  return { places, doubtful };
}

/**
 * Attributes of that name of objects that may have the members, as far as is known: what a class pattern takes out of
 * objects of a class that has nothing to do with theirs is none.
 */
export function* unresolvedMembers(
  context: AnswerContext,
  family: readonly string[],
  name: string,
): Steps<readonly SourcePlace[]> {
  const unresolved = yield* unresolvedMentions(context, name, null);
  if (unresolved.length === 0) return unresolved;
  const heirs = yield* heirsOf(context, family);
  const related = new Set([...heirs].flatMap((owner) => [owner, ...classesAbove(context, owner)]));
  const elsewhere = new Set<string>();
  for (const { path, bstart } of yield* patternKeywords(context, name, related))
    elsewhere.add(`${path}\0${bstart}`);
  return unresolved.filter(({ path, bstart }) => !elsewhere.has(`${path}\0${bstart}`));
}

/** Keywords that give an object what it has under the name, where that is a field of its class (PEP 557, NamedTuple). */
function* fieldKeywords(
  context: AnswerContext,
  owners: readonly string[],
  classes: readonly string[],
  name: string,
): Steps<OtherMentions> {
  const isField = owners
    .flatMap((owner) => classDefinitions(context, owner))
    .some(
      ({ facts, def }) =>
        hasFields(facts, def) && declaredFields(facts, def).some((field) => field.name === name),
    );
  const given = new Set(classes);
  const calls = {
    given,
    names: new Set<string>(),
    passers: isField ? COPYING : new Set<string>(),
    isAnywhere: isField,
  };
  const unknown = yield* unknownKeywords(context, name, calls);
  if (!isField) return { places: [], doubtful: unknown };
  const { keywords, spreads } = yield* passedByName(context, classes, name);
  const known = new Set(keywords.map(({ path, bstart }) => `${path}\0${bstart}`));
  const doubtful = unknown.filter(({ path, bstart }) => !known.has(`${path}\0${bstart}`));
  return { places: keywords, doubtful: [...spreads, ...doubtful] };
}

/** Definitions of a class, with their rows of `defs`. */
function classDefinitions(context: AnswerContext, symbol: string) {
  return context.definitionsOf(symbol).flatMap((link) => {
    const facts = context.snapshot.file(link.path)?.facts();
    return link.relation === 'def_symbol' && facts ? [{ facts, def: context.leftRow(link) }] : [];
  });
}
