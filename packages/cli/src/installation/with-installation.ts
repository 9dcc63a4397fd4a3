import { type Configuration, type Installation, JsonLog, loadConfiguration, openInstallation } from '@meja/core';
import { plugins } from '@meja/server';
import type { Call } from '../command.js';
import { openDatabase } from './open-database.js';

export interface Opened {
  readonly installation: Installation;
  readonly configuration: Configuration;
}

/** Works on the installation that this configuration names, running or not, and closes what it opened. */
export async function withInstallation<T>(call: Call, work: (opened: Opened) => Promise<T>): Promise<T> {
  const configuration = loadConfiguration(call.env, call.cwd);
  const database = await openDatabase(configuration);
  try {
    const log = new JsonLog({ level: configuration.logLevel === 'debug' ? 'debug' : 'warn', write: (line) => call.err(line.trimEnd()) });
    const installation = await openInstallation({ ...configuration, databaseUrl: database.url }, plugins, { log });
    try {
      return await work({ installation, configuration });
    } finally {
      await installation.stop();
    }
  } finally {
    await database.stop();
  }
}
