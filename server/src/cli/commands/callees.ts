/** `cpgd callees NAME`: what a function, method or class calls. */
import { printCalls } from '../answers/call-list.ts';
import { answerSymbolList, type ListOptions } from '../answers/symbol-list.ts';
import { NAME_ARGUMENT_HELP } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import { answerFormatOption, depthOption, limitOption, minConfidenceOption } from '../option-values.ts';

export const calleesCommand = defineCommand<[name: string], ListOptions>({
  name: 'callees',
  summary: 'list what a function, method or class calls',
  description:
    'Lists what a function, method or class calls, external code included. ' +
    'With --depth, what those call too.',
  examples: [
    { line: 'callees app.views.index', meaning: 'what the function calls directly' },
    { line: 'callees app.views.index --depth 2 --format json', meaning: 'two calls deep, for programs' },
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
      title: 'callees of',
      ask: (project, symbol, query) => project.callees(symbol, query),
      print: (into, project, edges) => printCalls(into, project, edges, 'callee'),
    }),
});
