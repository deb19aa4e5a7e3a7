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
import {
  type FunctionUnit,
  functionUnits,
  type LogicalLine,
  lineStart,
  logicalLines,
} from './function-units.ts';
import { MAX_LINES_ALONE, PARSE_TIME_LIMIT_MS } from './limits.ts';
import { withoutLowLines } from './low-lines.ts';
import { type GrammarTables, grammarTables } from './node-kinds.ts';
import { copyOf, joined, movedBy, onlyFunction, Rest } from './parts.ts';
import { accessIntegersDirectly, type WasmModule } from './wasm-integers.ts';

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

/** Lines that are nothing without those before or after them. */
const CLAUSE = /^(?:@|(?:elif|else|except|finally|case)\b)/;

/** Lines remembered, in one or two MB: more than the largest files have. */
const MAX_WHOLE_LINES = 10_000;

/** Progress callbacks between two looks at the clock; the callback itself comes every hundred steps or so. */
const CALLBACKS_PER_CLOCK_READ = 16;

export class PythonParser implements Disposable {
  /**
   * Whether WebAssembly has ended itself (its memory is used up, an assertion does not hold): no parser of this
   * thread works from then on.
   */
  isLost = false;
  /** Lines that are not broken by themselves: the next key leaves most of a text as it is. */
  private readonly wholeLines = new Set<string>();
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
    const read = (index: number): string => pieceAt(lines, index);
    const tree = this.guarded(() =>
      this.parser.parse(read, oldTree ?? null, { progressCallback: isOverdue }),
    );
    if (tree === null) {
      // A stopped parser would go on with this text when it is given the next one.
      this.parser.reset();
      throw new ParseTimeoutError(limitMs);
    }
    return tree;
  }

  /**
   * The tree as arrays, valid until the parser's next ones. `text` is the text of the tree. That of a broken text is
   * put together from parts (`parts.ts`), which takes another parse of broken texts only.
   */
  flatten(tree: Tree, text: string, limits: ParseLimits = {}): FlatTree {
    const flat = this.flattener.flatten(tree);
    return flat.hasError ? this.parseParts(text, limits) : flat;
  }

  /** The tree of a text that is known to be broken, valid until the parser's next ones. */
  parseParts(text: string, limits: ParseLimits = {}): FlatTree {
    const units = functionUnits(text);
    if (units.length > 0) {
      const parts = units.map((unit) => copyOf(this.parseUnit(text, unit, limits)));
      const rest = new Rest(text, units);
      const whole = joined(rest, this.parseRest(rest, limits), parts);
      if (whole) return whole;
    }
    return { ...this.parseRest(new Rest(text, []), limits), isModular: false };
  }

  /**
   * The tree of what is between the functions. One line that is broken can take everything with it: of
   *
   *     x = a if b
   *     y = 1
   *     class C: ...
   *
   * the parser makes one error. So lines that are broken by themselves cost themselves, where the others are whole.
   * Positions are those of the rest; valid until the parser's next one.
   */
  parseRest({ text, strayBrackets }: Rest, limits: ParseLimits = {}): FlatTree {
    const tree = this.parseRepaired(text, () => strayBrackets, limits);
    if (!tree.hasError) return tree;
    const broken = copyOf(tree);
    const lines = withoutHeaders(text, logicalLines(text));
    return this.parseWithoutBrokenLines(text, lines, ({ hasError }) => !hasError, limits) ?? broken;
  }

  /** The tree of one unit of a text, at its place in the text; valid until the parser's next one. */
  parseUnit(text: string, { start, end }: FunctionUnit, limits: ParseLimits = {}): FlatTree {
    const own = text.slice(start, end);
    const tree = this.parseRepaired(own, () => strayBrackets(own), limits);
    if (!tree.hasError) return movedBy(tree, start);
    const broken = copyOf(tree);
    const isFunction = (tree: FlatTree): boolean => onlyFunction(tree) >= 0;
    const lines = logicalLines(own);
    // What is being typed takes nothing of the statement below it where that line alone is broken.
    const others = this.parseWithoutBrokenLines(
      own,
      withoutHeaders(own, lines),
      (tree) => !tree.hasError && isFunction(tree),
      limits,
    );
    if (others !== null || isFunction(broken)) return movedBy(others ?? broken, start);
    // So broken that nothing is left of the function: keep it, without the lines that are broken by themselves.
    return movedBy(this.parseWithoutBrokenLines(own, lines, isFunction, limits) ?? broken, start);
  }

  /** Null where none of the lines is broken by itself, or what the others make is not wanted. */
  private parseWithoutBrokenLines(
    text: string,
    candidates: readonly LogicalLine[],
    isWanted: (others: FlatTree) => boolean,
    limits: ParseLimits,
  ): FlatTree | null {
    const lines: LogicalLine[] = [];
    const parts: FlatTree[] = [];
    if (candidates.length > MAX_LINES_ALONE) return null;
    for (const line of candidates) {
      const code = text.slice(line.start, line.codeEnd);
      if (CLAUSE.test(code) || this.wholeLines.has(code)) continue;
      const stray = (): readonly number[] => strayBrackets(code);
      const isHeader = code.endsWith(':');
      let tree = this.parseRepaired(isHeader ? `${code} pass` : code, stray, limits);
      if (!tree.hasError) {
        if (this.wholeLines.size >= MAX_WHOLE_LINES) this.wholeLines.clear();
        // A copy: a part of a text would keep all of it.
        this.wholeLines.add(Buffer.from(code, 'utf16le').toString('utf16le'));
        continue;
      }
      // The text has no `pass` behind it.
      if (isHeader) tree = this.parseRepaired(code, stray, limits);
      lines.push(line);
      parts.push(movedBy(copyOf(tree), line.start));
    }
    if (lines.length === 0) return null;
    const rest = new Rest(text, lines);
    const tree = this.parseRepaired(rest.text, () => rest.strayBrackets, limits);
    return isWanted(tree) ? joined(rest, tree, parts) : null;
  }

  private parseRepaired(text: string, stray: () => readonly number[], limits: ParseLimits): FlatTree {
    const flat = this.parseFresh(text, limits);
    if (!flat.hasError) return flat;
    const raised = withoutLowLines(text);
    const tree = raised === null ? flat : this.parseFresh(raised, limits);
    return tree.hasError ? this.repaired(tree, raised ?? text, stray(), limits) : tree;
  }

  /** Where brackets lack their other half, the tree of the text without them, which keeps what is around them. */
  private repaired(flat: FlatTree, text: string, stray: readonly number[], limits: ParseLimits): FlatTree {
    if (stray.length === 0) return flat;
    const tree = this.parseFresh(blanked(text, stray), limits);
    return { ...tree, hasError: true, isModular: false, strayBrackets: stray };
  }

  private parseFresh(text: string, limits: ParseLimits): FlatTree {
    const tree = this.parse(text, null, limits);
    try {
      return this.flattener.flatten(tree);
    } finally {
      tree.delete();
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

  private guarded<T>(parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      // `WebAssembly.RuntimeError`, which only the declarations of browsers have.
      this.isLost ||= error instanceof Error && error.name === 'RuntimeError';
      throw error;
    }
  }

  delete(): void {
    this.parser.delete();
  }

  [Symbol.dispose](): void {
    this.delete();
  }
}

/** What is handed to the parser at once: two halves of a character (a surrogate pair) come together. */
function pieceAt(text: string, index: number): string {
  const end = index + PIECE_UNITS;
  return text.slice(index, isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end);
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

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
    initialized({ locateFile: () => wasm }),
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

async function initialized(module: WasmModule & { readonly locateFile: () => string }): Promise<void> {
  await Parser.init(module);
  accessIntegersDirectly(module);
}

/** Without its header a block would belong to what is around it. */
const withoutHeaders = (text: string, lines: readonly LogicalLine[]): readonly LogicalLine[] =>
  lines.filter((line, i) => !isHeader(text, line, lines[i + 1]));

/** Whether the next line belongs to a line, colon or not. */
function isHeader(text: string, { start, codeEnd }: LogicalLine, next: LogicalLine | undefined): boolean {
  return (
    text[codeEnd - 1] === ':' || (next !== undefined && columnOf(text, next.start) > columnOf(text, start))
  );
}

const columnOf = (text: string, at: number): number => at - lineStart(text, at);
