/**
 * Reads a path query. Recursive descent over the grammar of docs/reference/traverse.md; knows the shape of queries
 * and no kind of node or edge.
 */
import {
  type Condition,
  type EdgeStep,
  type GroupStep,
  type KindName,
  type Literal,
  type NodePattern,
  ONCE,
  type Operator,
  type PathQuery,
  type Projection,
  type Repeat,
  type Step,
} from './query.ts';
import { QueryError } from './query-error.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Deeper nesting is no question a person asks; without a bound it would exhaust the stack. */
const MAX_NESTING = 40;

/** Repetitions of a step or group: paths of that length are the whole program. */
const MAX_REPEAT = 100;

const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'like']);
const LITERAL_WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Throws `QueryError`. */
export function parseQuery(text: string): PathQuery {
  return new Parser(tokensOf(text)).query();
}

class Parser {
  private readonly tokens: readonly Token[];
  private index = 0;
  private nesting = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  query(): PathQuery {
    const start = this.nodePattern();
    if (start.kinds === null && start.filter === null)
      throw this.error('A query begins with nodes, such as PY_CLASS_DEF[name = "User"].');
    const steps = this.steps();
    const select = this.takeWord('select') ? this.projections() : null;
    if (this.token.type !== 'end') throw this.error('A step, "select" or the end was expected.');
    return { start, steps, select };
  }

