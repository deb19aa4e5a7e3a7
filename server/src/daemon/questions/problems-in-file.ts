/**
 * What is wrong with one file, as far as the graph can tell: text that is no Python, imports of what does not exist,
 * and a file that could not be taken into the graph. Says where and what; how bad it is, is the reader's setting.
 */
import { DIAGNOSTIC_KINDS, ImportFlag } from '../../evidence/schema.ts';
import { STANDARD_MODULES } from '../../linker/standard-names.ts';
import type { OutsideFiles } from '../outside/outside-files.ts';
import type { StoredFileView } from '../store-snapshot.ts';

export interface FileProblem {
  readonly kind: 'syntax-error' | 'unresolved-import' | 'set-aside';
  /** Absolute UTF-8 bytes. */
  readonly bstart: number;
  readonly bend: number;
  readonly message: string;
  /** The code provides for it: an import in `try` or under a condition. */
  readonly isExpected: boolean;
}

/** Skip reasons that are defects of ours, not settings or properties of the file. */
const SET_ASIDE = /^(?:analysis|link)_/;

/** In source order. `outside` tells which packages are installed; null: nothing is said about them. */
export function problemsInFile(file: StoredFileView, outside: OutsideFiles | null): FileProblem[] {
  const facts = file.facts();
  if (file.skipReason !== null && SET_ASIDE.test(file.skipReason)) {
    const message = `cpgd could not cope with this file (${file.skipReason}); it is tried again when its text changes`;
    return [{ kind: 'set-aside', bstart: 0, bend: 0, message, isExpected: false }];
  }
  if (!facts) return [];
  const { diagnostics, imports } = facts.evidence;
  const layout = facts.layout();
  const found: FileProblem[] = [];
  for (let row = 0; row < diagnostics.length; row++) {
    const chunk = diagnostics.chunk[row]!;
    found.push({
      kind: 'syntax-error',
      bstart: layout.toAbsolute(chunk, diagnostics.start[row]!),
      bend: layout.toAbsolute(chunk, diagnostics.end[row]!),
      message: `${DIAGNOSTIC_KINDS[diagnostics.kind[row]!] === 'error' ? 'syntax error: ' : ''}${facts.text(diagnostics.message[row]!)}`,
      isExpected: false,
    });
  }
  const importProblem = (row: number, part: 'module' | 'name', message: string): void => {
    const isNamed = part === 'name' && imports.nameStart[row]! >= 0;
    const start = isNamed ? imports.nameStart[row]! : imports.moduleStart[row]!;
    const end = isNamed ? imports.nameEnd[row]! : imports.moduleEnd[row]!;
    const chunk = imports.chunk[row]!;
    const hasPlace = start >= 0 && end > start;
    found.push({
      kind: 'unresolved-import',
      bstart: layout.toAbsolute(chunk, hasPlace ? start : imports.start[row]!),
      bend: layout.toAbsolute(chunk, hasPlace ? end : imports.end[row]!),
      message,
      isExpected: (imports.flags[row]! & (ImportFlag.conditional | ImportFlag.typeChecking)) !== 0,
    });
  };
  for (let chunk = 0; chunk < facts.evidence.chunks.length; chunk++) {
    if (facts.rowsOfChunk('imports', chunk).length === 0) continue;
    const said = new Set<number>();
    const links = file.linksOf(chunk);
    // A module's `__getattr__` makes what the module does not define (PEP 562).
    const made = new Set(links.flatMap(({ relation, left }) => (relation === 'import_call' ? left : [])));
    for (const { relation, left, target, method } of links) {
      if (relation === 'import_unresolved' && method === 'no_export' && made.has(left)) continue;
      if (relation === 'import_unresolved' && method === 'no_export')
        importProblem(left, 'name', `"${nameOf(target)}" is not defined in "${moduleOf(target)}"`);
      else if (relation === 'import_unresolved')
        importProblem(left, 'module', `there is no module "${target}"`);
      else if (relation === 'import_module' && method === 'external' && !said.has(left)) {
        said.add(left);
        const top = target.split('.', 1)[0]!;
        if (outside?.hasPackages && !STANDARD_MODULES.has(top) && outside.locate(target) === null)
          importProblem(left, 'module', `"${target}" is not installed in the project's environment`);
      }
    }
  }
  // The aliases of one statement have one module, which is said to be missing once.
  const once = new Map(found.map((one) => [`${one.bstart} ${one.bend} ${one.message}`, one]));
  return [...once.values()].sort((a, b) => a.bstart - b.bstart || a.bend - b.bend);
}

const nameOf = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);
const moduleOf = (dotted: string): string => dotted.slice(0, Math.max(0, dotted.lastIndexOf('.')));
