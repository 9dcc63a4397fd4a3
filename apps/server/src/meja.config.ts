import { channelEmailPlugin } from '@meja/plugin-channel-email';
import type { InstalledPlugin } from '@meja/plugin-sdk/server';

/** The installed plugins and their options. */
export const plugins: readonly InstalledPlugin[] = [channelEmailPlugin({})];
