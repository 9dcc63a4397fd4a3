import { createHash } from 'node:crypto';

/**
 * The one script of the help centre. What stands behind the # of an address never reaches a server, so nobody's log keeps it; only a script can
 * bring it into the form. Without a script the code is pasted.
 */
export const fragmentScript = `(function () {
  var code = location.hash.slice(1);
  if (!/^[\\w.-]{20,200}$/.test(code)) return;
  history.replaceState(null, '', location.pathname + location.search);
  document.getElementById('welcome-token').value = code;
  document.getElementById('welcome-code').hidden = true;
  document.getElementById('welcome-password').focus();
})();`;

/** The policy of its page allows this very text and nothing else. */
export const fragmentPolicy = `script-src 'sha256-${createHash('sha256').update(fragmentScript).digest('base64')}'`;
