/**
 * "What must change for this to have another name?": every place that has to, or the reasons why nobody can be sure.
 * A rename is only planned when each mention is known to mean the thing, and nothing that may mean it is left out.
 */
import { isPrivateName } from '../../binder/private-names.ts';
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { HARD_KEYWORDS } from '../../evidence/keywords.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { builtinName } from '../../linker/expression-parts.ts';
import { moduleName } from '../../linker/file-facts.ts';
import { moduleSymbol, type ParsedSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import type { FoundLink } from '../../store/records.ts';
import { asIdentifier } from '../../workspace/identifier.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import { classesAbove } from './hierarchy.ts';
import { type SourcePlace, symbolMentions } from './mentions.ts';
import type { Occurrence } from './occurrence.ts';
import { referringTokens } from './references.ts';
import { renamedVariables, repeatedAliases } from './rename/captured-names.ts';
import { positionsByPath, takenByStars, takenInScopes, takenMembers } from './rename/conflicts.ts';
import { classOfMember, familyOf, isMember, sameScope } from './rename/family.ts';
import { isFixture } from './rename/fixtures.ts';
import { exportedNames } from './rename/listed-names.ts';
import { spelledApart, spelledOut } from './rename/mangled-names.ts';
import { memberMentions, unresolvedMembers } from './rename/members.ts';
import { REFUSED_EARLY, type RenamePlan, refused, settled } from './rename/plan.ts';
import { inOrder, isSpecialName, nameAt } from './rename/texts.ts';
import { aliasAt, planParameter, planVariable } from './rename/variables.ts';
import { lookedUpNames, namedOfModule } from './rename/written-names.ts';
import type { Steps } from './steps.ts';
import { unresolvedMentions } from './unresolved-mentions.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False']);

/** Places looked at in one step: each may take the evidence, or the text, of another file. */
const STEP_PLACES = 20;

/** `newName` null: whether any rename is possible. */
export function* planRename(
  context: AnswerContext,
  file: StoredFileView,
  occurrence: Occurrence,
  newName: string | null,
): Steps<RenamePlan> {
  const { targets, local, kind } = occurrence;
  if (
    newName !== null &&
    (asIdentifier(newName) === null || HARD_KEYWORDS.has(newName) || CONSTANTS.has(newName))
  )
    return refused(`"${newName}" is no name that Python allows`);
  const spelled = newName?.normalize('NFKC') ?? null;
  const alias = aliasAt(file, occurrence);
  if (alias) return yield* planVariable(context, alias, spelled);
  if (kind === 'module') return refusedModule(context, targets[0]?.symbol);
  if (targets.length > 1)
    return refused(`it may be any of ${targets.map(({ symbol }) => symbolName(symbol)).join(', ')}`, [
      { path: file.path, ...occurrence },
    ]);
  const symbol = targets[0]?.symbol;
  const parsed = symbol === undefined ? null : parseSymbol(symbol);
  if (symbol === undefined) {
    if (local < 0) return refused('nothing is known of what this name stands for');
    return yield* planVariable(context, { file, facts: file.facts()!, binding: local }, spelled);
  }
  if (!parsed || parsed.path.length === 0) return refusedModule(context, symbol);
  if (context.isEarly) return REFUSED_EARLY;
  if (parsed.kind === 'parameter') return yield* planParameter(context, symbol, spelled);
  return yield* planSymbol(context, symbol, parsed, spelled);
}

/** For what symbols stand for: classes, functions, their members, and globals. */
function* planSymbol(
  context: AnswerContext,
  symbol: string,
  parsed: ParsedSymbol,
  newName: string | null,
): Steps<RenamePlan> {
  const oldName = parsed.path.at(-1)!;
  const special = [oldName, newName ?? ''].find(isSpecialName);
  if (special !== undefined) return refused(`Python and its tools look up "${special}" by themselves`);
  const family = yield* sameScope(context, yield* familyOf(context, symbol), oldName);
  for (const member of family) {
    if (context.definitionsOf(member).length === 0)
      return refused(`${symbolName(member)} is not defined in this workspace`);
    yield;
  }
  if (classesAbove(context, classOfMember(symbol)).some((one) => symbolName(one).endsWith('.TypedDict')))
    return refused('the keys of a TypedDict are strings');
  if (isFixture(context, symbol)) return refused('pytest gives it by this name');
  const linked = yield* linkedMentions(context, family, oldName);
  const others = isMember(symbol)
    ? yield* memberMentions(context, family, oldName)
    : { places: [], doubtful: yield* globalsLookedUp(context, symbol, parsed) };
  const doubtful = [...linked.doubtful, ...others.doubtful];
  if (parsed.kind === 'class') doubtful.push(...(yield* spelledOut(context, oldName, null)));
  const places = [...linked.places, ...others.places];
  for (const [path, edited] of positionsByPath(places)) {
    const file = context.snapshot.file(path)!;
    const aliases = repeatedAliases(file.facts()!, oldName, edited);
    for (const { bstart } of aliases) edited.add(bstart);
    const { unlinked, left } = renamedVariables(file, oldName, edited);
    doubtful.push(...left);
    places.push(...unlinked, ...aliases, ...exportedNames(context, path, oldName));
    yield;
  }
  const unresolved = isMember(symbol)
    ? yield* unresolvedMembers(context, family, oldName)
    : yield* unresolvedMentions(context, oldName, parsed.module);
  doubtful.push(...unresolved);
  if (newName === null || doubtful.length > 0) return settled(oldName, places, doubtful, newName, []);
  const taken = yield* takenBy(context, family, inOrder(places), { ...linked, oldName, newName });
  return settled(oldName, places, [], newName, taken);
}

