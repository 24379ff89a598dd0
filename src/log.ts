/** A problem that does not stop the run, such as an unreadable entry or a missing label. */
export interface Notice {
  /** Subject: a paper's id, a template's name, a topic. */
  readonly about: string;
  /** The problem and its consequence, in one sentence. */
  readonly text: string;
}

export interface Log {
  info(line: string): void;
  notice(notice: Notice): void;
}

/** Returns a log that also keeps every notice, for a report. @param notices list to append to */
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
