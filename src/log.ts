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

/** A log that also keeps every notice, for a report. @param notices the list they are added to */
export function keeping(log: Log, notices: Notice[]): Log {
  return {
    info: (line) => {
      log.info(line);
    },
    notice: (notice) => {
      notices.push(notice);
      log.notice(notice);
    },
  };
}
