/**
 * Ids of the graph's span-less nodes, made of what names them. Anchored nodes: see `entity-ids.ts`.
 */
import { prefixedHash } from '../text/ids.ts';

/** Id of a module by its dotted name: `module_id` and the node id of its PY_MODULE. */
export const moduleId = (moduleFqn: string): string => prefixedHash('PY_MODULE', moduleFqn);

/** Id of a package by its dotted name: `package_id` and the node id of its PY_PACKAGE. */
export const packageId = (packageFqn: string): string => prefixedHash('PY_PACKAGE', packageFqn);

/** Node id of a symbol. `local N` means something only in its file, so its path takes part. */
export const symbolNodeId = (symbol: string, path: string): string =>
  symbol.startsWith('local ') ? prefixedHash('PY_SYMBOL', path, symbol) : prefixedHash('PY_SYMBOL', symbol);
