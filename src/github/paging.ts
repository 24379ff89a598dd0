/** A list that GitHub returns in pages. The first page may be requested before it is needed. */
export interface Pages<T> {
  /** Asks for the first page, which the next reader gets. */
  readAhead(): void;
  /** Reads a page on demand. */
  read(): AsyncGenerator<T[]>;
}

/** @param start asks anew, from the first page on */
export function pagesOf<T>(start: () => AsyncIterable<{ readonly data: T[] }>): Pages<T> {
  const begin = () => {
    const pages = start()[Symbol.asyncIterator]();
    return { pages, first: pages.next() };
  };
  let ahead: ReturnType<typeof begin> | undefined;
  return {
    readAhead() {
      ahead ??= begin();
      // It may never be read. A reader gets the failure.
      ahead.first.catch(() => undefined);
    },
    async *read() {
      const { pages, first } = ahead ?? begin();
      ahead = undefined;
      for (let page = await first; page.done !== true; page = await pages.next())
        yield page.value.data;
    },
  };
}