/** Tokens that links lead to the symbols, those of them that `*` imports, and those that may mean something else. */
function* linkedMentions(
  context: AnswerContext,
  family: readonly string[],
  oldName: string,
): Steps<{ places: SourcePlace[]; starred: SourcePlace[]; doubtful: SourcePlace[] }> {
  const kin = new Set(family);
  const found = { places: [] as SourcePlace[], starred: [] as SourcePlace[], doubtful: [] as SourcePlace[] };
  for (const member of family) {
    for (const [at, links] of (yield* referringTokens(context, member, 0)).entries()) {
      if (at % STEP_PLACES === STEP_PLACES - 1) yield;
      const named = links.reduce((a, b) => (b.bstart > a.bstart ? b : a));
      if (links.some((link) => isAmbiguous(context, kin, link) || isComputed(context, link)))
        found.doubtful.push(named);
      if (links.some(({ method }) => method === 'star_import')) found.starred.push(named);
    }
    for (const [at, mention] of (yield* symbolMentions(context, member)).entries()) {
      if (at % STEP_PLACES === STEP_PLACES - 1) yield;
      // Names that imports and assignments give it stay as they are.
      if (nameAt(context, mention) === oldName) found.places.push(mention);
    }
  }
  return found;
}

/** Where a global of a module is looked up by a string, or in the module that is run, which may be this one. */
function* globalsLookedUp(
  context: AnswerContext,
  symbol: string,
  { path: [name = '', ...inner] }: ParsedSymbol,
): Steps<SourcePlace[]> {
  if (inner.length > 0) return [];
  const modules = context
    .definitionsOf(symbol)
    .map(({ path }) => moduleSymbol(context.snapshot.file(path)!.symbolPrefix));
  const owners = new Set(modules);
  const named = { name, owners, dotted: new Set([symbolName(symbol)]), isMember: false };
  return [
    ...(yield* lookedUpNames(context, named)),
    ...(yield* namedOfModule(context, '__main__', name, ['__main__', name])),
  ];
}

/** Places where the new name is taken, or would be. */
function* takenBy(
  context: AnswerContext,
  family: readonly string[],
  places: readonly SourcePlace[],
  names: { readonly starred: readonly SourcePlace[]; readonly oldName: string; readonly newName: string },
): Steps<SourcePlace[]> {
  const { oldName, newName } = names;
  const symbol = family[0]!;
  const taken = yield* takenInScopes(context, places, oldName, newName);
  taken.push(...spelledApart(context, places, newName));
  if (isMember(symbol)) {
    taken.push(...(yield* takenMembers(context, family, newName)));
    if (isPrivateName(newName)) taken.push(...family.slice(1).flatMap((one) => context.definitionsOf(one)));
    return taken;
  }
  if (parseSymbol(symbol)!.path.length > 1) return taken;
  for (const path of new Set(context.definitionsOf(symbol).map((link) => link.path))) {
    const file = context.snapshot.file(path)!;
    taken.push(...(yield* takenByStars(context, file, places, names)));
    const submodule = context.snapshot.files.find(
      ({ moduleFqn }) => moduleFqn === `${file.moduleFqn}.${newName}`,
    );
    if (submodule) taken.push({ path: submodule.path, bstart: 0, bend: 0 });
  }
  return taken;
}

/** A module has the name of its file or folder, which only its own workspace can rename. */
function refusedModule(context: AnswerContext, symbol: string | undefined): RenamePlan {
  const name = symbol === undefined ? undefined : parseSymbol(symbol)?.module;
  const isOurs = (file: StoredFileView): boolean => `${moduleName(file)}.`.startsWith(`${name}.`);
  return name !== undefined && !context.snapshot.files.some(isOurs)
    ? refused(`${name} is not defined in this workspace`)
    : refused('a module has the name of its file: rename the file, and imports follow');
}

/** Whether what is called is found by a string that is put together: `getattr(self, 'visit_' + kind)()`. */
function isComputed(context: AnswerContext, link: FoundLink): boolean {
  if (link.method === 'named_member') return true;
  if (link.relation !== 'callsite_symbol') return false;
  const facts = context.snapshot.file(link.path)!.facts()!;
  const { calls } = facts.evidence;
  const callee = calls.callee[context.leftRow(link)]!;
  return (
    exprRefKind(callee) === 'call' && builtinName(facts, calls.callee[exprRefRow(callee)]!) === 'getattr'
  );
}

function isAmbiguous(context: AnswerContext, family: ReadonlySet<string>, link: FoundLink): boolean {
  const row = context.leftRow(link);
  return context.snapshot
    .file(link.path)!
    .linksOf(link.chunk)
    .some(
      ({ relation, left, target }) =>
        relation === link.relation && left === row && !family.has(target) && relation !== 'callsite_symbol',
    );
}
