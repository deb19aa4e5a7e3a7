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

/** Absolute name of the module an import row names; null when a relative import leaves the package. */
export function importedModule(facts: FileFacts, row: number): string | null {
  return absoluteModule(facts, facts.evidence.imports.level[row]!, writtenModule(facts, row));
}

/** Module text of an import row as written, without leading dots. */
export function writtenModule(facts: FileFacts, row: number): string {
  const { module } = facts.evidence.imports;
  return module[row]! < 0 ? '' : facts.text(module[row]!);
}
