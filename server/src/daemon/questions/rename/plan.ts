/** What comes of a wish to rename: all places that have to change, or the reason why nothing may. */
import type { SourcePlace } from '../mentions.ts';
import { inOrder } from './texts.ts';

export type RenamePlan =
  | { readonly kind: 'edits'; readonly oldName: string; readonly places: readonly SourcePlace[] }
  /** `places` are those that stand in the way, if any. */
  | { readonly kind: 'refused'; readonly why: string; readonly places: readonly SourcePlace[] };

export const refused = (why: string, places: readonly SourcePlace[] = []): RenamePlan => ({
  kind: 'refused',
  why,
  places,
});

export const REFUSED_EARLY = refused(
  'the first index is being made, and not every place is known yet: try again when it is there',
);

/** Edits, unless there are places that may mean the thing or something else, or where the new name is `taken`. */
export function settled(
  oldName: string,
  places: Iterable<SourcePlace>,
  doubtful: Iterable<SourcePlace>,
  newName: string | null,
  taken: Iterable<SourcePlace>,
): RenamePlan {
  const unsure = inOrder(doubtful);
  if (unsure.length > 0)
    return refused(
      `${unsure.length} ${unsure.length === 1 ? 'place' : 'places'} may mean it or something else`,
      unsure,
    );
  const others = inOrder(taken);
  if (others.length > 0) return refused(`"${newName}" means something else there`, others);
  return { kind: 'edits', oldName, places: inOrder(places) };
}
