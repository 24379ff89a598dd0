/** Given by whatever builds or loads the sources (scripts/define.mjs): package.json is not beside the bundle. */
declare const PAPERBOY_VERSION: string;

/** Of Paperboy, such as `1.0.0`. */
export const VERSION = PAPERBOY_VERSION;
