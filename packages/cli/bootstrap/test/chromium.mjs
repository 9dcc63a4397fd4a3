import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Chromium that starts: the one of CHROMIUM, one on PATH, or one that Playwright fetched. Null when there is none. */
export function findChromium({ env = process.env, home = homedir(), starts = answersVersion } = {}) {
  if (env.CHROMIUM) {
    if (!starts(env.CHROMIUM)) throw new Error(`CHROMIUM names ${env.CHROMIUM}, which does not start. Correct it, or unset it to look elsewhere.`);
    return env.CHROMIUM;
  }
  return [...onPath(env), ...ofPlaywright(env, home)].find((path) => existsSync(path) && starts(path)) ?? null;
}

/** Gets one from the system's own packages where that needs no question, otherwise says how. */
export function installChromium({ say, uid = process.getuid?.(), system = systemName() }) {
  const { command, automatic } = howToInstall({ uid, system });
  if (!automatic) throw new Error(`No Chromium was found in CHROMIUM, on PATH or in Playwright's cache. Run: ${command}`);
  say(`No Chromium found. Installing the package: ${command}`);
  const done = spawnSync('sh', ['-c', command], { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const found = done.status === 0 ? findChromium() : null;
  if (!found) throw new Error(`Chromium could not be installed:\n${(done.stdout + done.stderr).trimEnd().split('\n').slice(-15).join('\n')}\nInstall one and name it in CHROMIUM, or run: ${withPlaywright}`);
  return found;
}

/** The one command for this machine, and whether it may be run without asking. */
export function howToInstall({ uid, system }) {
  if (system !== 'debian' && system !== 'ubuntu') return { command: withPlaywright, automatic: false };
  const name = system === 'ubuntu' ? 'chromium-browser' : 'chromium';
  const install = `apt-get install -y --no-install-recommends --no-remove ${name}`;
  return uid === 0 ? { command: `apt-get update && ${install}`, automatic: true } : { command: `sudo apt-get update && sudo ${install}`, automatic: false };
}

const withPlaywright = 'npx --yes playwright@1.65.1 install chromium';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (env) => (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

function ofPlaywright(env, home) {
  const caches = [env.PLAYWRIGHT_BROWSERS_PATH, join(home, '.cache/ms-playwright'), join(home, 'Library/Caches/ms-playwright')].filter((path) => path && existsSync(path));
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium', 'chrome-linux/headless_shell'];
  return caches.flatMap((cache) => readdirSync(cache).filter((name) => name.startsWith('chromium')).sort().reverse().flatMap((name) => inside.map((path) => join(cache, name, path))));
}

/** A name on PATH may be a stub that only says where to get the browser. */
const answersVersion = (path) => spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;

function systemName() {
  if (platform() !== 'linux' || !existsSync('/etc/os-release')) return platform();
  return /^ID="?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'linux';
}
