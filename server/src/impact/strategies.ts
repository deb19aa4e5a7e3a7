/**
 * The three ways to say which files a change reaches. What recorded lookups say is exact where they can see;
 * `hybrid` adds the files that find things by names no lookup can record, and `import_closure` everything that
 * imports a changed file. Knows nothing of how exact reasons are found.
 */
import type { ImpactStrategy } from '@cpgd/shared';
import { ImportFlag } from '../evidence/schema.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { importedModule } from '../linker/file-imports.ts';
import type { Link, Relation } from '../linker/links.ts';
import { parseSymbol } from '../linker/scip-symbol.ts';
import type { ImpactedFile } from '../relations/history.ts';
import type { ImportIndex } from './import-closure.ts';
import type { Site } from './reason-sites.ts';
import { computedNames, failedImports, importsOf } from './untrusted-lookups.ts';

export interface StrategyInput {
  readonly strategy: ImpactStrategy;
  /** What the recorded lookups say. */
  readonly exact: readonly ImpactedFile[];
  readonly edited: readonly string[];
  /** Files of which others can see another thing than before. */
  readonly exposed: ReadonlyMap<string, Exposed>;
  /** Edited files of which star imports bind other names than before, sorted, whatever the names stand for. */
  readonly restarred: readonly string[];
  readonly imports: ImportIndex;
  readonly moduleOf: (path: string) => string | null;
  readonly file: (path: string) => FileFacts | undefined;
  readonly linksOf: (path: string, relation: Relation) => readonly Link[];
  /** Paths of all files, for those that import by computed names. */
  readonly paths: () => Iterable<string>;
}

/**
 * Sorted by hop, then path; the exact reasons are always among them. `pause` is asked between files, and what it
 * gives is waited for.
 */
