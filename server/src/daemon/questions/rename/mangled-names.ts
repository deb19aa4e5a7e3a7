/**
 * Private names of classes as the program spells them: `__x` in `class C` is `_C__x` (Python reference 6.2.1, "Private name
 * mangling"), wherever the class or the name is called differently.
 */
import { isPrivateName, manglePrivateName } from '../../../binder/private-names.ts';
import { exprRefKind, exprRefRow } from '../../../evidence/expr-ref.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { privateName } from '../../../linker/file-symbols.ts';
import type { AnswerContext } from '../answer-context.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';
import { filesSaying, placeIn } from './texts.ts';

/** Places that spell out a private name of a class, or with a name of `null` any of them. */
export function* spelledOut(
  context: AnswerContext,
  className: string,
  name: string | null,
): Steps<SourcePlace[]> {
  const mangled = manglePrivateName(className, name ?? '__x');
  if (mangled === (name ?? '__x')) return [];
  const word = name === null ? mangled.slice(0, -1) : mangled;
  const isMeant = (text: string): boolean => (name === null ? text.startsWith(word) : text === word);
  const found: SourcePlace[] = [];
  for (const file of yield* filesSaying(context, word)) {
    const facts = file.facts()!;
    const { args, attrs } = facts.evidence;
    for (let row = 0; row < attrs.length; row++)
      if (isMeant(facts.text(attrs.name[row]!)))
        found.push(placeIn(facts, attrs.chunk[row]!, attrs.nameStart[row]!, attrs.nameEnd[row]!));
    for (let row = 0; row < args.length; row++)
      if (exprRefKind(args.expr[row]!) === 'string' && isMeant(facts.text(exprRefRow(args.expr[row]!))))
        found.push(placeIn(facts, args.chunk[row]!, args.start[row]!, args.end[row]!));
    yield;
  }
  return found;
}

/** Those of the places of one name where a private `newName` would be spelled otherwise than at the first of them. */
export function spelledApart(
  context: AnswerContext,
  places: readonly SourcePlace[],
  newName: string,
): SourcePlace[] {
  if (!isPrivateName(newName)) return [];
  const spelled = places.map(({ path, bstart }) => {
    const facts = context.snapshot.file(path)!.facts()!;
    return privateName(facts, newName, scopesByPlace(facts).get(bstart) ?? 0);
  });
  return places.filter((_, i) => spelled[i] !== spelled[0]);
}

/** Scopes (rows of `scopes`) by the absolute byte offset of the name that stands in them. */
function scopesByPlace(facts: FileFacts): ReadonlyMap<number, number> {
  return facts.memo('scopes by place', () => {
    const { attrs, defs, imports, names, params } = facts.evidence;
    const layout = facts.layout();
    const found = new Map<number, number>();
    const add = (
      { chunk, scope, length }: { chunk: ArrayLike<number>; scope: ArrayLike<number>; length: number },
      start: ArrayLike<number>,
    ): void => {
      for (let row = 0; row < length; row++)
        found.set(layout.toAbsolute(chunk[row]!, start[row]!), scope[row]!);
    };
    add(names, names.start);
    add(attrs, attrs.nameStart);
    add(defs, defs.nameStart);
    add(imports, imports.localStart);
    add(params, params.nameStart);
    return found;
  });
}
