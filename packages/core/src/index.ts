export { seedCompany, type SeedOptions } from './seeding/seeder.js';
export type { SeedCompany } from './seeding/company.js';
export { openInstallation, type Installation, type OpenOptions } from './installation.js';
export type { InstallationSettings } from './installation-settings.js';
export { systemContext } from './kernel/context/contexts.js';
export { MayNotCreateDatabases, UnreachableDatabase, UnsupportedServer } from './kernel/database/index.js';
export { BootRefused } from './kernel/plugins/index.js';
export { Configuration, configurationReference, ConfigurationFailure, loadConfiguration, variableNames, type ConfigurationProblem } from './kernel/configuration/index.js';
export { JsonLog, NestLog } from './kernel/log/index.js';
