/**
 * "What must change for this to have another name?": every place that has to, or the reasons why nobody can be sure.
 * A rename is only planned when each mention is known to mean the thing, and nothing that may mean it is left out.
 */
import { HARD_KEYWORDS } from '../../evidence/keywords.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { moduleName } from '../../linker/file-facts.ts';
import {
  classDescriptor,
  functionDescriptor,
  parseSymbol,
  termDescriptor,
} from '../../linker/scip-symbol.ts';
import { sitePosition } from '../../linker/site-order.ts';
import { asIdentifier } from '../../workspace/identifier.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import { exportedNames } from './all-strings.ts';
import type { AnswerContext } from './answer-context.ts';
import { allOverrides, allSubclasses, classesAbove, overridden } from './hierarchy.ts';
import { localMentions, type SourcePlace, symbolMentions } from './mentions.ts';
import type { Occurrence } from './occurrence.ts';
import { referringTokens } from './references.ts';
import type { Steps } from './steps.ts';
import { unresolvedMentions } from './unresolved-mentions.ts';

export type RenamePlan =
  | { readonly kind: 'edits'; readonly oldName: string; readonly places: readonly SourcePlace[] }
  /** `places` are those that stand in the way, if any. */
  | { readonly kind: 'refused'; readonly why: string; readonly places: readonly SourcePlace[] };

const refused = (why: string, places: readonly SourcePlace[] = []): RenamePlan => ({
  kind: 'refused',
  why,
  places,
});

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
  if (kind === 'module') return refusedModule(context, targets[0]?.symbol);
  if (targets.length > 1)
    return refused(`it may be any of ${targets.map(({ symbol }) => symbolName(symbol)).join(', ')}`, [
      { path: file.path, ...occurrence },
    ]);
  const symbol = targets[0]?.symbol;
  const parsed = symbol === undefined ? null : parseSymbol(symbol);
  if (symbol === undefined || parsed?.kind === 'parameter') {
    if (local < 0 && symbol === undefined) return refused('nothing is known of what this name stands for');
    return yield* planLocal(context, file, occurrence, newName);
  }
  if (!parsed || parsed.path.length === 0) return refusedModule(context, symbol);
  if (context.isEarly)
    return refused(
      'the first index is being made, and not every place is known yet: try again when it is there',
    );
  const oldName = parsed.path.at(-1)!;
  const family = yield* familyOf(context, symbol);
  const kin = new Set(family);
  for (const member of family) {
    if (context.definitionsOf(member).length === 0)
      return refused(`${symbolName(member)} is not defined in this workspace`);
    yield;
  }
  const places = new Map<string, SourcePlace>();
  const doubtful: SourcePlace[] = [];
  for (const member of family) {
    for (const [at, links] of (yield* referringTokens(context, member, 0)).entries()) {
      if (at % STEP_PLACES === STEP_PLACES - 1) yield;
      if (links.some((link) => isAmbiguous(context, kin, link)))
        doubtful.push(links.reduce((a, b) => (b.bstart > a.bstart ? b : a)));
    }
    for (const [at, mention] of (yield* symbolMentions(context, member)).entries()) {
      if (at % STEP_PLACES === STEP_PLACES - 1) yield;
      if (textAt(context, mention) === oldName) places.set(`${mention.path}\0${mention.bstart}`, mention);
    }
  }
  for (const path of new Set([...places.values()].map((place) => place.path))) {
    for (const place of exportedNames(context, path, oldName)) places.set(`${path}\0${place.bstart}`, place);
    yield;
  }
  const isMember = parsed.path.length > 1;
  doubtful.push(...(yield* unresolvedMentions(context, oldName, isMember ? null : parsed.module)));
  if (doubtful.length > 0)
    return refused(
      `${doubtful.length} ${doubtful.length === 1 ? 'place' : 'places'} may mean it or something else`,
      doubtful,
    );
  const taken = newName === null ? [] : yield* takenBy(context, family, [...places.values()], newName);
  if (taken.length > 0) return refused(`"${newName}" means something else there`, taken);
  return { kind: 'edits', oldName, places: [...places.values()].sort(byPlace) };
}

function* planLocal(
  context: AnswerContext,
  file: StoredFileView,
  { local, targets }: Occurrence,
  newName: string | null,
): Steps<RenamePlan> {
  const symbol = targets[0]?.symbol;
  const owner = symbol === undefined ? null : parameterOwner(context, symbol);
  if (symbol !== undefined && !owner)
    return refused(`${symbolName(symbol)} is not defined in this workspace`);
  const home = owner?.file ?? file;
  const homeFacts = home.facts()!;
  const binding = owner ? owner.binding : local;
  const places: SourcePlace[] = binding < 0 ? [] : localMentions(home, homeFacts, binding);
  if (symbol !== undefined) places.push(...(yield* symbolMentions(context, symbol)));
  const { bindings } = homeFacts.evidence;
  const oldName = binding < 0 ? parseSymbol(symbol!)!.path.at(-1)! : homeFacts.text(bindings.name[binding]!);
  const named = new Map<string, SourcePlace>();
  for (const place of places)
    if (textAt(context, place) === oldName) named.set(`${place.path}\0${place.bstart}`, place);
  if (newName !== null && binding >= 0 && homeFacts.binding(bindings.scope[binding]!, newName) >= 0)
    return refused(`"${newName}" is another variable of the same function`);
  return { kind: 'edits', oldName, places: [...named.values()].sort(byPlace) };
}

