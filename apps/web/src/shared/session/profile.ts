import { UpdateProfileDocument, type UpdateProfileInput } from '../../generated/operations.js';
import { idempotent } from '../graphql/idempotency.js';
import { t } from '../i18n/index.js';
import type { AppLocale } from '../i18n/locales.js';
import { sentenceOf } from '../refusals/sentences.js';
import { usePreferences } from '../ui/preferences.js';
import { useToasts } from '../ui/toasts.js';
import { api, begin } from './session.js';

/** Saves language or time zone in the account. False when that did not work; then it was said. */
export async function saveProfile(input: UpdateProfileInput): Promise<boolean> {
  const { data } = await api.value.mutation(UpdateProfileDocument, { input }, idempotent()).toPromise();
  const result = data?.updateProfile;
  if (result?.__typename === 'Viewer') {
    begin(result);
    return true;
  }
  useToasts().show({ tone: 'danger', text: result ? sentenceOf(result) : t('errors.notSaved') });
  return false;
}

/** Speaks it at once, on this device; on all others when it is saved. */
export async function chooseLanguage(locale: AppLocale): Promise<void> {
  const preferences = usePreferences();
  preferences.locale = locale;
  if (await saveProfile({ locale })) preferences.locale = '';
}
