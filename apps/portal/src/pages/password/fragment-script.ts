import { createHash } from 'node:crypto';
import { h } from 'vue';

/**
 * The one script of the help centre. What stands behind the # of an address never reaches a server, so nobody's log keeps it; only a script can
 * bring it into the form. Without a script the code is pasted.
 */
const text = `(function () {
  var code = location.hash.slice(1);
  if (!/^[\\w.-]{20,200}$/.test(code)) return;
  history.replaceState(null, '', location.pathname + location.search);
  document.getElementById('welcome-token').value = code;
  document.getElementById('welcome-code').hidden = true;
  document.getElementById('welcome-password').focus();
})();`;

/** Our own constant text, so nothing of it is escaped. */
export const FragmentScript = () => h('script', { innerHTML: text });

/** The policy of its page allows this very text and nothing else. */
export const fragmentPolicy = `script-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
