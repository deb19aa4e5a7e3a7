/**
 * Ids of a file's entities. An entity's id is the hash of its node kind, path and absolute span; the few that
 * share kind and span (bindings of one scope, nested scopes of one definition) are told apart by a name or,
 * last, by an ordinal in row order, which the file's text alone determines. Evidence ids and graph node ids
 * are the same strings, so no table is needed to get from one to the other.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { DefKind, DiagnosticKind, type EvidenceTable, ImportFlag, SCOPE_KINDS } from '../evidence/schema.ts';
import { entityId, prefixedHash } from '../text/ids.ts';

/** Evidence tables whose rows are entities; `importStatements` are the statements the aliases stand in. */
export type EntityTable =
  | 'defs'
  | 'params'
  | 'decorators'
  | 'names'
  | 'attrs'
  | 'calls'
  | 'args'
  | 'imports'
  | 'importStatements'
  | 'typeExprs'
  | 'scopes'
  | 'bindings'
  | 'diagnostics'
  | 'chunks';

/** Evidence tables whose rows have positions: those with a chunk column. */
export type AnchoredTable = Exclude<
  EvidenceTable,
  'chunks' | 'operands' | 'bindings' | 'bindingSites' | 'nameBindings'
>;

/** What ids are made of: a file's evidence with absolute positions (UTF-8 bytes). */
export interface PositionedFile {
  readonly path: string;
  readonly evidence: Evidence | null;
  at(chunk: number, own: number): number;
  span(table: AnchoredTable, row: number): readonly [bstart: number, bend: number];
  idsOf(table: EntityTable): readonly string[];
}

/** The graph node kind of a definition, by its `DefKind`; lambdas are functions without a name. */
export function defNodeKind(kind: number): 'PY_CLASS_DEF' | 'PY_METHOD_DEF' | 'PY_FUNCTION_DEF' {
  if (kind === DefKind.class) return 'PY_CLASS_DEF';
  return kind === DefKind.method || kind === DefKind.async_method ? 'PY_METHOD_DEF' : 'PY_FUNCTION_DEF';
}

/** The graph node kind of a parse diagnostic. */
export const diagnosticNodeKind = (kind: number): 'TS_ERROR_NODE' | 'TS_MISSING_TOKEN' =>
  kind === DiagnosticKind.missing ? 'TS_MISSING_TOKEN' : 'TS_ERROR_NODE';

/** Makes ids of one table unique: the n-th taker of an id gets it with an ordinal. */
export class IdMaker {
  readonly ids: string[] = [];
  private readonly taken = new Set<string>();
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  add(kind: string, bstart: number, bend: number, name: string | null = null): void {
    let id =
      name === null
        ? entityId(kind, this.path, bstart, bend)
        : prefixedHash(kind, this.path, bstart, bend, name);
    for (let ordinal = 1; this.taken.has(id); ordinal++) {
      id = prefixedHash(kind, this.path, bstart, bend, name ?? '', ordinal);
    }
    this.taken.add(id);
    this.ids.push(id);
  }
}

const PLAIN_KINDS = {
  params: 'PY_PARAMETER',
  decorators: 'PY_DECORATOR',
  names: 'PY_NAME_REF',
  attrs: 'PY_ATTRIBUTE_ACCESS',
  calls: 'PY_CALLSITE',
  args: 'ARG',
  typeExprs: 'PY_TYPE_EXPR',
} as const;

/** Ids of all rows of `table` in the file's evidence, in row order. */
export function computeEntityIds(file: PositionedFile, table: EntityTable): readonly string[] {
  const evidence = file.evidence!;
  const maker = new IdMaker(file.path);
  switch (table) {
    case 'defs':
      for (let row = 0; row < evidence.defs.length; row++) {
        maker.add(defNodeKind(evidence.defs.kind[row]!), ...file.span('defs', row));
      }
      return maker.ids;
    case 'diagnostics':
      for (let row = 0; row < evidence.diagnostics.length; row++) {
        maker.add(diagnosticNodeKind(evidence.diagnostics.kind[row]!), ...file.span('diagnostics', row));
      }
      return maker.ids;
    case 'imports':
      for (let row = 0; row < evidence.imports.length; row++) {
        const star = (evidence.imports.flags[row]! & ImportFlag.star) !== 0;
        maker.add('PY_IMPORT_ALIAS', ...file.span('imports', row), star ? '*' : null);
      }
      return maker.ids;
    case 'importStatements':
      return importStatementIds(file);
    case 'scopes':
      for (let row = 0; row < evidence.scopes.length; row++) {
        maker.add('SCOPE', ...file.span('scopes', row), SCOPE_KINDS[evidence.scopes.kind[row]!]!);
      }
      return maker.ids;
    case 'bindings': {
      // A scope's id is unique in the file and a scope binds a name once: no ordinal can be needed.
      const scopes = file.idsOf('scopes');
      const { scope, name, length } = evidence.bindings;
      for (let row = 0; row < length; row++) {
        maker.ids.push(prefixedHash('BINDING', scopes[scope[row]!]!, evidence.strings[name[row]!]!));
      }
      return maker.ids;
    }
    case 'chunks':
      for (let row = 0; row < evidence.chunks.length; row++) {
        maker.add('CHUNK', evidence.chunks.start[row]!, evidence.chunks.end[row]!);
      }
      return maker.ids;
    default:
      for (let row = 0; row < evidence[table].length; row++) {
        maker.add(PLAIN_KINDS[table], ...file.span(table, row));
      }
      return maker.ids;
  }
}

/** Parallel to `imports`: all aliases of one statement have one statement id. */
function importStatementIds(file: PositionedFile): readonly string[] {
  const { chunk, stmtStart, stmtEnd, length } = file.evidence!.imports;
  const ids: string[] = [];
  for (let row = 0; row < length; row++) {
    ids.push(
      entityId(
        'PY_IMPORT_STMT',
        file.path,
        file.at(chunk[row]!, stmtStart[row]!),
        file.at(chunk[row]!, stmtEnd[row]!),
      ),
    );
  }
  return ids;
}
