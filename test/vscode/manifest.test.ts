/** The manifest and the code agree: every command, view, setting and picture that one names the other has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryOf, stagedManifest } from '../../client-vscode/scripts/manifest.ts';
import { hostPrebuild, MODULES, PLATFORMS, prebuildOf } from '../../client-vscode/scripts/runtime-files.ts';
import { FEATURES } from '../../client-vscode/src/server/features.ts';
import { commandsThatNeedTrust } from '../../client-vscode/src/trust.ts';
import { SEVERITIES } from '../../server/src/lsp/settings.ts';

const FOLDER = join(import.meta.dirname, '../../client-vscode');
const manifest = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
const { contributes } = manifest;
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }: { properties: object }) => properties),
) as Record<
  string,
  {
    type?: string;
    description?: string;
    markdownDescription?: string;
    enum?: string[];
    enumDescriptions?: string[];
    default: unknown;
  }
>;
const commands = contributes.commands.map(({ command }: { command: string }) => command) as string[];
const sources = readdirSync(join(FOLDER, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
const source = sources.join('\n');

describe('commands', () => {
  /** Of the table in `extension.ts`. */
  const registered = [
    ...readFileSync(join(FOLDER, 'src/extension.ts'), 'utf8').matchAll(/^ {4}'?([\w.]+)'?: \(/gm),
  ].map(([, name]) => `cpgd.${name}`);

  test('of the manifest are exactly those that are registered, but for those that views and lenses call', () => {
    expect([...commands, 'cpgd.open', 'cpgd.showCallers'].sort()).toEqual(registered.sort());
  });

  test('of menus, welcomes and walkthroughs exist', () => {
    const named = JSON.stringify([contributes.menus, contributes.viewsWelcome, contributes.walkthroughs]);
    const used = new Set(
      [...named.matchAll(/(?:command:|"command":"|onCommand:)(cpgd\.[\w.]+)/g)].map(([, name]) => name),
    );
    // VS Code makes this one for each view.
    used.delete('cpgd.why.focus');
    expect([...used].filter((name) => !commands.includes(name!))).toEqual([]);
  });
});

describe('a workspace that is not trusted', () => {
  const needTrust = commandsThatNeedTrust(manifest);

  test('runs neither git nor tests', () => {
    expect([...needTrust].sort()).toEqual([
      'cpgd.impact.changes',
      'cpgd.impact.changesSince',
      'cpgd.impact.runTests',
    ]);
  });

  test('is offered no button for them', () => {
    type Welcome = { contents: string; when: string };
    const offering = (contributes.viewsWelcome as Welcome[]).filter(({ contents }) =>
      [...needTrust].some((command) => contents.includes(`command:${command})`)),
    );
    expect(offering.length).toBeGreaterThan(0);
    for (const { when } of offering) expect(when).toMatch(/&& isWorkspaceTrusted\b/);
  });
});

describe('settings', () => {
  test('that count things are whole numbers, and read as such', () => {
    const counting = Object.entries(settings).filter(([, { type }]) => type === 'integer');
    expect(counting.length).toBeGreaterThan(0);
    for (const [name] of counting) {
      const short = name.replace('cpgd.', '');
      expect(source).toContain(`countSetting('${short}')`);
      expect(source).not.toMatch(new RegExp(`(?<!count)[sS]etting(<number>)?\\('${short}'`));
    }
  });

  test('all have a description, and one for each choice', () => {
    for (const [name, setting] of Object.entries(settings)) {
      expect(setting.markdownDescription ?? setting.description, name).toMatch(/\w/);
      expect(setting.default, name).not.toBeUndefined();
      if (setting.enumDescriptions) expect(setting.enumDescriptions.length, name).toBe(setting.enum!.length);
    }
  });

  test('that the code reads are those of the manifest', () => {
    const read = [...source.matchAll(/[sS]etting(?:<[^(]*>)?\(\s*'([\w.]+)'/g)].map(
      ([, name]) => `cpgd.${name}`,
    );
    const features = FEATURES.map((feature) => `cpgd.features.${feature}`);
    // Read by the client library.
    const all = new Set([...read, ...features, 'cpgd.trace.server']);
    expect([...all].sort()).toEqual(Object.keys(settings).sort());
  });

  test('offer the severities that the server knows', () => {
    for (const name of ['syntaxErrors', 'unresolvedImports', 'importCycles'])
      expect(settings[`cpgd.diagnostics.${name}`]!.enum).toEqual([...SEVERITIES]);
  });

  test('that name programs or folders cannot come from an untrusted workspace', () => {
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations as string[];
    const isMachine = (name: string): boolean =>
      contributes.configuration.some(
        ({ properties }: { properties: Record<string, { scope: string }> }) =>
          properties[name]?.scope === 'machine',
      );
    for (const name of ['cpgd.server.nodePath', 'cpgd.server.cacheDirectory', 'cpgd.impact.testCommand'])
      expect(restricted.includes(name) || isMachine(name), name).toBe(true);
  });
});

test('icons and walkthrough pages exist', () => {
  const named = JSON.stringify(manifest).match(/(?:media|walkthrough)\/[\w-]+\.\w+/g)!;
  for (const path of new Set(named)) expect(existsSync(join(FOLDER, path)), path).toBe(true);
});

test('every native build there is belongs to a platform of VS Code, and each platform has one', () => {
  const builds = readdirSync(join(MODULES, 'better-sqlite3/prebuilds')).map((name) =>
    name.replace('.node', ''),
  );
  expect(PLATFORMS.map(prebuildOf).sort()).toEqual(builds.sort());
  expect(builds).toContain(hostPrebuild());
  expect(() => prebuildOf('web')).toThrow(/linux-x64/);
});

test('where the project lives is written down once, in its own manifest', () => {
  expect(manifest).not.toHaveProperty('bugs');
  expect(manifest).not.toHaveProperty('repository');
  const staged = { ...stagedManifest(FOLDER), repository: { url: 'git+https://example.org/cpgd.git' } };
  expect(repositoryOf(staged)).toBe('https://example.org/cpgd');
  expect(repositoryOf({ ...staged, repository: 'https://example.org/cpgd/' })).toBe(
    'https://example.org/cpgd',
  );
  const { repository: _, ...without } = staged;
  expect(repositoryOf(without as typeof staged)).toBeNull();
});

test('an installed extension has no dependencies to install, and its script is no module', () => {
  const staged = stagedManifest(FOLDER);
  expect(Object.keys(staged)).not.toEqual(
    expect.arrayContaining(['dependencies', 'type', 'scripts', 'private']),
  );
  expect(staged).toMatchObject({ main: './dist/extension.cjs', license: 'MIT' });
});

test('the oldest VS Code it runs on has a Node that the server runs on', () => {
  // 1.101 is Electron 35 with Node 22.15; the server needs 22.12, and 1.100 has Node 20.
  const [, minor] = /^\^1\.(\d+)\./.exec(manifest.engines.vscode)!;
  expect(Number(minor)).toBeGreaterThanOrEqual(101);
});
