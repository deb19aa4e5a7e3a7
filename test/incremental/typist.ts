/**
 * An open document that is typed into, held after each change against what is extracted of its text alone: cell by
 * cell, for versions of Python with and without scopes of annotations.
 */
import { bind } from '../../server/src/binder/bind.ts';
import { TypedEvidence } from '../../server/src/daemon/engine/typed-evidence.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from '../../server/src/evidence/schema.ts';
import { EditedTree } from '../../server/src/syntax/edited-tree.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { COLUMN_MEANINGS } from '../support/evidence-columns.ts';

export const VERSIONS = [
  { major: 3, minor: 13 },
  // Annotations have scopes of their own, which the binder adds.
  { major: 3, minor: 14 },
] as const;
export type Version = (typeof VERSIONS)[number];

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
  lastText = '';
  readonly typed: TypedEvidence;
  private readonly tree = new EditedTree(parser);
  private readonly path: string;
  private readonly version: Version;
  text: string;
  /** Where something was typed last. */
  private at = 0;

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

  /** Throws where a cell is another one than that of the text. */
  check(): void {
    const { evidence } = this.typed.of(this.text, this.tree);
    const found = difference(fresh(this.text, this.path, this.version), evidence);
    if (found !== null)
      throw new Error(
        `${this.path} ${JSON.stringify(this.typed.counts)}: ${found}, around\n${this.text.slice(Math.max(0, this.at - 400), this.at + 400)}`,
      );
  }
}
