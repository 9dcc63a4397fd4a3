import { startServer, type Configuration, type RunningServer } from '@meja/core';

type Start = Parameters<typeof startServer>;

/**
 * Serves until SIGINT or SIGTERM, then finishes what is under way and ends the process: with 0 when everything was finished, with 1 when
 * that took longer than `stopSeconds` or failed. A second signal ends it at once.
 */
export async function serve(settings: Start[0] & Pick<Configuration, 'stopSeconds'>, plugins: Start[1], options: Start[2]): Promise<RunningServer> {
  const server = await startServer(settings, plugins, options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), settings.stopSeconds * 1_000);
      server.stop().then(
        () => process.exit(0),
        (error: Error) => {
          options.log.error('server.stop_failed', { reason: error.message, stack: error.stack });
          process.exit(1);
        },
      );
    });
  }
  return server;
}
