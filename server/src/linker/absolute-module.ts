/** Relative imports made absolute (PEP 328). Knows names only, not which modules there are. */

/**
 * Absolute name of what `from <level dots><module> import …` names inside `from` (PEP 328, language
 * reference 7.11): null when it climbs out of the top package or the importing file has no package.
 */
export function absoluteModule(
  importer: { readonly moduleFqn: string | null; readonly isPackage: boolean },
  level: number,
  module: string,
): string | null {
  if (level === 0) return module;
  if (importer.moduleFqn === null) return null;
  const parts = importer.moduleFqn.split('.');
  const drop = importer.isPackage ? level - 1 : level;
  if (drop >= parts.length) return null;
  const base = parts.slice(0, parts.length - drop);
  return module === '' ? base.join('.') : `${base.join('.')}.${module}`;
}
