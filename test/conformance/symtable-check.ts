/**
 * Binds sources and holds the result against an oracle's answers. Shared by the quick test, which takes a sample,
 * and the conformance suite, which takes everything.
 */
import { readFileSync } from 'node:fs';
import { bind } from '../../server/src/binder/bind.ts';
import type { PythonVersion } from '../../server/src/binder/python-rules.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { explainDifference } from './symtable-differences.ts';
import { askPython, type OracleAnswer } from './symtable-oracle.ts';
import { compareScopes, type SymtableScope, symtableView, type Totals } from './symtable-view.ts';

/** A report shows this many differences; one mistake usually causes thousands. */
const SHOWN_DIFFERENCES = 40;

export class SymtableCheck {
  readonly totals: Totals = { files: 0, scopes: 0, symbols: 0 };
  /** Sources CPython refuses; there is nothing to compare with. */
  refused = 0;
  /** Differences that `symtable-differences.ts` explains. */
  readonly explained = new Map<string, number>();
  readonly differences: string[] = [];
  private readonly parser: PythonParser;
  private readonly version: PythonVersion;

  constructor(parser: PythonParser, version: PythonVersion) {
    this.parser = parser;
    this.version = version;
  }

  static async create(version: PythonVersion): Promise<SymtableCheck> {
    return new SymtableCheck(await createPythonParser(), version);
  }

  /** Binds the text and compares; what CPython refuses is bound all the same, to see that it does not throw. */
  compare(label: string, text: string, answer: OracleAnswer): void {
    const { view, hasErrors } = this.bound(text);
    if (answer.tree === undefined) {
      this.refused++;
      return;
    }
    this.totals.files++;
    const found = compareScopes(answer.tree, view, this.totals);
    for (const difference of found) {
      const reason = explainDifference({ label, text, difference, hasErrors, version: this.version });
      if (reason === null) this.differences.push(`${label}${difference}`);
      else this.explained.set(reason, (this.explained.get(reason) ?? 0) + 1);
    }
  }

  /** Compares files of the disk; labels are paths without `root`. */
  async compareFiles(paths: readonly string[], root: string): Promise<void> {
    let index = 0;
    for await (const answer of askPython(paths.map((path) => ({ path })))) {
      const path = paths[index++]!;
      this.compare(path.slice(root.length + 1), answer.text ?? readText(path), answer);
    }
  }

  report(title: string): string {
    const { files, scopes, symbols } = this.totals;
    const explained = [...this.explained].map(([reason, count]) => `\n  explained: ${reason} (${count})`);
    return (
      `${title}, Python ${this.version.major}.${this.version.minor}: ${files} files, ${scopes} scopes, ` +
      `${symbols} symbols compared; ${this.refused} refused by CPython; ${this.differences.length} differences` +
      explained.join('')
    );
  }

  /** The first differences as text, empty when there is none. */
  summary(): string {
    const rest = this.differences.length - SHOWN_DIFFERENCES;
    const shown = this.differences.slice(0, SHOWN_DIFFERENCES).join('\n');
    return rest > 0 ? `${shown}\n… and ${rest} more` : shown;
  }

  private bound(text: string): { view: SymtableScope; hasErrors: boolean } {
    const tree = this.parser.parseFlat(text);
    const builder = extract({ tree, text, path: 'source.py' });
    const scopeTree = bind(builder, { pythonVersion: this.version });
    const view = symtableView(finishEvidence(builder), scopeTree, text, this.version);
    return { view, hasErrors: tree.hasError };
  }
}

/** Text of a UTF-8 file, without a byte order mark. */
export function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The fences of `symtable-snippets.md` under their headings. */
export function readSnippets(): { name: string; source: string }[] {
  const markdown = readFileSync(new URL('symtable-snippets.md', import.meta.url), 'utf8');
  return [...markdown.matchAll(/^## (.+)\n```py\n([\s\S]*?)^```$/gm)].map(([, name, source]) => ({
    name: name!,
    source: source!,
  }));
}
