export { Configuration } from './configuration.js';
export { ConfigurationFailure, type ConfigurationProblem } from './failure.js';
export { loadConfiguration, longestMailbox } from './load-configuration.js';
export { Policies } from './policies.js';
export { configurationReference } from './reference.js';
export { variableNames } from './settings.js';
