/** Folders under templates/: the presets. */
export interface Presets {
  /** Names of all presets, sorted. */
  names(): readonly string[];
  /** Returns the text of a file below templates/; undefined if it does not exist. */
  read(path: string): string | undefined;
}
