import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const NEVER =
  /^(?:script|iframe|object|embed|form|base|link|frame|frameset|audio|video|img|template)$/;
const LINK = /^(?:https?:\/\/|#)/i;

/** What is in a page that must not be: bad mark-up, and whatever runs, loads, or leads to a script. */
export function harmIn(page: string): string[] {
  const found: string[] = [];
  const document = parse(page, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }: ParserError) => {
      found.push(`${code} at ${startLine}:${startCol}`);
    },
  });
  const policy: string[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      found.push(...harmOf(node));
      if (attribute(node, 'http-equiv') === 'Content-Security-Policy')
        policy.push(attribute(node, 'content') ?? '');
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  if (!policy.some((text) => text.startsWith("default-src 'none';")))
    found.push('there is no policy');
  return found;
}

/** The levels of a page's headings, in order. */
export function headingsOf(page: string): number[] {
  const levels: number[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node && /^h[1-6]$/.test(node.tagName)) levels.push(Number(node.tagName[1]));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return levels;
}

function harmOf(element: Element): string[] {
  const { tagName, attrs } = element;
  const found = attrs.flatMap(({ name, value }) => {
    if (/^on/i.test(name)) return [`<${tagName} ${name}>`];
    if (/^(?:href|src|action|formaction|xlink:href)$/i.test(name) && !LINK.test(value))
      return [`<${tagName} ${name}="${value}">`];
    return name === 'style' && /url\(|expression/i.test(value) ? [`style="${value}"`] : [];
  });
  return NEVER.test(tagName) ? [`<${tagName}>`, ...found] : found;
}

function attribute({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}
