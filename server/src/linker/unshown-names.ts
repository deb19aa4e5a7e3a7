/**
 * Whether a module of the outside world may have names that its text does not show. Of most it can be told that it has
 * not: what they lack is missing, as it is in modules of the workspace.
 */
import type { FileFacts } from './file-facts.ts';
import { importedModule, starImports } from './file-imports.ts';
import type { ModuleLocation } from './module-index.ts';

/** What must be asked of other files. */
interface UnshownLookups {
  facts(path: string): FileFacts | undefined;
  locate(module: string): ModuleLocation;
}

/** Names and attributes by which code gets at the namespace of a module, to fill it. */
const NAMESPACE_ACCESS = new Set(['globals', 'vars', 'locals', 'exec', 'setattr', '__dict__', 'modules']);

/** Whether it may have `name`, which the text of its files does not show. */
export function mayHaveUnshown(program: UnshownLookups, location: ModuleLocation, name: string): boolean {
  if (location.kind === 'standard' || location.kind === 'third_party') return true;
  if (location.kind !== 'outside') return false;
  if (location.isPartial || location.paths.length === 0) return true;
  return location.paths.some((path) => isOpen(program, path, name, new Set()));
}

function isOpen(program: UnshownLookups, path: string, name: string, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const facts = program.facts(path);
  if (!facts || facts.binding(0, '__getattr__') >= 0) return true;
  // Stubs say what a module has for others (typeshed's `CONTRIBUTING.md`, "What to include").
  if (facts.isStub ? name.startsWith('_') : fillsNamespaces(facts)) return true;
  return starImports(facts).some((row) => {
    const module = importedModule(facts, row);
    const location = module === null ? null : program.locate(module);
    if (location?.kind !== 'outside' && location?.kind !== 'file') return true;
    return location.paths.length === 0 || location.paths.some((inner) => isOpen(program, inner, name, seen));
  });
}

/** Whether code of a source may give a module names that no statement binds. */
const fillsNamespaces = (facts: FileFacts): boolean =>
  facts.memo('fills namespaces', () => {
    const { names, attrs } = facts.evidence;
    const isAccess = (text: number): boolean => NAMESPACE_ACCESS.has(facts.text(text));
    return names.name.some(isAccess) || attrs.name.some(isAccess);
  });
