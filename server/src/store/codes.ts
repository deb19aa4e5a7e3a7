/**
 * Numbers for the names in closed vocabularies (relations, methods, confidences). The numbers live in the
 * database and only ever grow, so reordering an array in the program changes no stored blob's meaning.
 */
import type Database from 'better-sqlite3';
import { METHOD_NAMES, type Method, RELATION_NAMES, type Relation } from '../linker/links.ts';
import { DamagedDataError } from './errors.ts';
import type { Statements } from './statements.ts';

type Vocabulary = 'relation' | 'method' | 'confidence';

class CodeTable<T> {
  private readonly kind: Vocabulary;
  private readonly names: (T | undefined)[] = [];
  private readonly codes = new Map<T, number>();
  private readonly fresh: number[] = [];

  constructor(kind: Vocabulary) {
    this.kind = kind;
  }

  load(code: number, name: T): void {
    this.names[code] = name;
    this.codes.set(name, code);
  }

  /** The code of a name, given out now when the name is new. */
  codeOf(name: T): number {
    let code = this.codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      this.load(code, name);
      this.fresh.push(code);
    }
    return code;
  }

  nameOf(code: number): T {
    const name = this.names[code];
    if (name === undefined) throw new DamagedDataError(`unknown ${this.kind} code ${code}`);
    return name;
  }

  /** Stores the codes given out since the last call. */
  flush(insert: Database.Statement): void {
    for (const code of this.fresh) insert.run(this.kind, code, String(this.names[code]));
    this.fresh.length = 0;
  }
}

export class Codes {
  readonly relations = new CodeTable<Relation>('relation');
  readonly methods = new CodeTable<Method>('method');
  /** Confidences are few distinct numbers, so each is a word of a vocabulary, kept exactly. */
  readonly confidences = new CodeTable<number>('confidence');

  /** Reads the table; names that this program does not know are left out, so that using one is an error. */
  static load(statements: Statements): Codes {
    const codes = new Codes();
    const rows = statements.of('SELECT kind, code, name FROM codes').raw().all() as [
      string,
      number,
      string,
    ][];
    const relations = new Set<string>(RELATION_NAMES);
    const methods = new Set<string>(METHOD_NAMES);
    for (const [kind, code, name] of rows) {
      if (kind === 'relation' && relations.has(name)) codes.relations.load(code, name as Relation);
      else if (kind === 'method' && methods.has(name)) codes.methods.load(code, name as Method);
      else if (kind === 'confidence') codes.confidences.load(code, Number(name));
    }
    return codes;
  }

  flush(statements: Statements): void {
    const insert = statements.of('INSERT INTO codes (kind, code, name) VALUES (?, ?, ?)');
    this.relations.flush(insert);
    this.methods.flush(insert);
    this.confidences.flush(insert);
  }
}
