/**
 * Which names of a file are its public surface, as its own text says it: `__all__` where there is one (reference
 * 7.11), else names without a leading underscore (PEP 8). What a module imports for its own use is none of it;
 * packages re-export what they import, and so does `import x as x` (PEP 484).
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import type { ExportedName } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { type ExportLookups, exportedNames, sameNames } from '../linker/star-exports.ts';

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

/** As `ALONE`, but what other files add has a name: how the text calls them. */
const AS_WRITTEN: ExportLookups = {
  locate: (module) => ({ kind: 'file', paths: [module] }),
  starNames: (module) => ({ names: new Set([`* of ${module}`]), exact: true }),
  evaluate: (facts, ref) => {
    const module = dottedName(facts, ref);
    return module === null ? [] : [{ kind: 'module', module, text: module, depth: 1 }];
  },
};

/** Whether the texts of two versions of a file let `from m import *` bind the same names (reference 7.11). */
export function haveSameStar(before: FileFacts, after: FileFacts): boolean {
  const [old, now] = [before, after].map((facts) =>
    facts.memo('starred names', () => exportedNames(AS_WRITTEN, facts)),
  );
  return sameNames(old!, now!);
}

/** `a` or `a.b`; null for anything else. */
function dottedName(facts: FileFacts, ref: ExprRef): string | null {
  const { names, attrs } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'name') return facts.text(names.name[row]!);
  if (exprRefKind(ref) !== 'attr') return null;
  const base = dottedName(facts, attrs.base[row]!);
  return base === null ? null : `${base}.${facts.text(attrs.name[row]!)}`;
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

/** False where `isPublicName` is false for whatever the file imports; most modules import for their own use. */
export function mayReexport(facts: FileFacts): boolean {
  if (facts.isPackage || facts.binding(0, '__all__') >= 0) return true;
  const { imports } = facts.evidence;
  for (let row = 0; row < imports.length; row++)
    if (isReexport(facts, row, facts.text(imports.local[row]!))) return true;
  return false;
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
