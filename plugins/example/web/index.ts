import { defineWeb } from '@meja/plugin-sdk/web';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import sv from './locales/sv.json' with { type: 'json' };

export default defineWeb({
  id: 'example',
  engine: '^0.1.0',
  setup(c) {
    for (const [locale, texts] of [['en', en], ['id', id], ['pl', pl], ['sv', sv]] as const) c.i18n.merge(locale, texts);
    c.add('ticket.panel', 'calls', { title: 'panel.title', component: () => import('./CallsPanel.vue') });
    c.add('nav.item', 'about', { label: 'nav.label', icon: 'bell', path: '', component: () => import('./AboutPage.vue'), order: 90 });
    c.add('settings.page', 'calls', { title: 'settings.title', hint: 'settings.hint', permission: 'workspace.configure', component: () => import('./SettingsPage.vue') });
  },
});
