/**
 * What several changes of exports come to: while a person types, each keystroke is a revision, but what counts is
 * the difference between before and after. Composes the words of the server, and asks nobody. Pure.
 */
import type { ExportAspect, ExportDeltaEntry } from '@cpgd/shared';

/** The net difference of `first` and then `next`; by file and name, in the order of first mention. */
export function netChange(
  first: readonly ExportDeltaEntry[],
  next: readonly ExportDeltaEntry[],
): ExportDeltaEntry[] {
  const net = new Map(first.map((entry) => [keyOf(entry), entry]));
  for (const entry of next) {
    const known = net.get(keyOf(entry));
    const both = known ? compose(known, entry) : entry;
    if (both) net.set(keyOf(entry), both);
    else net.delete(keyOf(entry));
  }
  return [...net.values()];
}

const keyOf = ({ path, qname }: ExportDeltaEntry): string => `${path}\0${qname}`;

/** Null when the two undo each other. */
function compose(first: ExportDeltaEntry, next: ExportDeltaEntry): ExportDeltaEntry | null {
  if (first.delta === 'added')
    return next.delta === 'removed' ? null : { ...next, delta: 'added', aspects: [] };
  if (next.delta === 'removed') return next;
  // It was gone while the code was broken: what is different now, nobody has compared.
  if (first.delta === 'removed') return { ...next, delta: 'changed', aspects: [] };
  const aspects = next.aspects.reduce(addAspect, first.aspects);
  if (aspects.length === 0 && first.aspects.length > 0) return null;
  return { ...next, aspects, isBreaking: aspects.some(({ isBreaking }) => isBreaking) };
}

function addAspect(list: readonly ExportAspect[], next: ExportAspect): readonly ExportAspect[] {
  switch (next.aspect) {
    case 'parameter_renamed':
      return renamed(list, next);
    case 'parameter_removed':
      return removed(list, next);
    case 'parameter_added': {
      const returned = list.find(
        (one) =>
          one.aspect === 'parameter_removed' && one.parameter === next.parameter && one.before === next.after,
      );
      return returned ? list.filter((one) => one !== returned) : [...list, next];
    }
    default:
      return changed(list, next);
  }
}

/** What is about parameter `a` is about `b` from now on. */
function renamed(list: readonly ExportAspect[], next: ExportAspect): readonly ExportAspect[] {
  const { before: a, after: b } = next;
  const added = list.find((one) => one.aspect === 'parameter_added' && one.parameter === a);
  const earlier = list.find((one) => one.aspect === 'parameter_renamed' && one.after === a);
  const others = list.filter((one) => one !== added && one !== earlier).map((one) => about(one, a, b));
  if (added) return [...others, about(added, a, b)];
  if (!earlier) return [...others, next];
  if (earlier.before === b) return others;
  return [
    ...others,
    {
      ...next,
      before: earlier.before,
      parameter: earlier.before,
      text: replaced(next.text, a, earlier.before),
    },
  ];
}

function removed(list: readonly ExportAspect[], next: ExportAspect): readonly ExportAspect[] {
  const { parameter } = next;
  const others = list.filter((one) => one.parameter !== parameter && one.after !== parameter);
  if (list.some((one) => one.aspect === 'parameter_added' && one.parameter === parameter)) return others;
  const earlier = list.find((one) => one.aspect === 'parameter_renamed' && one.after === parameter);
  if (!earlier) return [...others, next];
  return [
    ...others,
    { ...next, parameter: earlier.before, text: replaced(next.text, parameter, earlier.before) },
  ];
}

function changed(list: readonly ExportAspect[], next: ExportAspect): readonly ExportAspect[] {
  const { aspect, parameter } = next;
  const added = list.find((one) => one.aspect === 'parameter_added' && one.parameter === parameter);
  if (added && parameter !== null) return list.map((one) => (one === added ? addedWith(added, next) : one));
  const earlier = list.find((one) => one.aspect === aspect && one.parameter === parameter);
  if (!earlier) return [...list, next];
  const others = list.filter((one) => one !== earlier);
  if (earlier.before === next.after && earlier.before !== null) return others;
  return [
    ...others,
    { ...next, before: earlier.before, text: replaced(next.text, next.before, earlier.before) },
  ];
}

/** A new parameter that then gets or loses a default is still a new parameter, but another kind of one. */
function addedWith(added: ExportAspect, next: ExportAspect): ExportAspect {
  const what = `parameter \`${added.parameter}\``;
  if (next.aspect === 'default_added') return { ...added, isBreaking: false, text: `gained the ${what}` };
  if (next.aspect === 'default_removed')
    return { ...added, isBreaking: true, text: `gained the required ${what}` };
  return added;
}

function about(one: ExportAspect, a: string | null, b: string | null): ExportAspect {
  if (a === null || one.parameter !== a) return one;
  return { ...one, parameter: b, text: replaced(one.text, a, b) };
}

/** `a` in the text, as code, becomes `b`. */
function replaced(text: string, a: string | null, b: string | null): string {
  return a === null || b === null ? text : text.replaceAll(`\`${a}\``, `\`${b}\``);
}
