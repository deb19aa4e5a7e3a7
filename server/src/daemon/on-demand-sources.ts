/**
 * What tables computed on demand are computed by: the parser behind tokens and flow. Lives here because making a
 * parser is asynchronous; whoever prints such a table makes the sources and passes them on. Knows no table.
 */
import { FlowCache } from '../flow/flow-cache.ts';
import { createFlowSource } from '../flow/rows.ts';
import { createTokenSource } from '../relations/on-demand/token-source.ts';
import type { RowOptions } from '../relations/tables.ts';
import { createPythonParser } from '../syntax/parser.ts';

/**
 * All sources, ready to be given to `tableRows` or a `TableReader`. They hold parsers for the process's life. Flow of
 * code units is kept in `cache`; null analyzes everything each time.
 */
export async function createOnDemandSources(
  cache: FlowCache | null = new FlowCache(),
): Promise<Required<Pick<RowOptions, 'parse' | 'flow'>>> {
  return {
    parse: createTokenSource(await createPythonParser()),
    flow: createFlowSource(await createPythonParser(), cache),
  };
}
