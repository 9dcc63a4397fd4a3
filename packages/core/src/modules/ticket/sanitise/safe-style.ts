/** The few declarations of an inline style that can neither fetch, move, hide nor cover anything. */
export function safeStyle(style: string): string {
  if (style.length > 2_000) return '';
  return style
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const [property, value] = [declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim().toLowerCase()];
      return colon > 0 && Object.hasOwn(allowed, property) && allowed[property]?.test(value) ? [`${property}:${value}`] : [];
    })
    .join(';');
}

const colour = /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,20}|rgba?\([\d ,.%/]{1,40}\))$/;
const allowed: Readonly<Record<string, RegExp | undefined>> = {
  color: colour,
  'background-color': colour,
  'text-align': /^(?:left|right|center|justify|start|end)$/,
  'font-weight': /^(?:normal|bold|bolder|lighter|[1-9]00)$/,
  'font-style': /^(?:normal|italic|oblique)$/,
  'text-decoration': /^(?:none|underline|line-through|overline)$/,
  'vertical-align': /^(?:top|middle|bottom|baseline|sub|super)$/,
};
