/**
 * All commands, in the order in which help lists them. Adding a command is one file and one line here.
 */
import type { CliCommand } from './command.ts';
import { calleesCommand } from './commands/callees.ts';
import { callersCommand } from './commands/callers.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dumpCommand } from './commands/dump.ts';
import { exportCommand } from './commands/export.ts';
import { indexCommand } from './commands/index.ts';
import { referencesCommand } from './commands/references.ts';
import { revisionsCommand } from './commands/revisions.ts';
import { sqlCommand } from './commands/sql.ts';
import { statusCommand } from './commands/status.ts';
import { symbolCommand } from './commands/symbol.ts';
import { watchCommand } from './commands/watch.ts';
import { whyCommand } from './commands/why.ts';

export const COMMANDS: readonly CliCommand[] = [
  indexCommand,
  watchCommand,
  whyCommand,
  revisionsCommand,
  symbolCommand,
  referencesCommand,
  callersCommand,
  calleesCommand,
  sqlCommand,
  dumpCommand,
  exportCommand,
  statusCommand,
  doctorCommand,
];
