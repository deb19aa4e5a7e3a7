/**
 * Methods of the standard library's classes that run other methods of their own object, which classes below define
 * (template methods): `feed` of an `HTMLParser` runs `handle_data`, `get` of a `Mapping` runs `__getitem__`. From the library
 * reference, "Collections Abstract Base Classes" among others, and the library's code.
 */

export interface TemplateMethod {
  readonly names: readonly string[];
  /** What names of others that it runs begin with: `visit_`. */
  readonly prefix: string;
  /** The method that decides which of those run: one of the workspace's own says itself what it runs. */
  readonly chooser: string;
}

const NO_CHOICE = { prefix: '', chooser: '' };
const runs = (...names: readonly string[]): TemplateMethod => ({ names, ...NO_CHOICE });
const chooses = (prefix: string, chooser: string, ...names: readonly string[]): TemplateMethod => ({
  names,
  prefix,
  chooser,
});

/** The same of several methods of a class. */
const all = (of: string, methods: string, template: TemplateMethod): [string, TemplateMethod][] =>
  methods.split(' ').map((method) => [`${of}.${method}`, template]);

const HANDLERS = runs(
  ...['starttag', 'endtag', 'startendtag', 'data', 'entityref', 'charref', 'comment', 'decl', 'pi'].map(
    (what) => `handle_${what}`,
  ),
  'unknown_decl',
);
const VISITORS = chooses('visit_', 'visit', 'visit', 'generic_visit');
const COMMANDS = ['default', 'emptyline'];
const PARSING = runs(
  ...['parse_known_args', 'convert_arg_line_to_args', 'error', 'exit'],
  ...['print_help', 'format_help', 'print_usage', 'format_usage'],
);
const COMPARED = runs('__iter__', '__contains__', '__len__');

/** Under which names classes inherit what an abstract class has, those below it in the library included. */
const INHERITED_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Mapping', ['Mapping', 'MutableMapping', 'UserDict']],
  ['Sequence', ['Sequence', 'MutableSequence']],
  ['MutableSequence', ['MutableSequence']],
  ['AbstractSet', ['Set', 'AbstractSet', 'MutableSet']],
  ['MutableSet', ['MutableSet']],
]);

