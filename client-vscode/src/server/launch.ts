/**
 * How the bundled server is started: which program, with which arguments and environment. Pure, so that it can be
 * tested without VS Code; starts nothing itself.
 */

export interface LaunchRequest {
  /** The Node that runs this extension: Electron in desktop VS Code, `node` on a remote machine. */
  readonly execPath: string;
  /** `cpgd.server.nodePath`: another Node to use; empty for none. */
  readonly nodePath: string;
  /** Absolute path of the launcher inside the extension. */
  readonly launcher: string;
  /** `cpgd.server.cacheDirectory`; empty for the server's own choice. */
  readonly cacheDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/** Variables that would change what the server's Node does, or that tell children they run inside VS Code. */
const NOT_INHERITED = /^(NODE_OPTIONS|NODE_PATH|NODE_V8_COVERAGE|VSCODE_.*|ELECTRON_.*)$/;

export function launchOf(request: LaunchRequest): Launch {
  const { execPath, nodePath, launcher, cacheDirectory, environment } = request;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !NOT_INHERITED.test(name)) env[name] = value;
  }
  // Electron behaves as Node only when told so; a plain Node does not look at it.
  if (nodePath === '') env.ELECTRON_RUN_AS_NODE = '1';
  const args = [launcher, '--stdio'];
  if (cacheDirectory !== '') args.push('--cache-dir', cacheDirectory);
  return { command: nodePath === '' ? execPath : nodePath, args, env };
}
