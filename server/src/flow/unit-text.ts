/**
 * What one code unit's control flow is a function of: its own text and syntax, without the bodies of the
 * functions and classes in it, which are units of their own. Gives positions that do not move when other units
 * change, and a key that is equal exactly when the control flow is. Knows no flow.
 */
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { hash64, hash64Bytes } from '../text/hash.ts';
import { Int32List } from './int32-list.ts';
import type { SyntaxView } from './syntax-view.ts';

export class UnitText {
  /** Equal for equal texts and syntaxes of units of one kind, wherever they stand. */
  readonly key: string;
  private readonly layout: ChunkLayout;

  /** `node` is the node of a code unit; 0 is the module, whose text is the whole file. */
  constructor(syntax: SyntaxView, node: number) {
    const bodies = definitionBodies(syntax, node);
    const isModule = node === 0;
    const starts = Int32Array.from([isModule ? 0 : syntax.from(node), ...bodies.map((b) => syntax.from(b))]);
    const ends = Int32Array.from([
      isModule ? syntax.byteOf(syntax.text.length) : syntax.to(node),
      ...bodies.map((b) => syntax.to(b)),
    ]);
    this.layout = new ChunkLayout(
      starts,
      ends,
      starts.map((_, i) => (i === 0 ? -1 : 0)),
    );
    this.key = `${hash64(ownText(syntax, node, bodies))}${hash64Bytes(ownSyntax(syntax, node, bodies))}`;
  }

  /** Own offset of an absolute position that is not strictly inside a definition's body; UTF-8 bytes. */
  toOwn(absolute: number): number {
    return this.layout.toOwn(0, absolute);
  }

  /** Absolute position of an own offset; UTF-8 bytes. */
  toAbsolute(own: number): number {
    return this.layout.toAbsolute(0, own);
  }
}

/** Bodies of the definitions directly in a unit, in source order: another unit's text. */
function definitionBodies(syntax: SyntaxView, unit: number): number[] {
  const { kind, next } = syntax;
  const bodies: number[] = [];
  const end = next[unit]!;
  for (let node = unit + 1; node < end; ) {
    const isDefinition =
      kind[node] === NodeKind.function_definition || kind[node] === NodeKind.class_definition;
    const body = isDefinition ? syntax.child(node, Field.body) : -1;
    if (body < 0) {
      node++;
      continue;
    }
    bodies.push(...definitionBodiesBefore(syntax, node, body), body);
    node = next[body]!;
  }
  return bodies;
}

/** A header holds no definition, unless the parser recovered from something odd. */
function definitionBodiesBefore(syntax: SyntaxView, definition: number, body: number): number[] {
  const bodies: number[] = [];
  for (let c = definition + 1; c < body; c = syntax.next[c]!) bodies.push(...definitionBodies(syntax, c));
  return bodies;
}

function ownText(syntax: SyntaxView, node: number, bodies: readonly number[]): string {
  const { text, start, end } = syntax;
  let own = '';
  let at = node === 0 ? 0 : start[node]!;
  for (const body of bodies) {
    // The placeholder no source can hold keeps "before the body" and "behind it" apart.
    own += `${text.slice(at, start[body]!)}\0`;
    at = end[body]!;
  }
  return own + text.slice(at, node === 0 ? text.length : end[node]!);
}

/** Kinds, fields, flags, nesting and extents of the nodes outside the bodies. */
function ownSyntax(syntax: SyntaxView, unit: number, bodies: readonly number[]): Uint8Array {
  const { tree, kind, field, start, end, next } = syntax;
  const facts = new Int32List();
  const isBody = new Set(bodies);
  const open: number[] = [];
  const last = next[unit]!;
  const base = start[unit]!;
  let hidden = 0;
  for (let node = unit; node < last; ) {
    while (open.length > 0 && node >= open[open.length - 1]!) open.pop();
    facts.push(kind[node]! | (field[node]! << 8) | (tree.flags[node]! << 16));
    facts.push(open.length);
    facts.push(start[node]! - base - hidden);
    if (isBody.has(node)) {
      hidden += end[node]! - start[node]!;
      node = next[node]!;
      continue;
    }
    open.push(next[node]!);
    node++;
  }
  const { buffer, byteOffset, byteLength } = facts.view();
  return new Uint8Array(buffer, byteOffset, byteLength);
}
