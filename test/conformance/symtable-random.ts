/**
 * Random Python programs made of nothing but scoping: nested functions, classes, lambdas, comprehensions,
 * declarations, annotations and type parameters over very few names, so that they collide. Many are rejected by
 * CPython; the others find combinations no one would write down.
 */

const NAMES = ['a', 'b', 'c', '__p', '__class__', 'super', 'f', 'C'];

export interface RandomSyntax {
  /** Type parameters and `type` statements (3.12). */
  readonly hasTypeParameters: boolean;
}

/** The program of a seed; equal seeds give equal programs. */
export function randomProgram(seed: number, syntax: RandomSyntax): string {
  return new ProgramWriter(seed, syntax).module();
}

class ProgramWriter {
  private state: number;
  private readonly syntax: RandomSyntax;
  private readonly lines: string[] = [];

  constructor(seed: number, syntax: RandomSyntax) {
    this.state = (Math.imul(seed, 2_654_435_761) ^ 0x5bd1e995) >>> 0;
    this.syntax = syntax;
  }

  module(): string {
    if (this.below(8) === 0) this.lines.push('from __future__ import annotations');
    this.body(0, 0);
    return `${this.lines.join('\n')}\n`;
  }

  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.state >>> 8) % limit;
  }

  private name(): string {
    return NAMES[this.below(NAMES.length)]!;
  }

  private body(indent: number, depth: number): void {
    if (depth > 0 && this.below(5) === 0) {
      this.line(indent, `${this.below(2) === 0 ? 'global' : 'nonlocal'} ${this.name()}`);
    }
    for (let count = 1 + this.below(4); count > 0; count--) this.statement(indent, depth);
  }

  private line(indent: number, text: string): void {
    this.lines.push(' '.repeat(indent) + text);
  }

  private statement(indent: number, depth: number): void {
    const choice = this.below(depth < 4 ? 16 : 11);
    if (choice === 8) this.line(indent, 'try: pass');
    if (choice <= 10) this.line(indent, this.simpleStatement(choice));
    else if (choice <= 12) this.classDefinition(indent, depth);
    else this.functionDefinition(indent, depth);
  }

  private simpleStatement(choice: number): string {
    switch (choice) {
      case 0:
        return `${this.name()} = ${this.expression(2)}`;
      case 1:
        return `${this.name()} += ${this.expression(1)}`;
      case 2:
        return `${this.name()}: ${this.expression(1)}`;
      case 3:
        return `(${this.name()}): ${this.expression(1)} = ${this.expression(1)}`;
      case 4:
        return `import ${this.name()}.x, y as ${this.name()}`;
      case 5:
        return `for ${this.name()} in ${this.expression(2)}: ${this.name()}`;
      case 6:
        return `del ${this.name()}`;
      case 7:
        return `with ${this.expression(1)} as ${this.name()}: pass`;
      case 8:
        return `except ${this.expression(1)} as ${this.name()}: ${this.expression(1)}`;
      case 9:
        return this.syntax.hasTypeParameters && this.below(2) === 0
          ? `type ${this.name()}${this.typeParameters()} = ${this.expression(1)}`
          : `if ${this.expression(1)}: ${this.name()}: ${this.expression(1)}`;
      default:
        return this.expression(3);
    }
  }

  private functionDefinition(indent: number, depth: number): void {
    if (this.below(4) === 0) this.line(indent, `@${this.name()}`);
    const first = this.name();
    const second = NAMES[(NAMES.indexOf(first) + 1 + this.below(NAMES.length - 1)) % NAMES.length]!;
    const annotation = this.below(2) === 0 ? `: ${this.expression(1)}` : '';
    const result = this.below(3) === 0 ? ` -> ${this.expression(1)}` : '';
    const parameters = [
      '',
      `${first}${annotation}`,
      `${first}, *, ${second}${annotation}=${this.expression(1)}`,
    ];
    const chosen = parameters[this.below(3)]!;
    this.line(indent, `def ${this.name()}${this.typeParameters()}(${chosen})${result}:`);
    this.body(indent + 1, depth + 1);
  }

  private classDefinition(indent: number, depth: number): void {
    const bases = this.below(3) === 0 ? `(${this.expression(1)}, k=${this.expression(1)})` : '';
    this.line(indent, `class ${this.below(3) === 0 ? this.name() : 'C'}${this.typeParameters()}${bases}:`);
    this.body(indent + 1, depth + 1);
  }

  private typeParameters(): string {
    if (!this.syntax.hasTypeParameters || this.below(3) > 0) return '';
    const bound = this.below(2) === 0 ? `: ${this.expression(1)}` : '';
    return `[${this.name()}${bound}]`;
  }

  private expression(depth: number): string {
    if (depth === 0) return this.name();
    const [inner, other] = [this.expression(depth - 1), this.name()];
    switch (this.below(12)) {
      case 0:
        return `(lambda ${this.name()}=${other}: ${inner})`;
      case 1:
        return `[${inner} for ${this.name()} in ${this.expression(depth - 1)}]`;
      case 2:
        return `{${this.name()}: ${inner} for ${this.name()} in ${other} if ${this.expression(depth - 1)}}`;
      case 3:
        return `(${inner} for ${this.name()} in ${other} for ${this.name()} in ${this.name()})`;
      case 4:
        return `(${this.name()} := ${inner})`;
      case 5:
        return `${inner}.x[${other}]`;
      case 6:
        return `super().m(${inner})`;
      case 7:
        return `{${inner} for (${this.name()}, ${this.name()}) in ${other}}`;
      default:
        return inner;
    }
  }
}
