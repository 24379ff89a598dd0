/** Defined at build or load time (scripts/define.mjs), because the bundle has no package.json. */
declare const PAPERBOY_VERSION: string;

/** Version of Paperboy, such as `1.0.0`. */
export const VERSION = PAPERBOY_VERSION;
