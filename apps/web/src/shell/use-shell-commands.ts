import { Keyboard, LogOut, Mail, Moon, Plus, Search, Settings, ShieldX, Sun, SunMoon } from '@meja/ui/icons';
import { shallowRef } from 'vue';
import type { Router } from 'vue-router';
import { fixedViews, tiersOf, tierView, viewsFor } from '../features/queue/views.js';
import { useCommands } from '../shared/commands/registry.js';
import { t } from '../shared/i18n/index.js';
import { may, signOut, viewer } from '../shared/session/session.js';
import { usePreferences } from '../shared/ui/preferences.js';
import { useToasts } from '../shared/ui/toasts.js';
import { cyclePanes } from './panes.js';

/** What can be done from everywhere. */
export function useShellCommands(router: Router) {
  const [paletteOpen, sheetOpen, createOpen] = [shallowRef(false), shallowRef(false), shallowRef(false)];
  const [preferences, toasts] = [usePreferences(), useToasts()];

  async function leave(everywhere: boolean): Promise<void> {
    if (!(await signOut(everywhere))) toasts.show({ tone: 'danger', text: t('errors.connection') });
  }

  useCommands(viewsFor(fixedViews, may).map(({ path, icon, key }) => ({ id: `go.${path}`, label: `commands.go.${path}`, group: 'go' as const, icon, keys: ['g', key], run: () => void router.push(`/queue/${path}`) })));
  useCommands(tiersOf(viewer.value?.departments ?? []).map(({ department, tier }, index) => {
    const { path, icon } = tierView(tier.id);
    return { id: `go.${path}`, label: 'commands.go.tier', params: { department: department.name, tier: tier.name }, group: 'go' as const, icon, ...(index < 9 && { keys: ['g', String(index + 1)] }), run: () => void router.push(`/queue/${path}`) };
  }));
  useCommands([
    { id: 'look.palette', label: 'commands.look.palette', group: 'look', icon: Search, keys: ['mod+k'], inFields: true, listed: false, run: () => (paletteOpen.value = !paletteOpen.value) },
    { id: 'look.search', label: 'commands.look.search', group: 'look', keys: ['/'], listed: false, run: () => (paletteOpen.value = true) },
    { id: 'look.shortcuts', label: 'commands.look.shortcuts', group: 'look', icon: Keyboard, keys: ['?'], run: () => (sheetOpen.value = true) },
    { id: 'look.nextPane', label: 'commands.look.nextPane', group: 'look', keys: ['f6'], inFields: true, listed: false, run: () => cyclePanes(1) },
    { id: 'look.previousPane', label: 'commands.look.previousPane', group: 'look', keys: ['shift+f6'], inFields: true, listed: false, run: () => cyclePanes(-1) },
    { id: 'go.mail', label: 'commands.go.mail', group: 'go', icon: Mail, keys: ['g', 'o'], enabled: () => may('ticket.outbound.read'), run: () => void router.push('/mail') },
    { id: 'go.settings', label: 'commands.go.settings', group: 'go', icon: Settings, keys: ['g', 's'], run: () => void router.push('/settings') },
    { id: 'ticket.create', label: 'commands.ticket.create', group: 'ticket', icon: Plus, keys: ['c'], enabled: () => may('ticket.create'), run: () => (createOpen.value = true) },
    { id: 'ticket.undo', label: 'commands.ticket.undo', group: 'ticket', keys: ['z'], enabled: () => toasts.shown.some(({ action }) => action !== undefined), run: () => void toasts.undo() },
    { id: 'look.light', label: 'commands.look.light', group: 'look', icon: Sun, enabled: () => preferences.theme !== 'light', run: () => (preferences.theme = 'light') },
    { id: 'look.dark', label: 'commands.look.dark', group: 'look', icon: Moon, enabled: () => preferences.theme !== 'dark', run: () => (preferences.theme = 'dark') },
    { id: 'look.system', label: 'commands.look.system', group: 'look', icon: SunMoon, enabled: () => preferences.theme !== 'system', run: () => (preferences.theme = 'system') },
    { id: 'account.signOut', label: 'commands.account.signOut', group: 'account', icon: LogOut, run: () => void leave(false) },
    { id: 'account.signOutEverywhere', label: 'commands.account.signOutEverywhere', group: 'account', icon: ShieldX, run: () => void leave(true) },
  ]);
  return { paletteOpen, sheetOpen, createOpen };
}
