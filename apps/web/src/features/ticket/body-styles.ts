import css from './message-body.css?inline';

/** One sheet for every message: parsed once, adopted behind each wall. */
export const bodyStyles = new CSSStyleSheet();
bodyStyles.replaceSync(css);
