/** The parts of an address in a text. */
export interface Address {
  /** Lower case, with two labels or more. Never an IP address, a port, a user name or punycode. */
  readonly host: string;
  /** The path, without empty segments. */
  readonly segments: readonly string[];
  readonly query: string;
  /** Whether it begins with `http:` or `https:`. */
  readonly scheme: boolean;
  /** The words before and after it in the same sentence. */
  readonly before: string;
  readonly after: string;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Part of a name is missing, so the rest would lead elsewhere. */
  readonly broken?: boolean;
}

/** The characters of names and addresses: no brackets, quotation marks or commas. */
const TOKEN = /[!#%&+\-./0-9:=?@A-Z_a-z~\p{L}\p{N}\p{M}]+/gu;

/**
 * Finds addresses in a text with TeX or Markdown, with and without a scheme. Joins an address that a
 * line break has cut where only one reading is possible.
 *
 * @returns in the order of the text, with duplicates
 */
export function addressesIn(text: string): Address[] {
  const prose = plain(text);
  const tokens = [...prose.matchAll(TOKEN)].map(({ 0: found, index }): Token => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
  const whole: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let token = tokens[at];
    if (token === undefined) break;
    if (!NAMED_HOST.test(token.text)) continue;
    for (let pieces = 1; pieces < MOST_PIECES; pieces++) {
      const next = tokens[at + 1];
      const joined: Token | undefined = next && join(prose, token, next);
      if (joined === undefined) break;
      token = joined;
      at++;
    }
    whole.push(token);
  }
  return whole.flatMap((token) => split(token, prose));
}

const MOST_PIECES = 4;
const NAMED_HOST = /[.][a-z]/i;

/** Replaces TeX's forms of characters of addresses, and removes invisible characters. */
function plain(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]|\\-|\\(?:allow|line|no)?break(?![A-Za-z])/g, '')
    .replace(/\{\\?_\}|\$\\?_\$|\\_|\\textunderscore(?:\{\}|\s)?/g, '_')
    .replace(/\\~(?:\{\})?|\\textasciitilde(?:\{\}|\s)?|\$\\sim\$/g, '~')
    .replace(/\\([%#&])/g, '$1')
    .replace(/git@(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org):/gi, 'https://$1/')
    .replace(/(https?)\s?:\s?\/\/\s?/gi, '$1://')
    .replace(
      /(github|gitlab|bitbucket|huggingface|codeberg)(?:\. | \. ?)(com|org|co)(?=\/)/gi,
      '$1.$2',
    );
}

const CUT_HOST =
  /(?:^|[/:=_.])(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co)$/i;
const NO_OWNER = /^(?:and|or|code|data|models?|train|test|input|output|his|her|on|off|w)\//i;

/** Joins a token and the next; undefined where the first is complete. */
function join(prose: string, token: Token, next: Token): Token | undefined {
  if (token.broken || !/^\s+$/.test(prose.slice(token.end, next.start))) return undefined;
  const [host, path] = atPath(token.text);
  if (!CUT_HOST.test(host)) return undefined;
  const more = withoutEnd(next.text);
  const joined = { text: token.text + next.text, start: token.start, end: next.end };
  const broken = { ...token, broken: true };
  const [owner = '', name, ...deeper] = path.split('/').slice(1);
  if (deeper.length > 0) return undefined;
  if (path === '' || name === undefined) {
    if (/^\/[A-Za-z0-9]/.test(more)) return joined;
    // The name of an account does not end with a hyphen, so it continues.
    if (owner.endsWith('-')) return /^[\w-]+(?:\/[\w.-]+|-)$/.test(more) ? joined : broken;
    if (path !== '/') return undefined;
    return /^[A-Za-z0-9][\w-]*\/[\w.-]+(?:\/[\w./-]*)?$/.test(more) && !NO_OWNER.test(more)
      ? joined
      : undefined;
  }
  if (name === '') return endsThere(prose, next) && isName(more) ? joined : undefined;
  if (/[-_]$/.test(name))
    return endsThere(prose, next) && /^[A-Za-z0-9][\w.-]*$/.test(more) ? joined : broken;
  return /^[-_][A-Za-z0-9]/.test(more) ? broken : undefined;
}

/** Whether a word has a digit, hyphen, underscore or a capital within, as prose hardly has. */
function isName(word: string): boolean {
  return /^[A-Za-z0-9][\w.-]*$/.test(word) && /[\d_-]|[A-Za-z][A-Z]/.test(word);
}

/** Whether the sentence, or the bracket around it, ends with this token. */
function endsThere(prose: string, { text, end }: Token): boolean {
  return /[.:!?]$/.test(text) || end === prose.length || /[)\]},;]/.test(prose[end] ?? '');
}

function atPath(text: string): [before: string, path: string] {
  const scheme = text.lastIndexOf('://');
  const slash = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)];
}

/** Returns the addresses of a token; several where there is no space between them. */
function split(token: Token, prose: string): Address[] {
  if (token.broken || /\.\.[.]?$/.test(token.text) || prose[token.end] === '…') return [];
  const context = sentenceAround(prose, token);
  return withoutEmphasis(token.text)
    .split(/(?=https?:)/i)
    .map((piece) => parse(piece, context))
    .filter((address) => address !== undefined);
}

/** Removes Markdown's underscores around a text. */
function withoutEmphasis(text: string): string {
  return /^_{1,2}[a-z]/i.test(text) ? text.replace(/^_{1,2}|_{1,2}(?=[.:!?]?$)/g, '') : text;
}

const SCHEME = /^(?:https?(?::\/{0,3}|\/{2})){1,3}/i;
const LABEL = /^(?:[A-Za-z&]{1,20}[:=])?\/{0,3}/;

function parse(piece: string, context: Pick<Address, 'before' | 'after'>): Address | undefined {
  const scheme = SCHEME.test(piece);
  const text = withoutEnd(piece.replace(scheme ? SCHEME : LABEL, ''));
  const [, authority = '', path = '', query = ''] =
    /^([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(text) ?? [];
  const host = authority.toLowerCase();
  if (!isHostName(host)) return undefined;
  return { host, segments: path.split('/').filter(Boolean), query, scheme, ...context };
}

/** Accepts only ASCII names, since other scripts and punycode can imitate a name. */
function isHostName(host: string): boolean {
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    host.length <= 200 &&
    /^[a-z]{2,}$/.test(labels.at(-1) ?? '') &&
    labels.every((label) => /^[a-z0-9-]{1,63}$/.test(label) && !/^-|^xn--|-$/.test(label))
  );
}

/** Removes the punctuation of the sentence. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '.:!?&=+#%'.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

const FAR_BEFORE = 200;
const FAR_AFTER = 80;
const SENTENCE_END = /[.!?]\s+(?=["'“‘(]?[A-Z])/g;

function sentenceAround(prose: string, { start, end }: Token): Pick<Address, 'before' | 'after'> {
  const before =
    prose
      .slice(Math.max(0, start - FAR_BEFORE), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const sentence = /[.!?]$/.test(prose.slice(start, end)) ? '' : prose.slice(end, end + FAR_AFTER);
  return { before, after: sentence.split(SENTENCE_END)[0] ?? '' };
}
