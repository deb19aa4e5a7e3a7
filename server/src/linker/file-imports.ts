/** The modules a file names in its imports, as absolute names. Whether they exist is not known here. */
import { ImportFlag } from '../evidence/schema.ts';
import { absoluteModule } from './absolute-module.ts';
import type { FileFacts } from './file-facts.ts';

/** What an import row brings into a file. */
export interface ImportedName {
  /** Absolute name. */
  readonly module: string;
  /** Null for `import a` and `from a import *`. */
  readonly name: string | null;
  /** What it is called in the file; empty for a star. */
  readonly local: string;
  readonly isStar: boolean;
}

/** Of all scopes, in source order, but for relative imports that leave the package. */
export function importedNames(facts: FileFacts): ImportedName[] {
  const { imports } = facts.evidence;
  const found: ImportedName[] = [];
  for (let row = 0; row < imports.length; row++) {
    const module = importedModule(facts, row);
    if (module === null) continue;
    const isStar = (imports.flags[row]! & ImportFlag.star) !== 0;
    const name = isStar || imports.name[row]! < 0 ? null : facts.text(imports.name[row]!);
    found.push({ module, name, local: isStar ? '' : facts.text(imports.local[row]!), isStar });
  }
  return found;
}

/** Whether the file says `import module` (or a module inside it), which makes it an attribute of its parent. */
export function namesModule(facts: FileFacts, module: string): boolean {
  return facts
    .memo('imported modules', () => {
      const { imports } = facts.evidence;
      const found = new Set<string>();
      for (let row = 0; row < imports.length; row++) {
        const name = importedModule(facts, row);
        if (name === null) continue;
        for (let dot = name.length; dot > 0; dot = name.lastIndexOf('.', dot - 1))
          found.add(name.slice(0, dot));
      }
      return found;
    })
    .has(module);
}

/** Rows of a star import in the module scope, in source order. */
export function starImports(facts: FileFacts): readonly number[] {
  return facts.memo('stars', () => {
    const { imports } = facts.evidence;
    const found: number[] = [];
    for (let row = 0; row < imports.length; row++) {
      if ((imports.flags[row]! & ImportFlag.star) !== 0 && imports.scope[row] === 0) found.push(row);
    }
    return found;
  });
}

/** An import of the module scope that binds a name which its statement does not say. */
export interface SilentImport {
  /** Of the star import, a row of `imports`; null for one that loads a submodule. */
  readonly star: number | null;
  /** Absolute byte offset. */
  readonly position: number;
  readonly isConditional: boolean;
}

/** The imports that may bind a global name so, in source order: star imports, and what loads a submodule of that name. */
export function silentImports(facts: FileFacts, name: string): readonly SilentImport[] {
  const stars = facts.memo('silent stars', () =>
    starImports(facts).map((row) => silentImport(facts, row, row)),
  );
  const loads = submodulesLoaded(facts).get(name);
  return loads ? [...loads, ...stars].sort((a, b) => a.position - b.position) : stars;
}

/** How many of them stand before a name (a row of `names`) that code of the module reads; all for code that runs later. */
export function silentImportsBefore(facts: FileFacts, nameRow: number): number {
  const { names } = facts.evidence;
  const all = silentImports(facts, facts.text(names.name[nameRow]!));
  if (all.length === 0 || names.scope[nameRow] !== 0) return all.length;
  const position = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  return all.filter((one) => one.position < position).length;
}

/**
 * By the name of the submodule, the imports by which a package loads one of its own: that binds it in the package (language
 * reference 5.4.2). Only the first import of each loads it, and the first that surely runs. None in stubs.
 */
export function submodulesLoaded(facts: FileFacts): ReadonlyMap<string, readonly SilentImport[]> {
  return facts.memo('submodules loaded', () => {
    const found = new Map<string, SilentImport[]>();
    if (!facts.isPackage || facts.isStub || facts.moduleFqn === null) return found;
    const { imports } = facts.evidence;
    const prefix = `${facts.moduleFqn}.`;
    for (let row = 0; row < imports.length; row++) {
      const module = imports.scope[row] === 0 ? importedModule(facts, row) : null;
      if (!module?.startsWith(prefix)) continue;
      const name = module.slice(prefix.length).split('.', 1)[0]!;
      const known = found.get(name) ?? [];
      if (known.every(({ isConditional }) => isConditional))
        found.set(name, [...known, silentImport(facts, row, null)]);
    }
    return found;
  });
}

/** A submodule is loaded before what stands behind it is bound. */
function silentImport(facts: FileFacts, row: number, star: number | null): SilentImport {
  const { chunk, flags, start, stmtStart } = facts.evidence.imports;
  return {
    star,
    position: facts.layout().toAbsolute(chunk[row]!, star === null ? stmtStart[row]! : start[row]!),
    isConditional: (flags[row]! & ImportFlag.conditional) !== 0,
  };
}

/** Absolute name of the module an import row names; null when a relative import leaves the package. */
export function importedModule(facts: FileFacts, row: number): string | null {
  return absoluteModule(facts, facts.evidence.imports.level[row]!, writtenModule(facts, row));
}

/** Module text of an import row as written, without leading dots. */
export function writtenModule(facts: FileFacts, row: number): string {
  const { module } = facts.evidence.imports;
  return module[row]! < 0 ? '' : facts.text(module[row]!);
}