  private steps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.isSign('-') || this.isSign('<-')) steps.push(this.edgeStep());
      else if (this.isSign('(')) steps.push(this.group());
      else return steps;
    }
  }

  private group(): GroupStep {
    const { at } = this.token;
    this.expect('(');
    const steps = this.nested(() => this.steps());
    if (steps.length === 0) throw this.error('A group has at least one step, such as -PY_CONTAINS->.');
    this.expect(')');
    return { step: 'group', at, steps, repeat: this.repeat() };
  }

  private edgeStep(): EdgeStep {
    const { at } = this.token;
    const direction = this.takeSign('<-') ? 'backward' : 'forward';
    if (direction === 'forward') this.expect('-');
    const kinds = this.kinds('an edge kind, such as PY_CONTAINS');
    const filter = this.filter();
    const name = this.nameGiven();
    this.expect(direction === 'forward' ? '->' : '-');
    const repeat = this.repeat();
    const isNode =
      this.token.type === 'word' ? this.token.text !== 'select' : this.isSign('[') || this.isSign('*');
    return {
      step: 'edge',
      at,
      direction,
      kinds,
      filter,
      name,
      repeat,
      node: isNode ? this.nodePattern() : null,
    };
  }

  private nodePattern(): NodePattern {
    const { at } = this.token;
    const isAny = this.takeSign('*');
    const isNamed = !isAny && this.token.type === 'word' && this.token.text !== 'as';
    const kinds = isNamed ? this.kinds('a node kind, such as PY_CLASS_DEF') : null;
    return { at, kinds, filter: this.filter(), name: this.nameGiven() };
  }

  private kinds(what: string): KindName[] {
    const kinds: KindName[] = [];
    do {
      if (this.token.type !== 'word') throw this.error(`Here goes ${what}.`);
      kinds.push({ at: this.token.at, name: this.next().text });
    } while (this.takeSign('|'));
    return kinds;
  }

  private nameGiven(): string | null {
    return this.takeWord('as') ? this.word('a name of your choice') : null;
  }

  private repeat(): Repeat {
    if (!this.takeSign('{')) return ONCE;
    const { at } = this.token;
    const least = this.wholeNumber();
    const most = this.takeSign(',') ? this.wholeNumber() : least;
    this.expect('}');
    if (least > most || most === 0) throw new QueryError(at, `{${least},${most}} allows no repetition.`);
    if (most > MAX_REPEAT) throw new QueryError(at, `At most ${MAX_REPEAT} repetitions are possible.`);
    return { least, most };
  }

  private wholeNumber(): number {
    if (this.token.type !== 'number' || !/^\d{1,9}$/.test(this.token.text))
      throw this.error('A repeat names its bounds: {2} or {1,3}.');
    return Number(this.next().text);
  }

  private filter(): Condition | null {
    if (!this.takeSign('[')) return null;
    const condition = this.alternatives();
    this.expect(']');
    return condition;
  }

  private alternatives(): Condition {
    return this.nested(() => this.joined('or', () => this.joined('and', () => this.negation())));
  }

  private joined(word: 'and' | 'or', part: () => Condition): Condition {
    const of = [part()];
    while (this.takeWord(word)) of.push(part());
    return of.length === 1 ? of[0]! : { is: word, of };
  }

  private negation(): Condition {
    if (this.takeWord('not')) return { is: 'not', of: this.nested(() => this.negation()) };
    const { at } = this.token;
    if (this.isSign('-') || this.isSign('<-')) return { is: 'path', at, steps: this.steps() };
    if (this.isSign('(')) {
      const after = this.tokens[this.index + 1]!;
      if (after.type === 'sign' && (after.text === '-' || after.text === '<-' || after.text === '('))
        return this.groupedPath(at);
      this.next();
      const inner = this.alternatives();
      this.expect(')');
      return inner;
    }
    return this.comparison();
  }

  /** `(-A->){1,2}` is a path; `((a = 1) or b)` is a condition: only what stands deepest inside tells. */
  private groupedPath(at: number): Condition {
    let index = this.index;
    while (this.tokens[index]!.text === '(' && this.tokens[index]!.type === 'sign') index++;
    const inside = this.tokens[index]!;
    if (inside.type === 'sign' && (inside.text === '-' || inside.text === '<-'))
      return { is: 'path', at, steps: this.steps() };
    this.next();
    const inner = this.alternatives();
    this.expect(')');
    return inner;
  }

  private comparison(): Condition {
    const { at } = this.token;
    const column = this.word('a column or property, such as name');
    if (this.takeWord('in')) {
      this.expect('(');
      const values = [this.literal()];
      while (this.takeSign(',')) values.push(this.literal());
      this.expect(')');
      return { is: 'in', at, column, values };
    }
    const { type, text } = this.token;
    if ((type === 'sign' || type === 'word') && OPERATORS.has(text)) {
      this.next();
      return { is: 'compare', at, column, operator: text as Operator, value: this.literal() };
    }
    return { is: 'set', at, column };
  }

  private literal(): Literal {
    const isNegative = this.takeSign('-');
    const token = this.token;
    if (token.type === 'number') {
      this.next();
      return isNegative ? -Number(token.text) : Number(token.text);
    }
    if (!isNegative && token.type === 'string') return this.next().text;
    if (!isNegative && token.type === 'word' && LITERAL_WORDS.has(token.text))
      return LITERAL_WORDS.get(this.next().text)!;
    throw this.error('Here goes a value: "text", a number, true, false or null.');
  }

  private projections(): Projection[] {
    const projections = [this.projection()];
    while (this.takeSign(',')) projections.push(this.projection());
    return projections;
  }

  private projection(): Projection {
    const { at } = this.token;
    const first = this.word('a column, such as name');
    const column = this.takeSign('.') ? this.word('a column, such as name') : null;
    const written = column === null ? first : `${first}.${column}`;
    return {
      at,
      of: column === null ? null : first,
      column: column ?? first,
      title: this.nameGiven() ?? written,
    };
  }

  private word(what: string): string {
    if (this.token.type !== 'word') throw this.error(`Here goes ${what}.`);
    return this.next().text;
  }

  private nested<T>(read: () => T): T {
    if (++this.nesting > MAX_NESTING) throw this.error('That is nested too deeply.');
    try {
      return read();
    } finally {
      this.nesting--;
    }
  }

  private get token(): Token {
    return this.tokens[this.index]!;
  }

  private next(): Token {
    return this.tokens[this.index++]!;
  }

  private isSign(text: string): boolean {
    return this.token.type === 'sign' && this.token.text === text;
  }

  private takeSign(text: string): boolean {
    const isIt = this.isSign(text);
    if (isIt) this.index++;
    return isIt;
  }

  private takeWord(text: string): boolean {
    const isIt = this.token.type === 'word' && this.token.text === text;
    if (isIt) this.index++;
    return isIt;
  }

  private expect(sign: string): void {
    if (!this.takeSign(sign)) throw this.error(`"${sign}" was expected.`);
  }

  private error(message: string): QueryError {
    return new QueryError(this.token.at, message);
  }
}
