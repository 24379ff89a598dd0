/** Lines of one text, and their replacement in the other text. */
interface Hunk {
  readonly old: readonly string[];
  readonly fresh: readonly string[];
  /** The line of the old text at which it begins. */
  readonly at: number;
}

export interface Changed {
  readonly text: string;
  /** How many places were changed. */
  readonly places: number;
}

/**
 * Applies the differences between two prints of a page to a page that a person may have edited.
 * Applies a difference only if the page has the old lines exactly once, byte for byte. Otherwise a
 * person changed them, and they stay. New lines get the line ends of the page.
 *
 * @param was the page as it would be printed without the news
 * @param is the page as it would be printed with it
 */
export function carryOver(page: string, was: string, is: string): Changed {
  const lines = linesOf(page);
  const printed = was.split('\n');
  const edits = hunksBetween(printed, is.split('\n'))
    .flatMap(pairs)
    .flatMap((hunk) => editFor(hunk, printed, lines) ?? []);
  const usual = lines[0]?.end || '\n';
  let text = lines;
  let places = 0;
  let last = Infinity;
  for (const { at, count, fresh } of [...edits].sort((a, b) => b.at - a.at || b.count - a.count)) {
    if (at + count > last) continue;
    last = at;
    const end = lines[at]?.end || usual;
    text = [
      ...text.slice(0, at),
      ...fresh.map((line) => ({ line, end })),
      ...text.slice(at + count),
    ];
    places++;
  }
  // The last line of the page may have no end, and be followed by new lines.
  const whole = text.map(({ line, end }, n) => line + (end || (n + 1 < text.length ? usual : '')));
  return { text: whole.join(''), places };
}

/** Whether a page has all lines that the second print of it has beyond the first. */
export function holdsNews(page: string, was: string, is: string): boolean {
  const lines = new Set(linesOf(page).map(({ line }) => line));
  const fresh = hunksBetween(was.split('\n'), is.split('\n'))
    .flatMap((hunk) => hunk.fresh)
    .filter((line) => line !== '');
  return fresh.every((line) => lines.has(line));
}

interface Line {
  readonly line: string;
  readonly end: string;
}

function linesOf(page: string): Line[] {
  return [...page.matchAll(/([^\n]*?)(\r?\n|$)/g)]
    .map(([, line = '', end = '']) => ({ line, end }))
    .filter(({ line, end }) => line !== '' || end !== '');
}

/** A hunk that replaces lines one by one, as hunks of one line: a person may have edited one of them. */
function pairs(hunk: Hunk): Hunk[] {
  const { old, fresh, at } = hunk;
  if (old.length !== fresh.length || [...old, ...fresh].includes('')) return [hunk];
  return old.map((line, n) => ({ old: [line], fresh: [fresh[n] ?? ''], at: at + n }));
}

interface Edit {
  /** Index of a line of the page. */
  readonly at: number;
  readonly count: number;
  readonly fresh: readonly string[];
}

function editFor(
  { old, fresh, at }: Hunk,
  printed: readonly string[],
  page: readonly Line[],
): Edit | undefined {
  const end = at + old.length;
  if (old.some((line) => line !== '')) return replace(page, old, fresh);
  // Place inserted lines by the lines around them.
  const above = printed.findLastIndex((line, n) => n < at && line !== '');
  const below = printed.findIndex((line, n) => n >= end && line !== '');
  const before = above < 0 ? [] : printed.slice(above, at);
  const after = below < 0 ? [] : printed.slice(end, below + 1);
  const stands = (line: string | undefined) => page.some((one) => one.line === line);
  const insert = (head: readonly string[], tail: readonly string[]): Edit | undefined => {
    const found = placeOf(page, [...head, ...old, ...tail]);
    return found === undefined ? undefined : { at: found + head.length, count: old.length, fresh };
  };
  const both = insert(before, after);
  if (both !== undefined) return both;
  if (after.length > 0 && !stands(before[0])) return insert([], after);
  return before.length > 0 && !stands(after.at(-1)) ? insert(before, []) : undefined;
}

function replace(
  page: readonly Line[],
  old: readonly string[],
  fresh: readonly string[],
): Edit | undefined {
  const at = placeOf(page, old);
  return at === undefined ? undefined : { at, count: old.length, fresh };
}

/** Returns the index of lines that occur once in a page; undefined for empty lines alone. */
function placeOf(page: readonly Line[], lines: readonly string[]): number | undefined {
  if (!lines.some((line) => line !== '')) return undefined;
  const places = page.flatMap((_, at) =>
    lines.every((line, n) => page[at + n]?.line === line) ? [at] : [],
  );
  return places.length === 1 ? places[0] : undefined;
}

/**
 * What differs between two lists of lines. Lines that resemble each other are taken for one line that
 * changed: else an empty line between two others would be enough to pair a title with an abstract.
 */
function hunksBetween(old: readonly string[], fresh: readonly string[]): Hunk[] {
  const scores = scoresOf(old, fresh);
  const score = (a: number, b: number) => scores[a]?.[b] ?? 0;
  const hunks: Hunk[] = [];
  let [a, b] = [0, 0];
  let [fromA, fromB] = [0, 0];
  const close = () => {
    if (a > fromA || b > fromB)
      hunks.push({ old: old.slice(fromA, a), fresh: fresh.slice(fromB, b), at: fromA });
    [fromA, fromB] = [a, b];
  };
  while (a < old.length || b < fresh.length) {
    const likeness = a < old.length && b < fresh.length ? likenessOf(old[a], fresh[b]) : 0;
    if (likeness > 0 && score(a, b) === score(a + 1, b + 1) + likeness) {
      close();
      a++;
      b++;
      if (old[a - 1] === fresh[b - 1]) [fromA, fromB] = [a, b];
      else close();
    } else if (b >= fresh.length || (a < old.length && score(a, b) === score(a + 1, b))) a++;
    else b++;
  }
  close();
  return hunks;
}

/** Returns a table: the likeness of the rest of both texts from each pair of lines on. */
function scoresOf(old: readonly string[], fresh: readonly string[]): number[][] {
  const scores = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(fresh.length + 1).fill(0),
  );
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--) {
      const row = scores[a];
      const below = scores[a + 1];
      if (row === undefined || below === undefined) continue;
      const likeness = likenessOf(old[a], fresh[b]);
      const paired = likeness > 0 ? (below[b + 1] ?? 0) + likeness : 0;
      row[b] = Math.max(paired, below[b] ?? 0, row[b + 1] ?? 0);
    }
  return scores;
}

/** Returns 0 for unrelated lines, 2 for lines that share half their words, 4 for equal ones. */
function likenessOf(a = '', b = ''): number {
  if (a === b) return a === '' ? 1 : 4;
  const [words, others] = [a.split(' '), new Set(b.split(' '))];
  const common = new Set(words.filter((word) => others.has(word)));
  return common.size * 2 >= Math.max(new Set(words).size, others.size) ? 2 : 0;
}
