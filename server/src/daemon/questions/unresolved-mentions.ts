/** Mentions of a name that could not be resolved, and may be anything of that name. */
import type { Relation } from '../../linker/links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import { linksTo } from './links-to.ts';
import type { SourcePlace } from './mentions.ts';
import type { Steps } from './steps.ts';

const UNRESOLVED: readonly Relation[] = [
  'attribute_unresolved',
  'attribute_qname',
  'import_unresolved',
  'name_unresolved',
];

/** Of an unknown object's attribute anything can be a member. */
const UNRESOLVED_MEMBER: readonly Relation[] = UNRESOLVED.filter((one) => one.startsWith('attribute'));

/** For a member (`module` null) attributes of unknown objects, else what is looked for in that module. */
export function* unresolvedMentions(
  context: AnswerContext,
  name: string,
  module: string | null,
): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  for (const text of unresolvedNames(context, name, module))
    for (const { path, bstart, bend } of yield* linksTo(context, text, relationsOf(module)))
      found.push({ path, bstart, bend });
  return found;
}

/** Attributes of that name of objects of which nothing is known. */
export function* attributesOfUnknown(context: AnswerContext, name: string): Steps<FoundLink[]> {
  const found: FoundLink[] = [];
  for (const text of unresolvedNames(context, name, null))
    for (const link of yield* linksTo(context, text, ['attribute_unresolved']))
      if (link.method === 'unknown_receiver') found.push(link);
  return found;
}

/** Whether there is one; `module` as of `unresolvedMentions`. */
export function hasUnresolvedMention(context: AnswerContext, name: string, module: string | null): boolean {
  return unresolvedNames(context, name, module).some((text) =>
    context.store.read(
      (reader) => reader.linksByTarget(text, { relations: relationsOf(module), limit: 1 }).length > 0,
    ),
  );
}

const relationsOf = (module: string | null): readonly Relation[] =>
  module === null ? UNRESOLVED_MEMBER : UNRESOLVED;

const unresolvedNames = (context: AnswerContext, name: string, module: string | null): string[] =>
  context.store
    .read((reader) => reader.namesEndingWith(name))
    .filter((text) => module === null || text === `${module}.${name}`);
