/** Dotted modules in imports, each part of which is a module, too: `a.b` of `import a.b.c`. */

import type { FileFacts } from '../../linker/file-facts.ts';
import { writtenModule } from '../../linker/file-imports.ts';
import type { Link } from '../../linker/links.ts';
import { modulePrefix, moduleSymbol, packagePrefix } from '../../linker/scip-symbol.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import type { Mention } from './mentions.ts';
import { moduleNamed } from './module-symbols.ts';

/** The module that the part of a dotted name means that stands at an own offset of the import's chunk. */
export function moduleUnder(
  facts: FileFacts,
  row: number,
  own: number,
  links: readonly Link[],
): { readonly name: string; readonly method: string; readonly confidence: number } | null {
  const link = links.find(
    ({ left, relation, method }) =>
      left === row && relation === 'import_module' && method !== 'import_submodule',
  );
  if (!link) return null;
  const { imports } = facts.evidence;
  const written = writtenModule(facts, row);
  // Counted from the end, since dots of a relative import stand before the name.
  const fromEnd = imports.moduleEnd[row]! - own;
  const rest = written.slice(written.length - fromEnd);
  const after = isPlain(facts, row) && fromEnd <= written.length ? rest.split('.').length - 1 : 0;
  const parts = link.target.split('.');
  const name = parts.slice(0, Math.max(1, parts.length - after)).join('.');
  return { name, method: link.method, confidence: link.confidence };
}

/** Whether the text of a module is its name, without blanks in it, so that offsets tell parts. */
function isPlain(facts: FileFacts, row: number): boolean {
  const { imports } = facts.evidence;
  const length = imports.moduleEnd[row]! - imports.moduleStart[row]!;
  return length - writtenModule(facts, row).length <= imports.level[row]!;
}

/** Symbols of a module by its dotted name; one outside the workspace is called as unindexed packages are. */
export function moduleSymbols(context: AnswerContext, name: string): readonly string[] {
  const found = moduleNamed(context, name);
  if (found.length > 0) return found;
  return [moduleSymbol(modulePrefix(packagePrefix(name.split('.', 1)[0]!, ''), name))];
}

/** Parts of the dotted modules that a file imports, but for last ones, that are one of the modules. */
export function modulePartMentions(
  context: AnswerContext,
  file: StoredFileView,
  facts: FileFacts,
  symbols: ReadonlySet<string>,
): Mention[] {
  const { imports } = facts.evidence;
  const layout = facts.layout();
  // Several names may come from one module.
  const found = new Map<number, Mention>();
  for (let row = 0; row < imports.length; row++) {
    const parts = writtenModule(facts, row).split('.');
    if (imports.moduleStart[row]! < 0 || parts.length < 2 || !isPlain(facts, row)) continue;
    const chunk = imports.chunk[row]!;
    const links = file.linksOf(chunk);
    let start = imports.moduleEnd[row]! - Buffer.byteLength(parts.join('.'));
    for (const part of parts.slice(0, -1)) {
      const end = start + Buffer.byteLength(part);
      const module = moduleUnder(facts, row, start, links);
      const isMeant = module && moduleSymbols(context, module.name).some((symbol) => symbols.has(symbol));
      const bstart = layout.toAbsolute(chunk, start);
      if (isMeant)
        found.set(bstart, { path: file.path, bstart, bend: layout.toAbsolute(chunk, end), roles: 0 });
      start = end + 1;
    }
  }
  return [...found.values()];
}
