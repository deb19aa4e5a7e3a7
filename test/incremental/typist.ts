/**
 * An open document that is typed into, held after each change against what is extracted of its text alone: cell by
 * cell, for versions of Python with and without scopes of annotations.
 */
import { globSync } from 'node:fs';
import { bind } from '../../server/src/binder/bind.ts';
import { type Typed, TypedEvidence, tellPredecessor } from '../../server/src/daemon/engine/typed-evidence.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import type { CopiedChunk } from '../../server/src/evidence/known-functions.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from '../../server/src/evidence/schema.ts';
import { ChunkFingerprints } from '../../server/src/linker/chunk-fingerprint.ts';
import { FileFacts, type Kinship } from '../../server/src/linker/file-facts.ts';
import { functionsAlike } from '../../server/src/linker/functions-alike.ts';
import { isSameElsewhere } from '../../server/src/linker/same-elsewhere.ts';
import { EditedTree } from '../../server/src/syntax/edited-tree.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { hasDjango, standardLibrary, unpackDjango } from '../support/corpora.ts';
import { COLUMN_MEANINGS } from '../support/evidence-columns.ts';

export const VERSIONS = [
  { major: 3, minor: 13 },
  // Annotations have scopes of their own, which the binder adds.
  { major: 3, minor: 14 },
] as const;
export type Version = (typeof VERSIONS)[number];

export interface RealFiles {
  readonly folder: string;
  /** Below the folder, sorted. */
  readonly paths: readonly string[];
}

/** Files of Django below some folders, and some modules of the standard library; null where they are missing. */
export function realFiles(
  folders: readonly string[],
  modules: readonly string[],
): readonly (readonly [name: string, files: (() => RealFiles) | null])[] {
  const filesIn = (folder: string, patterns: readonly string[]): RealFiles => ({
    folder,
    paths: patterns.flatMap((pattern) => globSync(pattern, { cwd: folder })).sort(),
  });
  const stdlib = standardLibrary();
  const chosen = [`{${modules.join(',')}}.py`, 'test/test_scope.py'];
  return [
    ['Django', hasDjango() ? () => filesIn(unpackDjango(folders), ['django/**/*.py']) : null],
    ['the standard library', stdlib === null ? null : () => filesIn(stdlib, chosen)],
  ];
}

const parser = await createPythonParser();

function fresh(text: string, path: string, pythonVersion: Version): Evidence {
  const builder = extract({ tree: parser.parseFlat(text), text, path });
  bind(builder, { pythonVersion });
  return finishEvidence(builder);
}

/** The first cell that differs; null when none does. Texts are compared, not where the pool has them. */
function difference(expected: Evidence, found: Evidence): string | null {
  for (const table of Object.keys(EVIDENCE_TABLES) as EvidenceTable[]) {
    if (expected[table].length !== found[table].length)
      return `${table} has ${found[table].length} rows, not ${expected[table].length}`;
    const meanings = COLUMN_MEANINGS[table] as Readonly<
      Record<string, (typeof COLUMN_MEANINGS)['defs']['name']>
    >;
    for (const column of EVIDENCE_TABLES[table]) {
      const meaning = meanings[column]!;
      const cell = (evidence: Evidence, row: number): number | string => {
        const columns = evidence[table] as unknown as Readonly<Record<string, Int32Array>>;
        const value = columns[column]![row]!;
        const isText = meaning.is === 'text' || meaning.is === 'text?';
        if (isText) return value < 0 ? value : evidence.strings[value]!;
        // The kind of a plain string's expression is followed by its text.
        if (meaning.is === 'expr' && (value & 15) === 6) return evidence.strings[value >> 4]!;
        // An empty run begins nowhere.
        if (meaning.is === 'run' && columns[meaning.count]![row] === 0) return 'empty';
        return value;
      };
      for (let row = 0; row < expected[table].length; row++) {
        const [a, b] = [cell(expected, row), cell(found, row)];
        if (a !== b) return `${table}.${column} of row ${row} is ${b}, not ${a}`;
      }
    }
  }
  return null;
}

/** A document that is typed into. */
export class Typist {
  readonly typed: TypedEvidence;
  private readonly tree = new EditedTree(parser);
  private readonly path: string;
  private readonly version: Version;
  text: string;
  /** Where something was typed last. */
  private at = 0;
  private facts: FileFacts | null = null;
  /** Fingerprints that were taken over. */
  taken = 0;

  constructor(path: string, text: string, version: Version) {
    this.path = path;
    this.text = text;
    this.version = version;
    this.typed = new TypedEvidence(parser, path, version);
    this.check();
  }

  type(start: number, end: number, typed: string): void {
    const before = this.text;
    this.at = start;
    this.text = before.slice(0, start) + typed + before.slice(end);
    this.tree.edit(before, start, end, this.text);
  }

  /** Throws where a cell, or a fingerprint that is taken over, is another one than that of the text. */
  check(): void {
    const typed = this.typed.of(this.text, this.tree);
    const found =
      difference(fresh(this.text, this.path, this.version), typed.evidence) ?? this.wrongFingerprint(typed);
    if (found !== null)
      throw new Error(
        `${this.path} ${JSON.stringify(this.typed.counts)}: ${found}, around\n${this.text.slice(Math.max(0, this.at - 400), this.at + 400)}`,
      );
  }

  /** The first chunk whose fingerprint would be taken over from the text before though it is another one now. */
  private wrongFingerprint(typed: Typed): string | null {
    const info = { path: this.path, moduleFqn: 'typed', isPackage: false };
    const facts = new FileFacts(info, typed.evidence, 'pip workspace 1 ');
    const before = this.facts;
    this.facts = facts;
    if (before === null) return null;
    tellPredecessor(facts, before, typed);
    const kinship = facts.takePredecessor()?.kinship;
    if (kinship === undefined) return null;
    const [old, now] = [new ChunkFingerprints(before), new ChunkFingerprints(facts)];
    const taken = takenOver(before, facts, kinship);
    this.taken += taken.length;
    const wrong = taken.find(({ chunk, before }) => now.of(chunk) !== old.of(before));
    return wrong
      ? `the fingerprint of chunk ${wrong.chunk} is another one, ${JSON.stringify(kinship)}`
      : null;
  }
}

/** The chunks whose fingerprints are taken over, as `ChunkQueries` does it. */
function takenOver(before: FileFacts, facts: FileFacts, kinship: Kinship): readonly CopiedChunk[] {
  if ('copied' in kinship) return functionsAlike(before, facts, kinship.copied);
  const changed = 'changed' in kinship ? kinship.changed : -1;
  if (changed >= 0 && !isSameElsewhere(before.evidence, facts.evidence, changed)) return [];
  const chunks = Array.from({ length: facts.evidence.chunks.length }, (_, chunk) => ({
    chunk,
    before: chunk,
  }));
  return chunks.filter(({ chunk }) => chunk !== changed);
}
