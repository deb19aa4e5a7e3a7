/**
 * Symbols as an export spells them. They are the linker's, apart from two things: modules, which an index names on
 * `import` and `from` though no link carries them, and variables whose name scip-python 0.6 repeats (`m/e.e.`): those
 * that begin with an annotation that stands in no block of the module (`e: int = 1`). Our import takes that back, so
 * an index of ours and one of scip-python's define the same symbols, and both mean the same here.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { exprRef } from '../../evidence/expr-ref.ts';
import { AssignHow, ExprContext, NameFlag, SiteKind } from '../../evidence/schema.ts';
import { ModuleIndex, type PackageNames } from '../../linker/module-index.ts';
import { modulePrefix, moduleSymbol, termDescriptor } from '../../linker/scip-symbol.ts';
import type { FileSnapshot, Snapshot } from '../snapshot.ts';

/** Row of the module's own scope. */
const MODULE_SCOPE = 0;

export class ExportedSymbols {
  private readonly modules: ModuleIndex;
  /** By what symbols of the module begin with; several where it has a stub or is shadowed. */
  private readonly files = new Map<string, FileSnapshot[]>();
  /** Descriptors of the variables of a module whose names are repeated. */
  private readonly repeated = new Map<string, ReadonlySet<string>>();

  constructor({ files }: Snapshot, names: PackageNames) {
    const paths = new Map<string, string[]>();
    for (const { moduleFqn, path } of files) if (moduleFqn !== null) append(paths, moduleFqn, path);
    this.modules = new ModuleIndex(paths, names);
    for (const file of files) append(this.files, this.prefixOf(file), file);
  }

  ofFile(file: FileSnapshot): string {
    return moduleSymbol(this.prefixOf(file));
  }

  /** `name` is that of any module, of the workspace or not. */
  ofModule(name: string): string {
    return this.modules.symbol(name);
  }

  /** A symbol of the linker's; one of outside of the workspace as it is. */
  spelled(symbol: string): string {
    if (!symbol.endsWith('.') || symbol.endsWith(').')) return symbol;
    const { workspacePackage } = this.modules;
    if (!symbol.startsWith(workspacePackage)) return symbol;
    const start = symbol.indexOf('/', workspacePackage.length) + 1;
    const descriptors = symbol.slice(start);
    return this.repeatedIn(symbol.slice(0, start)).has(descriptors) ? symbol + descriptors : symbol;
  }

  /** The name in symbols is the importable one, else the path without its extension, dotted. */
  private prefixOf({ path, moduleFqn }: FileSnapshot): string {
    const name = moduleFqn ?? path.replace(/\.pyi?$/, '').replaceAll('/', '.');
    return modulePrefix(this.modules.workspacePackage, name);
  }

  private repeatedIn(prefix: string): ReadonlySet<string> {
    let found = this.repeated.get(prefix);
    if (!found) {
      const evidences = (this.files.get(prefix) ?? []).map((file) => file.evidence());
      const names = evidences.flatMap((evidence) => (evidence ? namesAnnotatedFirst(evidence) : []));
      this.repeated.set(prefix, (found = new Set(names.map(termDescriptor))));
    }
    return found;
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** Variables of a module that code of its own binds first by `e: int` or `e: int = 1`, in no `if`, `try` or other block. */
function namesAnnotatedFirst({ assigns, bindings, bindingSites, names, strings }: Evidence): string[] {
  const annotated = new Set(
    Array.from(assigns.target).filter((_, row) => assigns.how[row] === AssignHow.annotated),
  );
  if (annotated.size === 0) return [];
  const found: string[] = [];
  for (let row = 0; row < bindings.length && bindings.scope[row] === MODULE_SCOPE; row++) {
    const from = bindings.siteStart[row]!;
    for (let site = from; site < from + bindings.siteCount[row]!; site++) {
      const name = bindingSites.row[site]!;
      if (bindingSites.kind[site] !== SiteKind.name) break;
      // A function that declares the name `global` runs later, wherever it stands.
      if (names.scope[name] !== MODULE_SCOPE || names.ctx[name] !== ExprContext.STORE) continue;
      const isInBlock = (names.flags[name]! & NameFlag.conditional) !== 0;
      if (!isInBlock && annotated.has(exprRef('name', name))) found.push(strings[bindings.name[row]!]!);
      break;
    }
  }
  return found;
}
