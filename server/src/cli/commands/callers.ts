/** `cpgd callers NAME`: who calls a function, method or class. */
import { printCalls } from '../answers/call-list.ts';
import { answerSymbolList, type ListOptions } from '../answers/symbol-list.ts';
import { NAME_ARGUMENT_HELP } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import { answerFormatOption, depthOption, limitOption, minConfidenceOption } from '../option-values.ts';

export const callersCommand = defineCommand<[name: string], ListOptions>({
  name: 'callers',
  summary: 'list who calls a function, method or class',
  description:
    'Lists the calls of a function, method or class, with the function each stands in. ' +
    'With --depth, the callers of those callers too.',
  examples: [
    { line: 'callers helper', meaning: 'who calls "helper" directly' },
    {
      line: 'callers app.models.User.save --depth 3',
      meaning: 'and who calls those, up to three calls away',
    },
  ],
  declare: (parser) =>
    parser
      .argument('<name>', NAME_ARGUMENT_HELP)
      .addOption(depthOption())
      .addOption(limitOption(1000))
      .addOption(minConfidenceOption())
      .addOption(answerFormatOption()),
  run: (context, [name], options) =>
    answerSymbolList(context, name, options, {
      title: 'callers of',
      ask: (project, symbol, query) => project.callers(symbol, query),
      print: (into, project, edges) => printCalls(into, project, edges, 'caller'),
    }),
});
