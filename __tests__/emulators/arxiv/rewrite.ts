/** A token of a query after arXiv's lenient first pass, which comes before parsing. */
export interface Token {
  readonly kind: 'prefix' | 'operator' | 'open' | 'close' | 'text';
  readonly text: string;
}

const FIELDS = 'abs|all|au|cat|co|doi|id|jr|rn|submittedDate|title|ti';
const PREFIX = new RegExp(`^(?:${FIELDS}):$`);
const TOKEN = new RegExp(
  `"[^"]*"|[()]|\\b(?:ANDNOT|AND|NOT|OR)\\b(?=[()\\s]|$)|(?:${FIELDS}):|[^"()\\s]+`,
  'g',
);

/** Corrects a query as arXiv does. Each step quotes its fact. */
export function rewrite(query: string): Token[] {
  const text = query
    .replace(/[\r\n]/g, ' ')
    // "`lastUpdatedDate:[…]` is silently rewritten to the same."
    .replaceAll('lastUpdatedDate:', 'submittedDate:')
    .replace(
      /submittedDate:\[([\d-]{4,14}) TO ([\d-]{4,14})\]/g,
      (_, from: string, to: string) =>
        `submittedDate:"${filled(from, '01010000')} TO ${filled(to, '12312359')}"`,
    );
  // No alternative begins with a lone quotation mark: "Unclosed quote: dropped."
  const tokens = (text.match(TOKEN) ?? []).map(toToken);
  const steps = [
    notAsAndNot,
    prefixIntoParentheses,
    textWithoutField,
    lastOperatorWins,
    orBetween,
    underscoresOfAuthors,
    withoutEmptyPrefixes,
  ];
  return steps.reduce((sofar, step) => step(sofar), tokens);
}

/** Prints the query as in the feed's `<title>`. */
export function printTokens(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1]?.kind;
      const close =
        before === undefined ||
        (before === 'open' && token.kind === 'prefix') ||
        (before === 'text' && token.kind === 'close') ||
        (before === 'prefix' && token.kind === 'text');
      return (close ? '' : ' ') + token.text;
    })
    .join('');
}

function toToken(text: string): Token {
  if (text === '(') return { kind: 'open', text };
  if (text === ')') return { kind: 'close', text };
  if (/^(?:ANDNOT|AND|NOT|OR)$/.test(text)) return { kind: 'operator', text };
  // "anything else (`abstract:`, `author:`) becomes text"
  if (!PREFIX.test(text)) return { kind: 'text', text };
  return { kind: 'prefix', text: text === 'title:' ? 'ti:' : text };
}

/** Completes a date: `2026` becomes `202601010000`. Other text stays, and is refused later. */
function filled(date: string, rest: string): string {
  if (!/^(?:\d{4}|\d{6}|\d{8}|\d{12,14})$/.test(date)) return date;
  const whole = (date + rest.slice(Math.max(0, date.length - 4))).slice(0, 12);
  if (date.length !== 6 || rest.startsWith('01')) return whole;
  const lastDay = new Date(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4)), 0),
  ).getUTCDate();
  return `${date}${lastDay}2359`;
}

function notAsAndNot(tokens: readonly Token[]): Token[] {
  return tokens
    .filter(({ text }, index) => !(text === 'AND' && tokens[index + 1]?.text === 'NOT'))
    .map((token) =>
      token.kind === 'operator' && token.text === 'NOT' ? { ...token, text: 'ANDNOT' } : token,
    );
}

/** Changes `ti:(a OR b)` to `(ti:a OR ti:b)`. */
function prefixIntoParentheses(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let spread: Token | undefined;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (spread === undefined && token.kind === 'prefix' && tokens[index + 1]?.kind === 'open') {
      spread = token;
      continue;
    }
    if (spread !== undefined) {
      if (token.kind === 'open') depth++;
      if (token.kind === 'close') depth--;
      if (token.kind === 'text' && out.at(-1)?.kind !== 'prefix') out.push(spread);
      if (depth === 0) spread = undefined;
    }
    out.push(token);
  }
  return out;
}

function textWithoutField(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index): Token[] =>
    token.kind === 'text' && tokens[index - 1]?.kind !== 'prefix'
      ? [{ kind: 'prefix', text: 'all:' }, token]
      : [token],
  );
}

function lastOperatorWins(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    ({ kind }, index) => kind !== 'operator' || tokens[index + 1]?.kind !== 'operator',
  );
}

/** "Unquoted words side by side become OR": so do groups and fields side by side. */
function orBetween(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index): Token[] => {
    const before = tokens[index - 1]?.kind;
    const endsOne = before === 'close' || before === 'text';
    const startsOne = token.kind === 'prefix' || token.kind === 'open';
    const twoPrefixes = before === 'prefix' && token.kind === 'prefix';
    return (endsOne && startsOne) || twoPrefixes
      ? [{ kind: 'operator', text: 'OR' }, token]
      : [token];
  });
}

/**
 * "`au:` with underscores misbehaves": arXiv changes the second token of the query instead of the
 * author's name, so it reads an author correctly only at the start of the query.
 */
function underscoresOfAuthors(tokens: readonly Token[]): Token[] {
  const second = tokens[1]?.text ?? '';
  if (!second.includes('_')) return [...tokens];
  const name = `"${second.replaceAll('_', ' ').replaceAll('"', '')}"`;
  const mended = (index: number): boolean =>
    tokens[index - 1]?.text === 'au:' && (index === 1 || tokens[0]?.text !== 'au:');
  return tokens.map((token, index) => (mended(index) ? { ...token, text: name } : token));
}

function withoutEmptyPrefixes(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    ({ kind }, index) => kind !== 'prefix' || tokens[index + 1]?.kind === 'text',
  );
}