/** The file and binding of a parameter of the workspace. */
function parameterOwner(
  context: AnswerContext,
  symbol: string,
): { file: StoredFileView; binding: number } | null {
  const link = context.definitionsOf(symbol).find(({ relation }) => relation === 'param_symbol');
  const file = link && context.snapshot.file(link.path);
  const facts = file?.facts();
  if (!link || !file || !facts) return null;
  const { params } = facts.evidence;
  const row = context.leftRow(link);
  return { file, binding: facts.binding(params.scope[row]!, facts.text(params.name[row]!)) };
}

/** A module has the name of its file or folder, which only its own workspace can rename. */
function refusedModule(context: AnswerContext, symbol: string | undefined): RenamePlan {
  const name = symbol === undefined ? undefined : parseSymbol(symbol)?.module;
  const isOurs = (file: StoredFileView): boolean => `${moduleName(file)}.`.startsWith(`${name}.`);
  return name !== undefined && !context.snapshot.files.some(isOurs)
    ? refused(`${name} is not defined in this workspace`)
    : refused('a module has the name of its file: rename the file, and imports follow');
}

/** The symbol and all members of other classes that are one with it because they override or are overridden. */
function* familyOf(context: AnswerContext, symbol: string): Steps<string[]> {
  const parsed = parseSymbol(symbol);
  if (parsed?.kind !== 'method' && parsed?.kind !== 'attribute') return [symbol];
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

/** Members of the same name in the classes above and below, whatever kind of member they are there. */
function* sameAttribute(context: AnswerContext, symbol: string): Steps<string[]> {
  const hash = symbol.lastIndexOf('#');
  const owner = symbol.slice(0, hash + 1);
  const name = parseSymbol(symbol)!.path.at(-1)!;
  const found: string[] = [];
  for (const one of [...(yield* allSubclasses(context, owner)), ...classesAbove(context, owner)]) {
    for (const descriptor of [termDescriptor(name), functionDescriptor(name), classDescriptor(name)])
      if (context.definitionsOf(one + descriptor).length > 0) found.push(one + descriptor);
    yield;
  }
  return found;
}

function isAmbiguous(
  context: AnswerContext,
  family: ReadonlySet<string>,
  link: Parameters<AnswerContext['leftRow']>[0],
): boolean {
  const row = context.leftRow(link);
  return context.snapshot
    .file(link.path)!
    .linksOf(link.chunk)
    .some(
      ({ relation, left, target }) =>
        relation === link.relation && left === row && !family.has(target) && relation !== 'callsite_symbol',
    );
}

/** Places where the new name is taken: by a member of the same class, or by a name of the same module. */
function* takenBy(
  context: AnswerContext,
  family: readonly string[],
  places: readonly SourcePlace[],
  newName: string,
): Steps<SourcePlace[]> {
  const parsed = parseSymbol(family[0]!)!;
  const taken: SourcePlace[] = [];
  if (parsed.path.length > 1) {
    for (const member of family) {
      const owner = member.slice(0, member.lastIndexOf('#') + 1);
      for (const descriptor of [termDescriptor(newName), functionDescriptor(newName)])
        for (const { path, bstart, bend } of context.definitionsOf(owner + descriptor))
          taken.push({ path, bstart, bend });
      yield;
    }
    return taken;
  }
  for (const path of new Set(places.map((place) => place.path))) {
    const facts = context.snapshot.file(path)!.facts()!;
    const binding = facts.binding(0, newName);
    if (binding < 0 || facts.evidence.bindings.siteCount[binding] === 0) continue;
    const { bindings, bindingSites } = facts.evidence;
    const site = bindings.siteStart[binding]!;
    const bstart = sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
    taken.push({ path, bstart, bend: bstart + Buffer.byteLength(newName) });
    yield;
  }
  return taken;
}

function textAt(context: AnswerContext, { path, bstart, bend }: SourcePlace): string | null {
  const lines = context.snapshot.file(path)?.lineIndex();
  return lines ? lines.text.slice(lines.utf16OfByte(bstart), lines.utf16OfByte(bend)) : null;
}

const byPlace = (a: SourcePlace, b: SourcePlace): number =>
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.bstart - b.bstart;
