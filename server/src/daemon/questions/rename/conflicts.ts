/** Where the new name of a symbol is taken, or would be: by members above and below, in the scopes of its files, by imports. */
import { isPrivateName } from '../../../binder/private-names.ts';
import { ImportFlag } from '../../../evidence/schema.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import type { AnswerContext } from '../answer-context.ts';
import { allSubclasses, classesAbove } from '../hierarchy.ts';
import { linksTo } from '../links-to.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';
import { capturedNames, renamedVariables } from './captured-names.ts';
import { classOfMember, membersNamed } from './family.ts';
import { exportedNames } from './listed-names.ts';

/** Links looked at in one step: each may take the evidence of another file. */
const STEP_LINKS = 20;

/** Members called `newName` of the classes of some members, and of those above and below these. */
export function* takenMembers(
  context: AnswerContext,
  family: readonly string[],
  newName: string,
): Steps<SourcePlace[]> {
  const classes = new Set(family.map(classOfMember));
  // A private name is of its class alone.
  for (const owner of isPrivateName(newName) ? [] : [...classes]) {
    for (const kin of [...classesAbove(context, owner), ...(yield* allSubclasses(context, owner))])
      classes.add(kin);
    yield;
  }
  const taken: SourcePlace[] = [];
  for (const one of classes) {
    for (const { path, bstart, bend } of membersNamed(context, one, newName))
      taken.push({ path, bstart, bend });
    yield;
  }
  return taken;
}

/** What the scopes of the edited files would make of the new name. */
export function* takenInScopes(
  context: AnswerContext,
  places: readonly SourcePlace[],
  oldName: string,
  newName: string,
): Steps<SourcePlace[]> {
  const taken: SourcePlace[] = [];
  for (const [path, edited] of positionsByPath(places)) {
    const file = context.snapshot.file(path)!;
    const { scopes } = renamedVariables(file, oldName, edited);
    taken.push(...capturedNames(file.facts()!, scopes, edited, newName));
    yield;
  }
  return taken;
}

/**
 * What `from m import *` would make of the new name of a global (Python reference 7.11): the names that it no longer brings,
 * which are given as `starred`, and where it brings a name that means something else there.
 */
export function* takenByStars(
  context: AnswerContext,
  file: StoredFileView,
  places: readonly SourcePlace[],
  { starred, oldName, newName }: { starred: readonly SourcePlace[]; oldName: string; newName: string },
): Steps<SourcePlace[]> {
  const isListed = exportedNames(context, file.path, oldName).length > 0;
  if (!isListed && newName.startsWith('_')) return [...starred];
  if (!isListed && file.facts()!.binding(0, '__all__') >= 0) return [];
  const edited = positionsByPath(places);
  const taken: SourcePlace[] = [];
  for (const path of yield* starImporters(context, file)) {
    const facts = context.snapshot.file(path)!.facts()!;
    taken.push(...capturedNames(facts, new Set([0]), edited.get(path) ?? new Set(), newName));
    yield;
  }
  return taken;
}

/** Paths of the files that import all names of a module, or of one that does. */
export function* starImporters(context: AnswerContext, file: StoredFileView): Steps<Set<string>> {
  const found = new Set<string>();
  const pending = [file.facts()!.module];
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    for (const [at, link] of (yield* linksTo(context, module, ['import_module'])).entries()) {
      if (at % STEP_LINKS === STEP_LINKS - 1) yield;
      const facts = context.snapshot.file(link.path)!.facts()!;
      const isStar = (facts.evidence.imports.flags[context.leftRow(link)]! & ImportFlag.star) !== 0;
      if (!isStar || found.has(link.path) || link.path === file.path) continue;
      found.add(link.path);
      pending.push(facts.module);
    }
  }
  return found;
}

/** Absolute byte offsets of places by the path of their file. */
export function positionsByPath(places: readonly SourcePlace[]): Map<string, Set<number>> {
  const byPath = Map.groupBy(places, ({ path }) => path);
  return new Map([...byPath].map(([path, own]) => [path, new Set(own.map(({ bstart }) => bstart))]));
}
