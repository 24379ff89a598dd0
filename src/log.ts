/** A finding that does not stop the run: one bad entry among good ones, a label that is missing. */
export interface Notice {
  /** What it is about: a paper's id, a template's name, a topic. */
  readonly about: string;
  /** What was found and what follows from it, in one sentence. */
  readonly text: string;
}

export interface Log {
  info(line: string): void;
  notice(notice: Notice): void;
}
