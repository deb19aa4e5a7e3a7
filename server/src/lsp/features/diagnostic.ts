/** `textDocument/diagnostic`: diagnostics for clients that ask for them. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf, resultIdOf } from '../diagnostics.ts';
import { documentView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { fields } from '../params.ts';

export const documentDiagnostic: Feature = {
  method: 'textDocument/diagnostic',
  feature: 'diagnostics',
  whenOff: { kind: 'full', items: [] },
  capabilities: {
    diagnosticProvider: { identifier: 'cpgd', interFileDependencies: true, workspaceDiagnostics: false },
  },
  handle: async (request, params): Promise<DocumentDiagnosticReport> => {
    const view = await documentView(request, params);
    const items = (view && (await diagnosticsOf(request.client, view.located))) ?? [];
    const resultId = resultIdOf(items);
    return fields(params).previousResultId === resultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items };
  },
};
