/**
 * Python text to syntax trees: `web-tree-sitter` with the Python grammar, loaded once per thread. Owns the
 * WebAssembly side of things (locating the binaries, tree lifetimes, the time limit) and knows nothing of what
 * is read from the trees.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { blanked, strayBrackets } from './bracket-repair.ts';
import { type FlatTree, TreeFlattener } from './flat-tree.ts';
import { PARSE_TIME_LIMIT_MS } from './limits.ts';
import { type GrammarTables, grammarTables } from './node-kinds.ts';

export type { Edit, Tree } from 'web-tree-sitter';

/** A parse that was stopped because it took longer than its limit. */
export class ParseTimeoutError extends Error {
  override readonly name = 'ParseTimeoutError';
  readonly limitMs: number;

  constructor(limitMs: number) {
    super(`parsing took longer than ${limitMs} ms and was stopped`);
    this.limitMs = limitMs;
  }
}

export interface ParseLimits {
  /** Milliseconds after which the parse is stopped. */
  readonly timeLimitMs?: number;
}

/**
 * UTF-16 units handed to the parser at a time. The binding copies each piece into a buffer of 10 KiB
 * (5,120 units less one for its terminator), so longer slices would only be cut again.
 */
const PIECE_UNITS = 5_000;

/** Progress callbacks between two looks at the clock; the callback itself comes every hundred steps or so. */
const CALLBACKS_PER_CLOCK_READ = 16;

export class PythonParser implements Disposable {
  private readonly parser: Parser;
  private readonly flattener: TreeFlattener;

  constructor(language: Language, tables: GrammarTables) {
    this.parser = new Parser();
    this.parser.setLanguage(language);
    this.flattener = new TreeFlattener(tables);
  }

  /**
   * Parses the text (positions in the tree are UTF-16 indexes). With `oldTree`, which must have been edited to
   * match the text (`Tree.edit`), unchanged parts are reused. The caller owns the tree and must `delete()` it:
   * it lives outside the garbage collector's reach. Throws `ParseTimeoutError`.
   */
  parse(text: string, oldTree?: Tree | null, limits: ParseLimits = {}): Tree {
    const limitMs = limits.timeLimitMs ?? PARSE_TIME_LIMIT_MS;
    const deadline = performance.now() + limitMs;
    let callbacks = 0;
    // The declared type says void, but the binding stops the parse when the callback returns true.
    const isOverdue = (): boolean =>
      ++callbacks % CALLBACKS_PER_CLOCK_READ === 0 && performance.now() > deadline;
    const lines = withLineFeeds(text);
    const read = (index: number): string => lines.slice(index, index + PIECE_UNITS);
    const tree = this.parser.parse(read, oldTree ?? null, { progressCallback: isOverdue });
    if (tree === null) {
      // A stopped parser would go on with this text when it is given the next one.
      this.parser.reset();
      throw new ParseTimeoutError(limitMs);
    }
    return tree;
  }

  /**
   * The tree as arrays, valid until the next call of `flatten` or `parseFlat` on this parser. `text` is the
   * text of the tree. Where brackets lack their other half, the arrays are those of a parse without them, which
   * keeps the definitions around them; that takes a second parse, of broken texts only.
   */
  flatten(tree: Tree, text: string, limits: ParseLimits = {}): FlatTree {
    const flat = this.flattener.flatten(tree);
    const stray = flat.hasError ? strayBrackets(text) : [];
    if (stray.length === 0) return flat;
    const repaired = this.parse(blanked(text, stray), null, limits);
    try {
      return { ...this.flattener.flatten(repaired), hasError: true, strayBrackets: stray };
    } finally {
      repaired.delete();
    }
  }

  /** Parses, flattens and deletes the tree. The result is valid until the next `flatten` or `parseFlat`. */
  parseFlat(text: string, limits: ParseLimits = {}): FlatTree {
    const tree = this.parse(text, null, limits);
    try {
      return this.flatten(tree, text, limits);
    } finally {
      tree.delete();
    }
  }

  delete(): void {
    this.parser.delete();
  }

  [Symbol.dispose](): void {
    this.delete();
  }
}

/** A lone carriage return ends a line for CPython, but not for the grammar; positions stay as they are. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}

let grammar: Promise<{ language: Language; tables: GrammarTables }> | null = null;

/** A parser for this thread. The grammar is compiled once per thread and shared by its parsers. */
export async function createPythonParser(): Promise<PythonParser> {
  grammar ??= loadGrammar();
  const { language, tables } = await grammar;
  return new PythonParser(language, tables);
}

async function loadGrammar(): Promise<{ language: Language; tables: GrammarTables }> {
  const resolve = createRequire(import.meta.url).resolve;
  const wasm = resolve('web-tree-sitter/web-tree-sitter.wasm');
  const [, bytes] = await Promise.all([
    Parser.init({ locateFile: () => wasm }),
    readFile(resolve('tree-sitter-python/tree-sitter-python.wasm')),
  ]);
  const language = await Language.load(bytes);
  const tables = grammarTables({
    types: language.types,
    fields: language.fields,
    nodeTypeIsNamed: (symbol) => language.nodeTypeIsNamed(symbol),
  });
  return { language, tables };
}

export type { FlatTree };
export type TreeEdit = Edit;
