/** All features, in the order of the specification. Adding one is a file in `features/` and a line here. */
import type { Feature } from './feature.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy.ts';
import { codeLens, codeLensResolve } from './features/code-lens.ts';
import { definition } from './features/definition.ts';
import { documentDiagnostic } from './features/diagnostic.ts';
import { documentSymbol } from './features/document-symbol.ts';
import { hover } from './features/hover.ts';
import { declaration, implementation, typeDefinition } from './features/other-definitions.ts';
import { documentHighlight, references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { willRenameFiles } from './features/rename-files.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from './features/semantic-tokens.ts';
import { foldingRange, selectionRange } from './features/syntax-ranges.ts';
import { prepareTypeHierarchy, subtypes, supertypes } from './features/type-hierarchy.ts';
import { workspaceSymbol } from './features/workspace-symbol.ts';

export const FEATURE_LIST: readonly Feature[] = [
  declaration,
  definition,
  typeDefinition,
  implementation,
  references,
  prepareCallHierarchy,
  incomingCalls,
  outgoingCalls,
  prepareTypeHierarchy,
  supertypes,
  subtypes,
  documentHighlight,
  hover,
  codeLens,
  codeLensResolve,
  foldingRange,
  selectionRange,
  documentSymbol,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  documentDiagnostic,
  prepareRename,
  rename,
  workspaceSymbol,
  willRenameFiles,
];
