/** `cpgd mcp`: the questions as tools for coding agents, over standard input and output. */
import { defineCommand } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { projectOptions } from '../session.ts';

export const mcpCommand = defineCommand<[], Record<string, never>>({
  name: 'mcp',
  summary: 'answer coding agents (Model Context Protocol)',
  description:
    'Serves the project to one coding agent over standard input and output, as tools of the Model Context Protocol, ' +
    'and keeps the index true while files change. Ends when the agent does. docs/reference/mcp.md says how agents ' +
    'are told of it.',
  examples: [
    { line: 'mcp', meaning: 'for the project around the current folder; agents start it like this' },
    { line: 'mcp --root .', meaning: 'for the project in a folder' },
  ],
  declare: () => {},
  run: async (context) => {
    const { serveMcp } = await import('../../mcp/serve.ts');
    const options = projectOptions(context);
    await context.note(
      `Serving ${context.path(options.root, '.')} to an agent on standard input and output.`,
    );
    await serveMcp({
      ...options,
      input: context.host.stdin,
      output: context.host.stdout,
      signal: context.signal,
      warn: (message) => void context.note(message),
    });
    return ExitCode.ok;
  },
});
