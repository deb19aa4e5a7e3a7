/** Methods about symbols: what a name means, who refers to it, who calls it, and how that is known. */
import * as z from 'zod';
import { MAX_DEPTH } from './limits.ts';
import { method } from './method.ts';
import {
  callEdge,
  common,
  confidence,
  count,
  freshness,
  location,
  minConfidence,
  named,
  next,
  pageOf,
  paging,
  reference,
  symbolName,
  symbolPlace,
  symbolRef,
} from './shapes.ts';

const depth = z.int().min(1).max(MAX_DEPTH).default(1).describe('How many calls away; 1 is direct.');

const understood = symbolRef.describe(
  'How the name was understood; items are about every symbol it may mean.',
);

export const symbol = method({
  name: 'cpg/symbol',
  question: 'What does this name, place or symbol string stand for?',
  description:
    'Gives the definition, kind, signature and documentation of what a name means, or the candidates.',
  params: z.strictObject({ ...symbolPlace, ...common }),
  result: z.object({ ref: symbolRef, freshness }),
  examples: [
    { meaning: 'by the end of its name', params: { symbol: 'User.save' } },
    { meaning: 'by a place in a file', params: { symbol: 'app/models.py:10:9' } },
  ],
});

export const references = method({
  name: 'cpg/references',
  question: 'Where is this mentioned?',
  description: 'Every token that means the symbol, definitions and imports included, by path and position.',
  params: z.strictObject({ ...symbolPlace, minConfidence, ...paging, ...common }),
  result: z.object({ ref: understood, ...pageOf(reference, 'References.') }),
  streams: 'items',
  examples: [{ meaning: 'all of them', params: { symbol: 'app.models.User' } }],
});

export const callers = method({
  name: 'cpg/callers',
  question: 'Who calls this?',
  description:
    'The call graph around a symbol, against the calls: callers, their callers, and so on. A module calls what its ' +
    'top-level code calls; calls of a class are calls of its constructor, and where ' +
    'it inherits that, those whose callee names the class.',
  params: z.strictObject({ ...symbolPlace, depth, minConfidence, ...paging, ...common }),
  result: z.object({ ref: understood, ...pageOf(callEdge, 'Edges, nearest first.') }),
  streams: 'items',
  examples: [
    { meaning: 'direct callers', params: { symbol: 'helper' } },
    { meaning: 'three calls away, ten edges a page', params: { symbol: 'User.save', depth: 3, limit: 10 } },
  ],
});

export const callees = method({
  name: 'cpg/callees',
  question: 'What does this call?',
  description: 'The call graph around a symbol, along the calls. A module stands for its top-level code.',
  params: z.strictObject({ ...symbolPlace, depth, minConfidence, ...paging, ...common }),
  result: z.object({ ref: understood, ...pageOf(callEdge, 'Edges, nearest first.') }),
  streams: 'items',
  examples: [{ meaning: 'what it calls', params: { symbol: 'app.models.User.save' } }],
});

export const explain = method({
  name: 'cpg/explain',
  question: 'How do you know what this name means?',
  description:
    'Links one place again and tells every question that was asked on the way, each with its answer and the code ' +
    'behind it. `links` is empty where nothing was found; `steps` then say what was missing.',
  params: z.strictObject({
    place: symbolName.describe(
      'A name, attribute, import, definition, parameter, name of an argument or operator, as `path.py:line:column`, from 1, in UTF-16 units.',
    ),
    limit: paging.limit,
    cursor: paging.cursor,
    ...common,
  }),
  result: z.object({
    found: z.boolean().describe('False where nothing of that stands, or the text is newer than the index.'),
    links: z.array(
      named(
        'ExplainedLink',
        z.object({
          relation: z.string().describe('What is said: `name_symbol`, `callsite_symbol` …'),
          target: z.string().describe('Of what it is said, dotted.'),
          method: z.string().describe('How it was found.'),
          confidence,
        }),
      ),
    ),
    steps: z.array(
      named(
        'ExplainedStep',
        z.object({
          depth: count('0 for what the place itself asked; deeper for what those questions asked in turn.'),
          question: z.string(),
          answer: z.array(z.string()).describe('Empty: nothing was found.'),
          location: location.nullable().describe('The code behind the answer.'),
        }),
      ),
    ),
    total: count('Steps in all, of which no more than 2,000 are kept.'),
    truncated: z.boolean().describe('There are more steps than this answer has.'),
    next,
    freshness,
  }),
  examples: [{ meaning: 'how `save` in `user.save()` was found', params: { place: 'app/views.py:7:10' } }],
});
