/**
 * The questions of the protocol as tools of the Model Context Protocol: names, schemas and descriptions follow from
 * the declarations. Agents name symbols by text and write files themselves; what only editors use is left out.
 */
import { METHODS, type Method, type MethodName } from '@cpgd/shared/protocol';
import * as z from 'zod';

/** Items of an answer unless an agent asks for more: an answer is read whole, and paid for by the word. */
export const AGENT_LIMIT = 50;

/** Parameters that mean nothing to an agent: it has one workspace, no documents and no use for half an answer. */
const EDITOR_ONLY = ['workspace', 'partialResultToken', 'textDocument', 'position', 'enclosing'];

export interface Tool {
  readonly name: string;
  readonly method: MethodName;
  readonly title: string;
  readonly description: string;
  /** What an agent may give. */
  readonly params: z.ZodObject;
  readonly inputSchema: Record<string, unknown>;
}

/** `cpg/symbol` is the tool `cpg_symbol`. */
export const TOOLS: readonly Tool[] = (METHODS as readonly Method[])
  .filter(({ isQuestion }) => isQuestion)
  .map(({ name, question, description, params: all }) => {
    const params = forAgents(all);
    return {
      name: name.replace('/', '_'),
      method: name as MethodName,
      title: question,
      description: `${question} ${description}`,
      params,
      inputSchema: inputSchema(all, params),
    };
  });

function forAgents(params: z.ZodObject): z.ZodObject {
  const omitted = Object.fromEntries(
    EDITOR_ONLY.filter((name) => name in params.shape).map((name) => [name, true]),
  );
  return params.omit(omitted as Parameters<typeof params.omit>[0]);
}

function inputSchema(params: z.ZodObject, shown: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shown, { io: 'input' }) as Record<string, unknown>;
  const properties = schema.properties as Record<string, { default?: unknown }>;
  if (properties.limit) properties.limit = { ...properties.limit, default: AGENT_LIMIT };
  if ('symbol' in params.shape && 'textDocument' in params.shape) schema.required = ['symbol'];
  return schema;
}

/** What agents are told once, before they choose a tool. */
export const INSTRUCTIONS = `cpgd knows a Python project as a graph that is kept true while files change: definitions, \
references, calls, imports, types, inheritance, data flow. Prefer it to text search for questions about what code \
means. Symbols are named as people do: "HttpRequest.get_host", or "path.py:12:5" for the name at a place. After \
writing files, pass their paths in "changedPaths" with the next question. Every answer has "freshness"; where \
"truncated" is true, "next" is the "cursor" for more. cpg_traverse and cpg_sql answer what the other tools do not.`;
