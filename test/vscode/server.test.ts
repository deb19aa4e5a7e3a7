/** How the extension starts its server, starts it again, and which features it leaves to others. */
import { describe, expect, test } from 'vitest';
import { FEATURES, isProvided, otherServer } from '../../client-vscode/src/server/features.ts';
import { launchOf } from '../../client-vscode/src/server/launch.ts';
import { RestartPolicy } from '../../client-vscode/src/server/restart-policy.ts';
import { isAnnouncedTooLittle, serverSettings } from '../../client-vscode/src/server/server-settings.ts';
import {
  DEFAULT_SETTINGS,
  mergeSettings,
  FEATURES as SERVER_FEATURES,
} from '../../server/src/lsp/settings.ts';

const REQUEST = {
  execPath: '/usr/share/code/code',
  nodePath: '',
  launcher: '/ext/server/bin/cpgd.js',
  cacheDirectory: '',
  environment: { PATH: '/bin', HOME: '/home/ada', EMPTY: undefined },
};

describe('starting the server', () => {
  test('tells the Electron of desktop VS Code to be Node', () => {
    const { command, args, env } = launchOf(REQUEST);
    expect(command).toBe('/usr/share/code/code');
    expect(args).toEqual(['/ext/server/bin/cpgd.js', '--stdio']);
    expect(env).toEqual({ PATH: '/bin', HOME: '/home/ada', ELECTRON_RUN_AS_NODE: '1' });
  });

  test('uses another Node where the person names one', () => {
    const { command, env } = launchOf({ ...REQUEST, nodePath: '/opt/node' });
    expect(command).toBe('/opt/node');
    expect(env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
  });

  test('hands on neither options of another Node nor those of VS Code', () => {
    const environment = {
      NODE_OPTIONS: '--inspect',
      VSCODE_PID: '1',
      ELECTRON_NO_ATTACH_CONSOLE: '1',
      LANG: 'C',
    };
    expect(launchOf({ ...REQUEST, environment }).env).toEqual({ LANG: 'C', ELECTRON_RUN_AS_NODE: '1' });
  });

  test('keeps indexes where the person wants them', () => {
    const { args } = launchOf({ ...REQUEST, cacheDirectory: '/big/disk' });
    expect(args.slice(-2)).toEqual(['--cache-dir', '/big/disk']);
  });
});

describe('restarting after a crash', () => {
  test('waits longer each time, and gives up when that does not help', () => {
    const policy = new RestartPolicy();
    const decisions = [0, 1, 2, 3, 4, 5].map((second) => policy.crashed(second * 1000));
    const delays = decisions.map((decision) =>
      decision.kind === 'restart' ? decision.delayMs : decision.kind,
    );
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 'give-up']);
  });

  test('forgets crashes of long ago', () => {
    const policy = new RestartPolicy();
    for (let minute = 0; minute < 60; minute += 4)
      expect(policy.crashed(minute * 60_000)).toMatchObject({ kind: 'restart', delayMs: 500 });
  });

  test('starts over when a person asks for a restart', () => {
    const policy = new RestartPolicy();
    for (let at = 0; at < 6; at++) policy.crashed(at);
    policy.forgive();
    expect(policy.crashed(7)).toMatchObject({ kind: 'restart', delayMs: 500 });
  });
});

describe('beside other Python servers', () => {
  const python = 'ms-python.python';
  const pylance = 'ms-python.vscode-pylance';

  test.each([
    ['nothing else', [], undefined, null],
    ['Pylance', [python, pylance], 'Default', pylance],
    ['Pylance by its own name', [python, pylance], 'Pylance', pylance],
    ['Pylance switched off', [python, pylance], 'None', null],
    ['Jedi instead of Pylance', [python, pylance], 'Jedi', python],
    ['the Python extension without a server', [python], 'Default', null],
    [
      'basedpyright beside Pylance switched off',
      [python, pylance, 'detachhead.basedpyright'],
      'None',
      'detachhead.basedpyright',
    ],
  ])('%s', (_name, extensions, pythonLanguageServer, expected) => {
    expect(otherServer({ extensions: new Set(extensions), pythonLanguageServer })).toBe(expected);
  });

  test('features that both have step back, those that are ours alone stay, and a person may overrule', () => {
    const provided = FEATURES.filter((feature) => isProvided(feature, 'auto', true));
    expect(provided).toEqual(['typeHierarchy', 'codeLens']);
    expect(FEATURES.every((feature) => isProvided(feature, 'auto', false))).toBe(true);
    expect(isProvided('hover', 'on', true)).toBe(true);
    expect(isProvided('codeLens', 'off', false)).toBe(false);
  });
});

describe('the settings that the server gets', () => {
  const source = {
    switchOf: () => 'auto' as const,
    hasOtherServer: false,
    diagnostics: { syntaxErrors: 'hint', unresolvedImports: 'none', importCycles: 'warning' },
    impactStrategy: 'default',
    logLevel: 'info' as const,
  };

  test('name every feature the server knows, so that each can be switched off', () => {
    const { features } = serverSettings({ ...source, switchOf: () => 'off' });
    expect(Object.keys(features).sort()).toEqual([...SERVER_FEATURES].sort());
    expect(new Set(Object.values(features))).toEqual(new Set([false]));
  });

  test('are understood by the server as they are meant', () => {
    const merged = mergeSettings(DEFAULT_SETTINGS, serverSettings({ ...source, hasOtherServer: true }));
    expect(merged.features).toMatchObject({ hover: false, codeLens: true, typeHierarchy: true });
    expect(merged.diagnostics).toEqual(source.diagnostics);
    expect(merged.logLevel).toBe('info');
  });

  test('take a new start of the server only for what it has not announced', () => {
    const announced = serverSettings({ ...source, hasOtherServer: true }).features;
    expect(isAnnouncedTooLittle(announced, serverSettings(source).features)).toBe(true);
    expect(isAnnouncedTooLittle(announced, announced)).toBe(false);
    expect(isAnnouncedTooLittle(serverSettings(source).features, announced)).toBe(false);
  });

  test('leave the strategy to the workspace unless a person chose one', () => {
    const understood = (impactStrategy: string) =>
      mergeSettings(DEFAULT_SETTINGS, serverSettings({ ...source, impactStrategy })).impactStrategy;
    expect(['default', 'import_closure'].map(understood)).toEqual(['default', 'import_closure']);
  });
});
