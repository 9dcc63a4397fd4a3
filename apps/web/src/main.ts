import './main.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './shell/App.vue';
import { createAppRouter } from './shell/router.js';
import { i18n, speak } from './shared/i18n/index.js';
import { chooseLocale } from './shared/i18n/locales.js';
import { usePreferences } from './shared/ui/preferences.js';

const app = createApp(App).use(createPinia()).use(i18n);
// The theme is set before anything is drawn.
const preferences = usePreferences();
await speak(chooseLocale([preferences.locale, ...navigator.languages]));
app.use(createAppRouter()).mount('#app');
