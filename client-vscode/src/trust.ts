/**
 * Which commands start programs of the workspace. The manifest says so to VS Code, whose palette and menus then do not
 * offer them; buttons of welcomes and walkthroughs it runs all the same, so the commands ask, too. Pure.
 */

export interface CommandManifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
  };
}

/** Ids of the commands that the manifest offers in trusted workspaces only. */
export function commandsThatNeedTrust({ contributes }: CommandManifest): ReadonlySet<string> {
  const needing = contributes.commands.filter(({ enablement = '' }) =>
    /(?<!!)\bisWorkspaceTrusted\b/.test(enablement),
  );
  return new Set(needing.map(({ command }) => command));
}

export const TRUST_FIRST =
  'This starts programs that act on the files of this workspace (git, its tests), and the workspace is not trusted.';
