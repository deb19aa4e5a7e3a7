/** Counts of what a run found, for reports: how many references and calls are resolved. */
import type { Evidence } from '../evidence/evidence.ts';
import { DefKind } from '../evidence/schema.ts';
import type { LinksOfChunk } from '../linker/links.ts';

export interface Rates {
  resolved: number;
  ambiguous: number;
  unresolved: number;
}

export interface Tally {
  definitions: number;
  readonly references: Rates;
  readonly calls: Rates;
}

export function emptyTally(): Tally {
  return {
    definitions: 0,
    references: { resolved: 0, ambiguous: 0, unresolved: 0 },
    calls: { resolved: 0, ambiguous: 0, unresolved: 0 },
  };
}

/** Adds one file. Every name, attribute and import is a reference; locals count as resolved. */
export function tallyFile(
  tally: Tally,
  evidence: Evidence,
  chunks: readonly Pick<LinksOfChunk, 'links'>[],
): void {
  for (const kind of evidence.defs.kind) if (kind !== DefKind.lambda) tally.definitions++;
  const names = new Uint8Array(evidence.names.length);
  const attrs = new Uint8Array(evidence.attrs.length);
  const imports = new Uint8Array(evidence.imports.length);
  const calls = new Uint8Array(evidence.calls.length);
  const doubtfulCalls = new Uint8Array(evidence.calls.length);
  const unresolved = { references: 0 };
  for (const { links } of chunks) {
    for (const { relation, left, confidence } of links) {
      if (relation === 'name_symbol') names[left]!++;
      else if (relation === 'attribute_symbol') attrs[left]!++;
      else if (relation === 'import_symbol') imports[left]!++;
      else if (relation === 'callsite_symbol') {
        calls[left]!++;
        if (confidence < 1) doubtfulCalls[left]!++;
      } else if (
        relation === 'name_unresolved' ||
        relation === 'attribute_unresolved' ||
        relation === 'import_unresolved'
      ) {
        unresolved.references++;
      }
    }
  }
  const ambiguous = count(names) + count(attrs) + count(imports);
  tally.references.ambiguous += ambiguous;
  tally.references.unresolved += unresolved.references;
  tally.references.resolved +=
    names.length + attrs.length + imports.length - ambiguous - unresolved.references;
  // What certainly runs together is no choice: `__new__` and `__init__` of one class.
  const ambiguousCalls = count(doubtfulCalls);
  const unresolvedCalls = calls.reduce((n, targets) => n + (targets === 0 ? 1 : 0), 0);
  tally.calls.ambiguous += ambiguousCalls;
  tally.calls.unresolved += unresolvedCalls;
  tally.calls.resolved += calls.length - ambiguousCalls - unresolvedCalls;
}

const count = (targets: Uint8Array): number => targets.reduce((n, found) => n + (found > 1 ? 1 : 0), 0);

/** Adds one tally to another. */
export function addTally(total: Tally, part: Tally): void {
  total.definitions += part.definitions;
  for (const kind of ['references', 'calls'] as const) {
    total[kind].resolved += part[kind].resolved;
    total[kind].ambiguous += part[kind].ambiguous;
    total[kind].unresolved += part[kind].unresolved;
  }
}
