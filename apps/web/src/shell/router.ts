import { shallowRef } from 'vue';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import { viewPattern } from '../features/queue/views.js';
import type { Trouble } from '../shared/graphql/trouble.js';
import { findViewer, viewer, whenEnded } from '../shared/session/session.js';

/** Why it is not known who is signed in; null when it is. */
export const startTrouble = shallowRef<Trouble | null>(null);

const queue = () => import('../pages/QueuePage.vue');
const settings = () => import('../pages/SettingsPage.vue');

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('../pages/SignInPage.vue'), meta: { open: true } },
      { path: '/welcome', name: 'welcome', component: () => import('../pages/WelcomePage.vue'), meta: { open: true, toAll: true } },
      { path: '/', redirect: '/queue/open' },
      { path: `/queue/:view(${viewPattern})/:number?`, name: 'queue', component: queue },
      { path: '/tickets/:number', redirect: ({ params }) => `/queue/open/${String(params['number'])}` },
      { path: '/mail/:id?', name: 'mail', component: () => import('../pages/SentMailPage.vue') },
      { path: '/settings/:plugin?/:page?', name: 'settings', component: settings },
      { path: '/x/:plugin/:path(.*)*', name: 'plugin', component: () => import('../pages/PluginPage.vue') },
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('../pages/NotFoundPage.vue') },
    ],
  });

  router.beforeEach(async (to) => {
    // A link of a mail is for whoever has it, signed in as somebody or not.
    if (to.meta['toAll'] === true || (to.meta['open'] === true && viewer.value === null)) return true;
    if (viewer.value === null) {
      const { trouble } = await findViewer();
      startTrouble.value = viewer.value === null ? trouble : null;
      if (startTrouble.value) return true;
    }
    if (viewer.value === null) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    return to.meta['open'] === true ? '/' : true;
  });

  whenEnded(() => {
    const { fullPath, meta } = router.currentRoute.value;
    if (meta['open'] !== true) void router.replace({ name: 'sign-in', query: { next: fullPath, ended: '1' } });
  });
  return router;
}