export const TEMPLATE_METHODS: ReadonlyMap<string, TemplateMethod> = new Map<string, TemplateMethod>([
  ['builtins.object.__str__', runs('__repr__')],
  ['builtins.object.__format__', runs('__str__')],
  ['builtins.object.__ne__', runs('__eq__')],
  ['builtins.object.__reduce_ex__', runs('__reduce__', '__getstate__')],

  ...all('typing.Mapping', 'get __contains__', runs('__getitem__')),
  ['typing.Mapping.keys', runs('__iter__')],
  ...all('typing.Mapping', 'items values __eq__', runs('__iter__', '__getitem__')),
  ['typing.MutableMapping.pop', runs('__getitem__', '__delitem__')],
  ['typing.MutableMapping.popitem', runs('__iter__', '__getitem__', '__delitem__')],
  ['typing.MutableMapping.clear', runs('popitem')],
  ['typing.MutableMapping.update', runs('__setitem__')],
  ['typing.MutableMapping.setdefault', runs('__getitem__', '__setitem__')],
  ['typing.Sequence.__iter__', runs('__getitem__')],
  ...all('typing.Sequence', '__contains__ count', runs('__iter__')),
  ['typing.Sequence.index', runs('__getitem__')],
  ['typing.Sequence.__reversed__', runs('__len__', '__getitem__')],
  ['typing.MutableSequence.append', runs('__len__', 'insert')],
  ['typing.MutableSequence.extend', runs('append')],
  ['typing.MutableSequence.__iadd__', runs('extend')],
  ['typing.MutableSequence.pop', runs('__getitem__', '__delitem__')],
  ['typing.MutableSequence.remove', runs('__delitem__', 'index')],
  ['typing.MutableSequence.clear', runs('pop')],
  ['typing.MutableSequence.reverse', runs('__len__', '__getitem__', '__setitem__')],
  ...all('typing.AbstractSet', '__le__ __lt__ __ge__ __gt__ __eq__', COMPARED),
  ...all('typing.AbstractSet', '__and__ __or__ __sub__ __xor__', runs('__iter__', '_from_iterable')),
  ['typing.AbstractSet.isdisjoint', runs('__contains__')],
  ['typing.AbstractSet._hash', runs('__len__', '__iter__')],
  ['typing.MutableSet.remove', runs('__contains__', 'discard')],
  ['typing.MutableSet.pop', runs('__iter__', 'discard')],
  ['typing.MutableSet.clear', runs('pop')],
  ['typing.MutableSet.__ior__', runs('add')],
  ['typing.MutableSet.__iand__', runs('__iter__', 'discard')],
  ['typing.MutableSet.__isub__', runs('discard')],
  ['typing.MutableSet.__ixor__', runs('__contains__', 'add', 'discard')],
  ['collections.UserDict.__getitem__', runs('__missing__')],

  ...all('ast.NodeVisitor', 'visit generic_visit', VISITORS),
  ['ast.NodeTransformer.generic_visit', VISITORS],
  ...all('argparse.ArgumentParser', 'parse_args parse_known_args parse_intermixed_args', PARSING),
  ['argparse.ArgumentParser.error', runs('print_usage', 'format_usage', 'exit')],
  ['argparse.ArgumentParser.print_help', runs('format_help')],
  ['argparse.ArgumentParser.print_usage', runs('format_usage')],
  ['cmd.Cmd.onecmd', chooses('do_', 'onecmd', ...COMMANDS)],
  ['cmd.Cmd.cmdloop', chooses('do_', 'onecmd', 'preloop', 'precmd', 'onecmd', 'postcmd', 'postloop')],
  ...all('html.parser.HTMLParser', 'feed close', HANDLERS),
  ['http.server.BaseHTTPRequestHandler.handle', runs('handle_one_request')],
  ['http.server.BaseHTTPRequestHandler.handle_one_request', chooses('do_', 'handle_one_request')],
  ['json.encoder.JSONEncoder.encode', runs('default', 'iterencode')],
  ['json.encoder.JSONEncoder.iterencode', runs('default')],
  ['json.decoder.JSONDecoder.decode', runs('raw_decode')],
  ['logging.Formatter.format', runs('formatTime', 'formatException', 'formatMessage', 'formatStack')],
  ['logging.Handler.handle', runs('filter', 'emit')],
  ['logging.StreamHandler.emit', runs('format', 'flush')],
  ...all('logging.LoggerAdapter', 'debug info warning error exception critical log', runs('process')),
  ['string.Formatter.format', runs('vformat')],
  [
    'string.Formatter.vformat',
    runs('parse', 'get_field', 'get_value', 'convert_field', 'format_field', 'check_unused_args'),
  ],
  ['string.Formatter.get_field', runs('get_value')],
  ['code.InteractiveInterpreter.runsource', runs('runcode', 'showsyntaxerror')],
  ['code.InteractiveConsole.push', runs('runsource')],
  ['code.InteractiveConsole.interact', runs('raw_input', 'push', 'write')],
  ...all(
    'configparser.RawConfigParser',
    'get getint getfloat getboolean set has_option remove_option items read read_file read_string read_dict',
    runs('optionxform'),
  ),
  ...all('unittest.case.TestCase', 'run debug', chooses('test', 'run', 'setUp', 'tearDown', 'runTest')),
  ['io.RawIOBase.read', runs('readinto')],
  ['pickle.Pickler.dump', runs('persistent_id', 'reducer_override')],
  ['_pickle.Pickler.dump', runs('persistent_id', 'reducer_override')],
  ['_pickle.Unpickler.load', runs('persistent_load', 'find_class')],
  ['socketserver.BaseServer.handle_request', runs('verify_request', 'process_request', 'handle_error')],
  ['socketserver.BaseServer.process_request', runs('finish_request', 'shutdown_request')],
]);

/** Which methods of its object a method chooses from to give what the chosen one gives. */
export interface ChosenResult {
  readonly prefix: string;
  readonly otherwise: readonly string[];
}

export const CHOSEN_RESULTS: ReadonlyMap<string, ChosenResult> = new Map([
  ['ast.NodeVisitor.visit', { prefix: 'visit_', otherwise: ['generic_visit'] }],
  ['cmd.Cmd.onecmd', { prefix: 'do_', otherwise: COMMANDS }],
]);

/** Special methods that abstract classes bring along: the names of the classes that do. */
export const MIXED_IN: ReadonlyMap<string, readonly string[]> = mixedIn();

function mixedIn(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const name of TEMPLATE_METHODS.keys()) {
    const [, of = '', method = ''] = name.split('.');
    if (!name.startsWith('typing.') || !method.startsWith('__')) continue;
    found.set(method, [...(found.get(method) ?? []), ...(INHERITED_AS.get(of) ?? [])]);
  }
  return found;
}