export async function impactBy(
  input: StrategyInput,
  pause: () => Promise<void> | null,
): Promise<ImpactedFile[]> {
  const { strategy, exact, edited, imports, moduleOf } = input;
  if (strategy === 'symbol_closure') return [...exact];
  const coarse =
    strategy === 'hybrid' ? await untrustedFiles(input, pause) : imports.closure(edited, moduleOf);
  const known = new Set(exact.map(({ path }) => path));
  const added = coarse.filter(({ path }) => !known.has(path));
  return [...exact, ...added].sort(
    (a, b) => a.hop - b.hop || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

/** What a changed file shows to those that import it. */
export type Shown =
  /** The module itself appeared or vanished, with all its names. */
  | 'module'
  /** Names appeared or vanished: a computed name may find or miss something. */
  | 'names'
  /** The names are those that were there; what they are is another thing. */
  | 'meanings';

export interface Exposed {
  readonly shown: Shown;
  /** Top-level names of the file that are affected themselves, or have members that are. */
  readonly names: ReadonlySet<string>;
}

/** What a file on the way shows: `unknown` where it finds things by computed names, and may make names of them. */
type Exposure = Shown | 'unknown';

const SHOWN = ['module', 'names', 'meanings'] as const satisfies readonly Shown[];

interface Way {
  readonly path: string;
  /** The nearest file on the way that is reported. */
  readonly viaPath: string;
  readonly hop: number;
  readonly exposure: Exposure;
  /** Names that are affected in this file; null where that is not known. */
  readonly names: ReadonlySet<string> | null;
}

/**
 * What `hybrid` adds: star importers of exposed files, through other star imports too; and files that import an
 * exposed file, directly or through a package that imports from it, while their lookups cannot be trusted for
 * what it shows (see `isUntrusted`).
 */
async function untrustedFiles(
  input: StrategyInput,
  pause: () => Promise<void> | null,
): Promise<ImpactedFile[]> {
  const { exposed, imports, moduleOf } = input;
  const found = new Map<string, ImpactedFile>();
  const seen = new Set(exposed.keys());
  let near: Way[] = [];
  const addStars = (from: readonly string[], exposure: Shown): void => {
    for (const star of imports.closure(from, moduleOf, true)) {
      if (seen.has(star.path)) continue;
      seen.add(star.path);
      found.set(star.path, star);
      near.push({ path: star.path, viaPath: star.path, hop: star.hop, exposure, names: null });
    }
  };
  for (const exposure of SHOWN) {
    const from = [...exposed].filter(([, { shown }]) => shown === exposure);
    near.push(...from.map(([path, { names }]) => ({ path, viaPath: path, hop: 0, exposure, names })));
    addStars(
      from.map(([path]) => path),
      exposure,
    );
  }
  // `__all__` decides what a star binds, and nothing else: only who star-imports such a file sees that it is another.
  addStars(input.restarred, 'names');
  while (near.length > 0) {
    const next: Way[] = [];
    for (const way of near) {
      const module = moduleOf(way.path);
      if (module === null) continue;
      for (const importer of imports.importersOf(module)) {
        const { path, isDirect } = importer;
        const facts = seen.has(path) || !isDirect ? undefined : input.file(path);
        if (!facts) continue;
        const wait = pause();
        if (wait) await wait;
        if (isUntrusted(input, facts, module, way)) {
          seen.add(path);
          found.set(path, fallback(path, module, way.viaPath, importer, way.hop + 1));
          next.push({ path, viaPath: path, hop: way.hop + 1, exposure: 'unknown', names: null });
        } else if (facts.isPackage && way.exposure !== 'unknown' && importsOf(facts, module, way.names)) {
          // A package hands on what it imports: who imports it may use what changed under its name.
          seen.add(path);
          next.push({ ...way, path, names: handedOn(facts, module, way.names) });
        }
      }
    }
    near = next.sort((a, b) => a.hop - b.hop || (a.path < b.path ? -1 : 1));
  }
  for (const impact of dynamicImporters(input)) if (!seen.has(impact.path)) found.set(impact.path, impact);
  return [...found.values()];
}

/** Whether lookups of a file that imports `module` may say less than it depends on. */
function isUntrusted(
  { linksOf }: StrategyInput,
  facts: FileFacts,
  module: string,
  { exposure, path, viaPath, names }: Way,
): boolean {
  const { attributes, imports } = computedNames(facts);
  if (exposure !== 'unknown') {
    const isInside = (name: string): boolean => name === module || name.startsWith(`${module}.`);
    if ([...attributes.ofImports].some(isInside)) return true;
    const isAffected = (patched: string): boolean =>
      patched.startsWith(`${module}.`) &&
      (exposure === 'module' ||
        names === null ||
        names.has(patched.slice(module.length + 1).split('.', 1)[0]!));
    if ([...attributes.patched].some(isAffected)) return true;
  }
  const areNamesNew = exposure === 'module' || exposure === 'names';
  // Something unknown can be what the file imports where it runs; what it does not import is none of the affected names.
  if (areNamesNew && attributes.ofAnything && importsOf(facts, module, names, ImportFlag.typeChecking))
    return true;
  // Which modules there are is all that an import of a computed module depends on.
  const importsAnything = imports.some(({ module: known, prefix }) => known === null && prefix === '');
  if (exposure === 'module' && importsAnything) return true;
  const { missingExports, hasUnknownStar } = failedImports(facts, linksOf(facts.path, 'import_unresolved'));
  // A name that only computed ones can make comes from the module's own text, not from what it hands on.
  if (missingExports.has(module) && path === viaPath) return true;
  if (hasUnknownStar && areNamesNew) return true;
  return (
    attributes.ofOwnClasses &&
    exposure !== 'unknown' &&
    linksOf(facts.path, 'class_base').some(({ target }) => parseSymbol(target)?.module === module)
  );
}

/** What a package that imports these names of a module calls them; null where it has the module as such. */
function handedOn(
  facts: FileFacts,
  module: string,
  names: ReadonlySet<string> | null,
): ReadonlySet<string> | null {
  if (names === null) return null;
  const { imports } = facts.evidence;
  const found = new Set<string>();
  for (let row = 0; row < imports.length; row++) {
    if (importedModule(facts, row) !== module) continue;
    if (imports.name[row]! < 0 || (imports.flags[row]! & ImportFlag.star) !== 0) return null;
    if (names.has(facts.text(imports.name[row]!))) found.add(facts.text(imports.local[row]!));
  }
  return found;
}

/** Files that import an exposed module in a call, by its name or by a name that begins like it. */
function* dynamicImporters(input: StrategyInput): Generator<ImpactedFile> {
  const { exposed, moduleOf, file, paths } = input;
  const modules = [...exposed.keys()].flatMap((path) => {
    const module = moduleOf(path);
    return module === null ? [] : [{ path, module }];
  });
  if (modules.length === 0) return;
  for (const path of paths()) {
    const facts = file(path);
    if (!facts || exposed.has(path)) continue;
    for (const dynamic of computedNames(facts).imports) {
      const via = modules.find(({ module }) =>
        dynamic.module === null
          ? dynamic.prefix !== '' && module.startsWith(dynamic.prefix)
          : dynamic.module === module || dynamic.module.startsWith(`${module}.`),
      );
      if (!via) continue;
      yield fallback(path, via.module, via.path, dynamic, 1);
      break;
    }
  }
}

const fallback = (path: string, ref: string, viaPath: string, site: Site, hop: number): ImpactedFile => ({
  path,
  reason: 'import_closure_fallback',
  ref,
  viaPath,
  bstart: site.bstart,
  bend: site.bend,
  hop,
});
