import { otherVariables, settingNames, settings } from './settings.js';

/** The page `docs/reference/configuration.md`. */
export function configurationReference(): string {
  const rows = settingNames.map((name) => {
    const { variable, kind, fallback, about } = settings[name];
    return `| \`${name}\` | \`${variable}\` | \`${kind.expected.replaceAll('|', '\\|')}\` | ${fallback} | ${about} |`;
  });
  const others = Object.entries(otherVariables).map(([name, about]) => `| \`${name}\` | ${about} |`);
  return `${[head, ...rows, '', other, ...others].join('\n')}\n`;
}

const head = `# Configuration

<!-- Generated from packages/core/src/kernel/configuration/settings.ts by \`npx pnpm reports\`. -->

Every setting may stand in \`meja.json\` under its name or in the environment under its variable. The environment wins over the
file, the file over the default. An unknown name in the file and an unknown \`MEJA_…\` variable stop the start, so that a typing
error cannot go unnoticed. A variable that is set to nothing counts as not set.

| In \`meja.json\` | Variable | May be | Default | Meaning |
|---|---|---|---|---|`;

const other = `Not a setting, and therefore only in the environment:

| Variable | Meaning |
|---|---|`;
