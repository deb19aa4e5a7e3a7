/**
 * Which names of a file are its public surface, as its own text says it: `__all__` where there is one (reference
 * 7.11), else names without a leading underscore (PEP 8). What a module imports for its own use is none of it;
 * packages re-export what they import, and so does `import x as x` (PEP 484).
 */
import type { ExportedName } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { type ExportLookups, exportedNames } from '../linker/star-exports.ts';

/** What other files add to `__all__` is not looked at. */
const ALONE: ExportLookups = {
  locate: () => ({ kind: 'missing' }),
  starNames: () => ({ names: new Set(), exact: false }),
  evaluate: () => [],
};

/** Names in `__all__`; null where there is none, or it is computed in a way that is not understood. */
function declaredNames(facts: FileFacts): ReadonlySet<string> | null {
  return facts.memo('declared names', () => {
    const declared = facts.binding(0, '__all__') >= 0 ? exportedNames(ALONE, facts) : null;
    return declared?.exact ? declared.names : null;
  });
}

export function isPublicName(
  facts: FileFacts,
  { name, qname, kind, site, isTopLevel }: ExportedName,
): boolean {
  const parts = qname.slice(facts.module.length + 1).split('.');
  const declared = declaredNames(facts);
  if (declared !== null && !declared.has(parts[0]!)) return false;
  if (
    kind === 'import' &&
    isTopLevel &&
    declared === null &&
    !facts.isPackage &&
    !isReexport(facts, site, name)
  )
    return false;
  const hidden = declared === null ? parts : parts.slice(1);
  return !hidden.some((part) => part.startsWith('_') && !(part.startsWith('__') && part.endsWith('__')));
}

/** `from m import x as x` */
function isReexport(facts: FileFacts, row: number, name: string): boolean {
  const { imports } = facts.evidence;
  return (
    imports.localStart[row]! !== imports.nameStart[row]! &&
    imports.name[row]! >= 0 &&
    facts.text(imports.name[row]!) === name
  );
}
