/**
 * A chunk's links, part by part: a part is what one pass says of one row. Every part is linked by itself, on the record
 * of what it reads, so that after an edit those that read nothing that is another answer now keep the links they had: of a
 * function that names what was renamed once, the line that does is linked again.
 */
import type { ChunkedTable } from '../../evidence/schema.ts';
import { partitionPoint } from '../../text/partition-point.ts';
import {
  NO_READ,
  PastReads,
  placeRead,
  type Read,
  Rewriting,
  Trace,
  type WrittenTrace,
} from '../query-trace.ts';
import type { LinkWriter } from '../stable-links.ts';
import { linkAttribute } from './attributes.ts';
import { linkCall } from './calls.ts';
import type { ChunkContext } from './context.ts';
import { linkDefinition, linkParameter } from './definitions.ts';
import { linkClass, linkDecorator, linkExpression, linkStore } from './implicit-calls.ts';
import { linkImport } from './imports.ts';
import { linkLibraryCall } from './library-calls.ts';
import { linkName } from './names.ts';
import { linkType } from './types.ts';

/** The rows of a table, and what is said of each. */
interface Pass {
  readonly table: ChunkedTable;
  readonly link: (context: ChunkContext, row: number) => void;
}

/** In the order in which a chunk is linked: later ones may look at links of earlier ones. */
export const PASSES: readonly Pass[] = [
  { table: 'defs', link: linkDefinition },
  { table: 'params', link: linkParameter },
  { table: 'imports', link: linkImport },
  { table: 'names', link: linkName },
  { table: 'attrs', link: linkAttribute },
  { table: 'calls', link: linkCall },
  { table: 'decorators', link: linkDecorator },
  { table: 'defs', link: linkClass },
  { table: 'exprs', link: linkExpression },
  { table: 'assigns', link: linkStore },
  { table: 'calls', link: linkLibraryCall },
  { table: 'typeExprs', link: linkType },
];

/** How the links of a chunk came about, without the parts that read nothing and gave none. */
export interface ChunkParts {
  /** In which update. */
  readonly revision: number;
  /** Of each part its number among all of them, how many links there were after it, and what it read. */
  readonly parts: Int32Array;
  readonly trace: WrittenTrace;
}

/** Integers of a part in `ChunkParts.parts`. */
const WIDTH = 3;

/** `before`: of the same rows, from before the update that is under way. */
export function linkParts(context: ChunkContext, writer: LinkWriter, before: ChunkParts | null): ChunkParts {
  const { engine } = context.program;
  const trace = new Trace(before?.trace ?? null);
  engine.traceTo(trace);
  const passes = passesOf(context);
  const parts: number[] = [];
  const link = ({ pass, rows, first }: RowsOfPass, row: number): void => {
    const { length } = context.links;
    const { read } = trace.traced(() => pass.link(context, rows[row]!));
    if (read === NO_READ && context.links.length === length) return;
    writer.put(context.links, length);
    parts.push(first + row, writer.count, read);
  };
  if (before === null) {
    for (const each of passes) for (let row = 0; row < each.rows.length; row++) link(each, row);
  } else {
    const past = new PastReads(before.trace, (query) => engine.isAsBefore(query));
    const changed = new Set<Read>();
    let from = 0;
    for (let i = 0; i < before.parts.length; i += WIDTH) {
      const part = before.parts[i]!;
      const to = before.parts[i + 1]!;
      const read = before.parts[i + 2]!;
      if (past.hold(read, changed)) {
        writer.keep(from, to);
        parts.push(part, writer.count, read);
      } else {
        const { count } = writer;
        const pass = passes[partitionPoint(passes.length, (each) => passes[each]!.first <= part) - 1]!;
        link(pass, part - pass.first);
        writer.collectChanged(count, from, to, (place) => void changed.add(placeRead(place)));
      }
      from = to;
    }
  }
  return withoutWaste({ revision: engine.revision, parts: Int32Array.from(parts), trace: trace.written() });
}

function withoutWaste(made: ChunkParts): ChunkParts {
  if (!Rewriting.isDue(made.trace)) return made;
  const rewriting = new Rewriting(made.trace);
  const parts = made.parts.map((value, i) => (i % WIDTH === WIDTH - 1 ? rewriting.read(value) : value));
  return { ...made, parts, trace: rewriting.to.written() };
}

interface RowsOfPass {
  readonly pass: Pass;
  readonly rows: Int32Array;
  /** The number of its first part. */
  readonly first: number;
}

/** Passes over rows of the chunk. */
function passesOf({ facts, chunk }: ChunkContext): RowsOfPass[] {
  const found: RowsOfPass[] = [];
  let first = 0;
  for (const pass of PASSES) {
    const rows = facts.rowsOfChunk(pass.table, chunk);
    if (rows.length === 0) continue;
    found.push({ pass, rows, first });
    first += rows.length;
  }
  return found;
}
