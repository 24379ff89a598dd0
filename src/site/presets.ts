/** Folders under templates/: the presets. */
export interface Presets {
  /** Names of all presets, sorted. */
  names(): readonly string[];
  /** Text of a file in a preset's folder, or of one beside the folders; undefined when there is none. */
  read(path: string): string | undefined;
}
