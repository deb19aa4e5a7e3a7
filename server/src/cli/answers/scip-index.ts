/** Our own SCIP index of a project as a file, which appears whole or not at all, and what is in it. */
import type { Project } from '../../daemon/project.ts';
import type { ScipExportSummary } from '../../relations/scip-export/export-index.ts';
import { writeFileAtomically } from '../atomic-output.ts';
import type { Context } from '../context.ts';
import { formatCounted } from '../render/numbers.ts';

/**
 * Writes the index to an absolute path and tells what was written.
 * @throws UsageError when the path is a folder; an AbortError when the user cancelled.
 */
export async function writeScipIndex(context: Context, project: Project, path: string): Promise<void> {
  const { exportScipIndex } = await import('../../relations/scip-export/export-index.ts');
  const { scipExportOptions } = await import('../../daemon/export/scip-options.ts');
  const pieces = exportScipIndex(project.passThrough(), scipExportOptions(project.root));
  let summary: ScipExportSummary | null = null;
  await writeFileAtomically(path, async (output) => {
    for (;;) {
      context.signal.throwIfAborted();
      const { value, done } = pieces.next();
      if (done) {
        summary = value;
        return;
      }
      await output.writeBytes(value);
    }
  });
  if (summary !== null) await tell(context, path, summary);
}

async function tell(context: Context, path: string, summary: ScipExportSummary): Promise<void> {
  const { documents, occurrences, symbols, externalSymbols, changedFiles } = summary;
  const counts = [
    formatCounted(documents, 'document'),
    formatCounted(occurrences, 'occurrence'),
    formatCounted(symbols, 'symbol'),
    formatCounted(externalSymbols, 'external symbol'),
  ];
  await context.out.writeLine(counts.join(', '));
  await context.note(`Written to ${context.path(path, '.')}.`);
  if (changedFiles.length === 0) return;
  const files = formatCounted(changedFiles.length, 'file');
  await context.note(
    context.errColors.doubtful(`${files} changed while exporting and were left out: run the command again.`),
  );
}
