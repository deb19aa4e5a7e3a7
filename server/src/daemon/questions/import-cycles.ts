/**
 * Import cycles through a file: imports that run while the module is being loaded and lead back to it. Imports in
 * functions and under `if TYPE_CHECKING:` run later or never, and are no part of a cycle.
 */
import { ImportFlag } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { importedModule } from '../../linker/file-imports.ts';
import type { EngineState } from '../engine/engine.ts';

export interface ImportCycle {
  /** Absolute UTF-8 bytes of the import in the file. */
  readonly bstart: number;
  readonly bend: number;
  /** Dotted modules from the file's own back to it. */
  readonly modules: readonly string[];
}

/** The shortest cycle for each import of the file that closes one, in source order. */
export function importCycles(state: EngineState, path: string): ImportCycle[] {
  const { resident } = state;
  const facts = resident.file(path);
  if (!facts) return [];
  const pathOf = new Map<string, string>();
  for (const other of resident.paths()) {
    const module = resident.file(other)?.moduleFqn;
    if (module && !pathOf.has(module)) pathOf.set(module, other);
  }
  const found: ImportCycle[] = [];
  const { imports } = facts.evidence;
  for (const { row, targets } of loadingImports(facts, pathOf)) {
    const way = targets.flatMap((target) => shortestWay(state, pathOf, target, path) ?? []);
    if (way.length === 0) continue;
    const chunk = imports.chunk[row]!;
    found.push({
      bstart: facts.layout().toAbsolute(chunk, imports.start[row]!),
      bend: facts.layout().toAbsolute(chunk, imports.end[row]!),
      modules: [path, ...way].map((file) => resident.file(file)!.module),
    });
  }
  return found;
}

/** Files from one to another along imports, both ends included; null when there is no way. Breadth first. */
function shortestWay(
  { resident }: EngineState,
  pathOf: ReadonlyMap<string, string>,
  from: string,
  to: string,
): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  for (const at of before.keys()) {
    if (at === to) {
      const way: string[] = [];
      for (let step: string | null = at; step !== null; step = before.get(step)!) way.unshift(step);
      return way;
    }
    const facts = resident.file(at);
    if (!facts) continue;
    for (const { targets } of loadingImports(facts, pathOf))
      for (const next of targets) if (!before.has(next)) before.set(next, at);
  }
  return null;
}

/** Imports that run when the module is loaded, with the files of the workspace they load. */
function* loadingImports(
  facts: FileFacts,
  pathOf: ReadonlyMap<string, string>,
): Generator<{ readonly row: number; readonly targets: readonly string[] }> {
  const { imports } = facts.evidence;
  for (let row = 0; row < imports.length; row++) {
    if (imports.def[row]! >= 0 && !facts.isClass(imports.def[row]!)) continue;
    if (imports.flags[row]! & ImportFlag.typeChecking) continue;
    const module = importedModule(facts, row);
    if (module === null) continue;
    const name = imports.name[row]! < 0 ? null : facts.text(imports.name[row]!);
    // `from a import b` needs `a.b` where that is a module, else what `a` itself defines.
    const target = (name === null ? undefined : pathOf.get(`${module}.${name}`)) ?? pathOf.get(module);
    if (target !== undefined && target !== facts.path) yield { row, targets: [target] };
  }
}
