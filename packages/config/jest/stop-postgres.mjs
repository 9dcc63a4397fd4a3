import { rm } from 'node:fs/promises';

export default async function stop() {
  const running = globalThis.mejaTestPostgres;
  if (!running) return;
  await running.postgres.stop();
  await rm(running.dataDir, { recursive: true, force: true });
}
