import fileField from 'browser:../forms/browser/file-field.ts';
import icon from '../styles/mark.svg?url';
import stylesheet from '../styles/portal.css?url';

const nameOf = (builtUrl: string) => builtUrl.slice(builtUrl.lastIndexOf('/') + 1);

/** Names of the built files, below `<basePath>/assets/`. */
export const assetNames = { icon: nameOf(icon), stylesheet: nameOf(stylesheet), fileField };
