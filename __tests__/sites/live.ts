import type { BuiltPage } from './built.ts';
import { type Element, attribute, elementsNamed, elementsOf, isFormula } from './page.ts';

const ACTIVE = new Set(
  'script style iframe frame object embed form input button select textarea base video audio portal marquee'.split(
    ' ',
  ),
);
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc']);
const RUNS = /^[\s\x00-\x1f]*(?:javascript|vbscript|data:text\/html)/i;

/** What a harmless page brings: any page of the same kind may bring that, and nothing else. */
export interface Harmless {
  /** Of the whole page: elements that do something, and how many of each. */
  readonly active: ReadonlyMap<string, number>;
  /** Of the page's own text: its elements, each with each of its attributes. */
  readonly marks: ReadonlySet<string>;
}

export function harmlessOf(page: BuiltPage): Harmless {
  return { active: activeIn(page.root), marks: new Set(marksIn(page.main)) };
}

/**
 * What stands on a post's page that a harmless paper's page has not: in words, for each thing.
 *
 * @param fewer whether it may have fewer elements that do something
 */
export function foreignTo({ active, marks }: Harmless, page: BuiltPage, fewer = false): string[] {
  const here = activeIn(page.root);
  const kinds = new Set([...active.keys(), ...here.keys()]);
  const counts = [...kinds].flatMap((kind) => {
    const [got, wanted] = [here.get(kind) ?? 0, active.get(kind) ?? 0];
    return got === wanted || (fewer && got < wanted) ? [] : [`${got} of ${kind}, not ${wanted}`];
  });
  const strange = [...new Set(marksIn(page.main))].filter((mark) => !marks.has(mark));
  return [...counts, ...strange.map((mark) => `the text brings ${mark}`), ...alarmsOn(page)];
}

/** What no page may have, of whatever kind. */
export function alarmsOn({ root }: BuiltPage): string[] {
  return [...elementsOf(root)].flatMap((element) => [
    ...element.attrs
      .filter(({ name, value }) => /^on/i.test(name) || (ADDRESSES.has(name) && RUNS.test(value)))
      .map(({ name, value }) => `<${element.tagName} ${name}="${value.slice(0, 80)}">`),
    ...(ownScript(element) ? [`a script of an abstract: ${codeOf(element).slice(0, 80)}`] : []),
  ]);
}

/** Code that begins as a hostile text does, in place of one that only quotes it. */
function ownScript(element: Element): boolean {
  return element.tagName === 'script' && /^\s*(?:alert|console\.log)\(/.test(codeOf(element));
}

function codeOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function activeIn(root: Element): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elementsOf(root)) {
    if (!ACTIVE.has(element.tagName)) continue;
    const source = attribute(element, 'src');
    const where =
      source === undefined ? '' : /^(?:https?:)?\/\//.test(source) ? ' from afar' : ' from here';
    const key = `<${element.tagName}>${where}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function marksIn(main: Element): string[] {
  return [...elementsOf(main, (element) => !isFormula(element))]
    .filter((element) => element !== main && !isFormula(element))
    .flatMap(({ tagName, attrs }) => [
      `<${tagName}>`,
      ...attrs.map(({ name }) => `<${tagName} ${name}>`),
    ]);
}

/** Addresses outside the site that the page's own text links to. */
export function outwardLinks({ main }: BuiltPage): string[] {
  return elementsNamed(main, 'a')
    .map((link) => attribute(link, 'href') ?? '')
    .filter((href) => /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href));
}
