/**
 * `rel_scip_relationship_v1`: what imported indexes say of pairs of symbols, as far as the definition that says it
 * still holds.
 */
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FileView } from '../file-view.ts';
import { BEST_FIRST, commonCells, RELATIONSHIP_COLUMNS } from '../link-rows/link-table.ts';
import type { ScipOfFile } from '../snapshot.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { scipOf } from './occurrences.ts';
import { relationshipKinds } from './symbols.ts';

export interface ScipRelationship {
  readonly bstart: number;
  readonly bend: number;
  readonly symbol: string;
  readonly related: string;
  readonly kind: string;
}

/** SCIP's SymbolRole bit (scip.proto). */
const DEFINITION = 1;

/** Relationships of the symbols that documents about the file define, where the definition holds. */
export function scipRelationships(file: FileView): readonly ScipRelationship[] {
  return file.once(scipOf).flatMap((scip) => {
    const sites = definitionSites(scip);
    return scip.document.symbols.flatMap(({ symbol, relationships }) => {
      const site = sites.get(symbol);
      if (site === undefined) return [];
      return relationships.flatMap((relationship) =>
        relationshipKinds(relationship).map((kind) => ({
          ...site,
          related: scip.symbols.translate(relationship.symbol),
          kind,
        })),
      );
    });
  });
}

/** First definition of each symbol of a document that holds, with the symbol in our spelling. */
function definitionSites({
  placed,
  symbols,
}: ScipOfFile): Map<string, Pick<ScipRelationship, 'bstart' | 'bend' | 'symbol'>> {
  const { occurrences, anchors } = placed;
  const sites = new Map<string, Pick<ScipRelationship, 'bstart' | 'bend' | 'symbol'>>();
  for (let row = 0; row < anchors.length; row++) {
    if (anchors.failure[row] !== 0 || (occurrences.roles[row]! & DEFINITION) === 0) continue;
    const name = occurrences.symbolNames[occurrences.symbol[row]!]!;
    const symbol = symbols.of(occurrences.symbol[row]!, false);
    if (symbol === null || sites.has(name)) continue;
    sites.set(name, { bstart: occurrences.start[row]!, bend: occurrences.end[row]!, symbol });
  }
  return sites;
}

export const relScipRelationship = fileTable({
  name: 'rel_scip_relationship_v1',
  family: 'relationship',
  lens: 'scip',
  meaning: 'Symbol → symbol it implements, overrides or stands for, by imported SCIP indexes.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('symbol', 'The symbol; the span is that of its definition.'),
    col.string('related_symbol', 'The other symbol.'),
    col.string('relationship', '`implementation`, `reference`, `type_definition` or `definition`.'),
    col.string('symbol_kind', '`class`, `method` …'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['path', 'bstart', 'bend', 'symbol', 'related_symbol', 'relationship'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'symbol', 'related_symbol'],
  rows(file, emit) {
    for (const { bstart, bend, symbol, related, kind } of file.once(scipRelationships)) {
      const common = commonCells({ method: 'scip_exact', confidence: 1 }, null);
      emit(file.path, bstart, bend, symbol, related, kind, parseSymbol(symbol)?.kind ?? 'other', ...common);
    }
  },
});
