/** What the columns of a document count, also where the index does not say. Knows tools by name, no text. */
import type { PositionEncoding as Unit } from '../../text/line-index.ts';
import { type Metadata, PositionEncoding } from './generated/scip.ts';

const STATED: ReadonlyMap<number, Unit> = new Map([
  [PositionEncoding.UTF8CodeUnitOffsetFromLineStart, 'utf-8'],
  [PositionEncoding.UTF16CodeUnitOffsetFromLineStart, 'utf-16'],
  [PositionEncoding.UTF32CodeUnitOffsetFromLineStart, 'utf-32'],
]);

/**
 * Tools that leave the encoding unspecified, by the strings of the language they are written in. Pyright, and
 * so scip-python, counts as JavaScript does; tools in Go, Rust and C++ count bytes.
 */
const OF_TOOL: ReadonlyMap<string, Unit> = new Map([
  ['scip-python', 'utf-16'],
  ['scip-typescript', 'utf-16'],
  ['scip-java', 'utf-16'],
  ['scip-dotnet', 'utf-16'],
  ['scip-go', 'utf-8'],
  ['scip-clang', 'utf-8'],
  ['rust-analyzer', 'utf-8'],
]);

/** `isKnown` is false when the document states a number that SCIP does not define. */
export function columnUnit(
  positionEncoding: number,
  metadata: Metadata | null,
): { readonly unit: Unit; readonly isKnown: boolean } {
  const stated = STATED.get(positionEncoding);
  if (stated !== undefined) return { unit: stated, isKnown: true };
  // LSP's default, which editors' servers that were turned into indexers have.
  const unit = OF_TOOL.get(metadata?.toolInfo?.name ?? '') ?? 'utf-16';
  return { unit, isKnown: positionEncoding === PositionEncoding.UnspecifiedPositionEncoding };
}
