/** `cpgd scip import|forget|list`: let indexes of other tools say what they know. */
import type { ScipImportError } from '../../daemon/scip/import.ts';
import { indexLines } from '../answers/scip-report.ts';
import { defineCommand } from '../command.ts';
import { ExitCode, NoAnswer, UsageError } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { withIndexedProject } from '../session.ts';

const ACTIONS = ['import', 'forget', 'list'] as const;
type Action = (typeof ACTIONS)[number];

export const scipCommand = defineCommand<[action: string, files: string[]], { format: AnswerFormat }>({
  name: 'scip',
  summary: 'import SCIP indexes of other tools',
  description:
    'With "import", what a SCIP index says (scip-python makes one with a type checker) becomes part of the graph, ' +
    'as far as it holds of the text as it is; the file is followed when it changes. "forget" takes it out again, ' +
    '"list" shows what counts. An index.scip beside the code is picked up by every command. A file that is no ' +
    'index, or one of another repository, changes nothing and ends with exit code 1.',
  examples: [
    { line: 'scip list', meaning: 'which indexes count' },
    { line: 'scip list --format json', meaning: 'the same for programs' },
  ],
  declare: (parser) =>
    parser
      .argument('<action>', ACTIONS.join(', '))
      .argument('[files...]', 'index files, plain or gzipped')
      .addOption(answerFormatOption()),
  run: (context, [written, files], { format }) => {
    const action = ACTIONS.find((name) => name === written);
    if (!action) throw new UsageError(`There is no "scip ${written}".`, `Use ${ACTIONS.join(', ')}.`);
    if ((action === 'list') !== (files.length === 0))
      throw new UsageError(
        action === 'list' ? '"scip list" takes no files.' : `Name the files to ${action}.`,
      );
    const absolute = files.map((file) => context.absolute(file));
    return withIndexedProject(
      context,
      async (project) => {
        const indexes = await answeringNo(() => act(action, project, absolute));
        if (format === 'json') {
          await context.writeJson({ items: indexes, total: indexes.length, truncated: false });
          return ExitCode.ok;
        }
        for (const line of indexLines(context, indexes)) await context.out.writeLine(line);
        if (action === 'list' && indexes.length === 0) await context.note('No index counts.');
        if (action === 'forget') await context.note('Forgotten.');
        return ExitCode.ok;
      },
      { isAboutIndex: true },
    );
  },
});

type Project = Parameters<Parameters<typeof withIndexedProject>[1]>[0];

async function act(action: Action, project: Project, files: readonly string[]) {
  if (action === 'import') return project.importScip(files);
  if (action === 'forget') await project.forgetScip(files);
  return (await project.scip({ samples: 0 })).indexes;
}

/** That a file cannot be used is an answer. Told by name, so that help does not load the decoder. */
async function answeringNo<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as ScipImportError).name !== 'ScipImportError') throw error;
    throw new NoAnswer((error as Error).message, 'The graph is as it was.');
  }
}
