/**
 * What tables computed on demand are computed by: the parser behind tokens and flow. Lives here because making a
 * parser is asynchronous; whoever prints such a table makes the sources and passes them on. Knows no table.
 */
import { createFlowSource } from '../flow/rows.ts';
import { createTokenSource } from '../relations/on-demand/token-source.ts';
import type { RowOptions } from '../relations/tables.ts';
import { createPythonParser } from '../syntax/parser.ts';

/** All sources, ready to be given to `tableRows` or a `TableReader`. They hold a parser for the process's life. */
export async function createOnDemandSources(): Promise<Required<Pick<RowOptions, 'parse' | 'flow'>>> {
  return {
    parse: createTokenSource(await createPythonParser()),
    flow: createFlowSource(await createPythonParser()),
  };
}
