/// <reference types="vite/client" />

/** A module built for the browser; gives the name of its file, below `<basePath>/assets/`. */
declare module 'browser:*' {
  const name: string;
  export default name;
}
