/**
 * Leaves of a stub only what holds for one Python version and platform: `if sys.version_info >= (3, 12):`
 * and `if sys.platform == "win32":` decide at reading time which definitions a module has (typing
 * specification, "Version and platform checks"). Works on the text: offsets of lines stay what they are, what
 * does not hold becomes blank, and what holds is moved to the margin of its `if`. Knows no other conditions.
 */
export interface TargetPython {
  readonly major: number;
  readonly minor: number;
  /** `sys.platform` of the target: `linux`, `darwin`, `win32`. */
  readonly platform: string;
}

const HEADER = /^( *)(if|elif|else)\b(.*?):\s*(?:#.*)?$/;
const VERSION = /^sys\.version_info\s*(>=|<=|==|!=|>|<)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?(?:,.*)?\)$/;
const PLATFORM = /^sys\.platform\s*(==|!=)\s*["'](\w+)["']$/;
const PLATFORM_START = /^sys\.platform\.startswith\(\s*["'](\w+)["']\s*\)$/;

/** The text with every decidable `if` chain replaced by its branch that holds. */
export function selectBranches(text: string, target: TargetPython): string {
  if (!text.includes('sys.')) return text;
  const lines = text.split('\n');
  new Selection(lines, target).selectWithin(0, lines.length);
  return lines.join('\n');
}

const STRING = /[rbuf]*("""|'''|"|')/iy;

/** For each line whether it goes on with a string or bracket of the line before: its margin means nothing. */
function continuations(lines: readonly string[]): boolean[] {
  let quote = '';
  let brackets = 0;
  return lines.map((line) => {
    const isContinued = quote !== '' || brackets > 0;
    for (let at = 0; at < line.length; at++) {
      if (quote !== '') {
        if (line[at] === '\\') at++;
        else if (line.startsWith(quote, at)) {
          at += quote.length - 1;
          quote = '';
        }
        continue;
      }
      if (line[at] === '#') break;
      STRING.lastIndex = at;
      const string = STRING.exec(line);
      if (string) {
        quote = string[1]!;
        at += string[0].length - 1;
      } else if ('([{'.includes(line[at]!)) brackets++;
      else if (')]}'.includes(line[at]!)) brackets = Math.max(0, brackets - 1);
    }
    if (quote.length === 1) quote = '';
    return isContinued;
  });
}

interface Branch {
  readonly header: number;
  readonly end: number;
  readonly condition: string | null;
}

class Selection {
  private readonly lines: string[];
  private readonly target: TargetPython;
  private readonly isContinued: readonly boolean[];

  constructor(lines: string[], target: TargetPython) {
    this.lines = lines;
    this.target = target;
    this.isContinued = continuations(lines);
  }

  selectWithin(from: number, to: number): void {
    const { lines } = this;
    let at = from;
    while (at < to) {
      const header = this.header(at);
      if (header?.[2] !== 'if') {
        at++;
        continue;
      }
      const margin = header[1]!.length;
      const branches = this.readChain(at, to, margin);
      const chosen = choose(branches, this.target);
      if (chosen === undefined) {
        for (const branch of branches) this.selectWithin(branch.header + 1, branch.end);
      } else {
        for (const branch of branches) {
          if (branch === chosen) this.moveToMargin(branch, margin);
          else for (let i = branch.header + 1; i < branch.end; i++) lines[i] = ' '.repeat(lines[i]!.length);
          // A suite must not become empty.
          lines[branch.header] = `${' '.repeat(margin)}pass`.padEnd(lines[branch.header]!.length);
        }
        if (chosen !== null) this.selectWithin(chosen.header + 1, chosen.end);
      }
      at = branches.at(-1)!.end;
    }
  }

  private header(line: number): RegExpExecArray | null {
    return this.isContinued[line] ? null : HEADER.exec(this.lines[line]!);
  }

  /** Whether a line says where a suite ends. */
  private hasMargin(line: number): boolean {
    return !this.isContinued[line] && this.lines[line]!.trim() !== '';
  }

  private readChain(first: number, to: number, margin: number): Branch[] {
    const branches: Branch[] = [];
    let header = first;
    for (;;) {
      let end = header + 1;
      while (end < to && (!this.hasMargin(end) || marginOf(this.lines[end]!) > margin)) end++;
      const [, , keyword, condition] = this.header(header)!;
      branches.push({ header, end, condition: keyword === 'else' ? null : condition!.trim() });
      const next = end < to ? this.header(end) : null;
      if (keyword === 'else' || next === null || next[1]!.length !== margin || next[2] === 'if')
        return branches;
      header = end;
    }
  }

  private moveToMargin({ header, end }: Branch, margin: number): void {
    const { lines } = this;
    let inner = Number.POSITIVE_INFINITY;
    for (let i = header + 1; i < end; i++)
      if (this.hasMargin(i)) inner = Math.min(inner, marginOf(lines[i]!));
    const shift = inner - margin;
    for (let i = header + 1; i < end; i++)
      if (this.hasMargin(i)) lines[i] = lines[i]!.slice(shift) + ' '.repeat(shift);
  }
}

/** The branch that holds, null when none does, undefined when that cannot be told. */
function choose(branches: readonly Branch[], target: TargetPython): Branch | null | undefined {
  for (const branch of branches) {
    const holds = branch.condition === null ? true : evaluate(branch.condition, target);
    if (holds === null) return undefined;
    if (holds) return branch;
  }
  return null;
}

function evaluate(condition: string, target: TargetPython): boolean | null {
  for (const [word, decides] of [
    [' or ', true],
    [' and ', false],
  ] as const) {
    const parts = condition.split(word);
    if (parts.length < 2) continue;
    if (condition.includes('(sys.') || condition.startsWith('(')) return null;
    const values = parts.map((part) => evaluate(part.trim(), target));
    if (values.includes(decides)) return decides;
    return values.includes(null) ? null : !decides;
  }
  if (condition.startsWith('not ')) {
    const value = evaluate(condition.slice(4).trim(), target);
    return value === null ? null : !value;
  }
  if (condition === 'TYPE_CHECKING' || condition === 'True') return true;
  const platform = PLATFORM.exec(condition);
  if (platform) return (platform[2] === target.platform) === (platform[1] === '==');
  const start = PLATFORM_START.exec(condition);
  if (start) return target.platform.startsWith(start[1]!);
  const version = VERSION.exec(condition);
  if (!version) return null;
  const [, operator, major, minor] = version;
  // A tuple compares by its common prefix, and `sys.version_info` is the longer one.
  const order = target.major - Number(major) || (minor === undefined ? 0 : target.minor - Number(minor));
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '>':
      return order >= 0;
    case '<=':
      return order < 0;
    default:
      return null;
  }
}

const marginOf = (line: string): number => line.length - line.trimStart().length;
